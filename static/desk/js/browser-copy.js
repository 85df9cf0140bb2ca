/* Keeps what is typed in this browser, at once: IndexedDB and not localStorage, since what is
   written there survives a browser that is killed. */
const about = document.querySelector("keep-text");
let base = null;
let early = null; // what was typed while there was no database

function opened() {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open("desk", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("copies", { keyPath: "page" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      resolve(null); // a browser that keeps nothing, such as a private window
    }
  });
}

async function begin() {
  base = await opened();
  if (!base) return;
  base.onclose = begin;
  if (early) keep(early);
  early = null;
}

/* The transaction is sent off at once, and IndexedDB keeps the order. Where it fails, `copied`
   stays behind, and the badge and the closing window say so. */
function keep(record) {
  try {
    const act = base.transaction("copies", "readwrite", { durability: "relaxed" });
    act.objectStore("copies").put(record);
    act.oncomplete = () => (about.copied = Math.max(about.copied, record.at));
    act.commit();
  } catch {
    early = record;
    if (base) begin(); // it was closed, or its files are gone
    base = null;
  }
}

/* What pages left here, or nothing where there is no database. */
function copies(mode, ask) {
  return new Promise((resolve) => {
    try {
      const request = ask(base.transaction("copies", mode).objectStore("copies"));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

if (about) {
  const began = begin();
  about.copies = {
    all: async () => (await began, (await copies("readonly", (store) => store.getAll())) ?? []),
    forget: (page) => copies("readwrite", (store) => store.delete(page)),
  };
  document.addEventListener("form-typed", ({ detail: { pairs, at } }) => {
    const { user, article, page, after } = about.dataset;
    keep({ page, after, whose: `${user}:${article || "new"}`, pairs, at });
  });
}
