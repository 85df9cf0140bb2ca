/* Keeps a note for readers in this browser while it is typed, until it is published. */
const form = document.querySelector("form.correcting[data-keep]");
const FIELDS = ["kind", "text"];

function stored() {
  try {
    return JSON.parse(localStorage.getItem(form.dataset.keep) ?? "null");
  } catch {
    return null;
  }
}

function keep(isSent) {
  const values = FIELDS.map((name) => form.elements[name].value);
  try {
    localStorage.setItem(form.dataset.keep, JSON.stringify({ values, isSent }));
  } catch {
    // a browser that keeps nothing
  }
}

/* Only where nothing stands there: a refused form comes back with its own text. */
function restore({ values }) {
  if (form.elements.text.value || !values[1]) return;
  FIELDS.forEach((name, index) => (form.elements[name].value = values[index]));
  form.querySelector("[data-restored]").hidden = false;
}

if (form) {
  const kept = stored();
  const isPublished = kept?.isSent && document.querySelector(".messagelist .success");
  if (isPublished) localStorage.removeItem(form.dataset.keep);
  else if (kept) restore(kept);
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
}
