/* Keeps what is typed in this browser, at once. A copy that an earlier page left behind, since it
   was closed, killed or signed out, is handed to the desk, which offers it back.

   IndexedDB and not localStorage: what is written there survives a browser that is killed. */
const about = document.querySelector("keep-text");
const whose = about && `${about.dataset.user}:${about.dataset.article || "new"}`;
let waiting = null;
let busy = false;

const database = new Promise((resolve) => {
  const request = indexedDB.open("desk", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("copies", { keyPath: "page" });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => resolve(null); // a browser that keeps nothing, such as a private window
});

async function copies(mode, act) {
  const store = (await database)?.transaction("copies", mode).objectStore("copies");
  if (!store) return null;
  return new Promise((resolve) => {
    const request = act(store);
    request.onsuccess = () => resolve(request.result ?? true);
    request.onerror = () => resolve(null);
  });
}

async function keep(record) {
  waiting = record;
  if (busy) return;
  busy = true;
  while (waiting) {
    const next = waiting;
    waiting = null;
    if (await copies("readwrite", (store) => store.put(next))) about.copied = next.at;
  }
  busy = false;
}

const forget = (page) => copies("readwrite", (store) => store.delete(page));

/* The desk names the pages whose text is safe with it for good. */
function settledPages() {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("desk_kept="));
  return cookie ? cookie.slice("desk_kept=".length).split(".") : [];
}

async function handOver() {
  const settled = settledPages();
  const all = (await copies("readonly", (store) => store.getAll())) ?? [];
  for (const copy of Array.isArray(all) ? all : []) {
    if (settled.includes(copy.page)) await forget(copy.page);
    else if (copy.whose === whose && copy.page !== about.dataset.page) await offer(copy);
  }
}

async function offer(copy) {
  const { page, pairs, at } = copy;
  const said = await about.post(about.dataset.found, { page, pairs, at });
  if (said?.offers === undefined) return;
  document.getElementById("offers").innerHTML = said.offers;
  await forget(page);
}

if (about) {
  document.addEventListener("form-typed", ({ detail: { pairs, at } }) => {
    keep({ page: about.dataset.page, whose, pairs, at });
  });
  handOver();
}
