/* Tells the desk every ten seconds that this article is open here, and shows who else is in it. */
const TOLD_JUST_NOW = 5_000;
const about = document.querySelector("keep-text");
const others = document.querySelector(".bar-others");
const newer = document.querySelector(".bar-newer");
let answered = 0;

async function here() {
  // An autosave has just asked. Measured from answers, it has to be far less than a tick: an answer
  // that took a second would silence every second tick.
  if (Date.now() - answered < TOLD_JUST_NOW) return;
  await about.post(about.dataset.here, {});
}

function show(said) {
  if (!said.others) return;
  answered = Date.now();
  const names = said.others.map((name) => {
    const item = document.createElement("span");
    item.textContent = name;
    return item;
  });
  const were = others.textContent;
  others.replaceChildren(...(names.length ? [about.dataset.others, " ", ...names] : []));
  if (others.textContent !== were) others.hidden = names.length === 0;
  const isNewer = said.version > Number(about.form.elements.typed_upon.value);
  newer.hidden = !isNewer;
  if (isNewer) newer.textContent = about.dataset.newer.replace("%(name)s", said.by);
}

if (about?.dataset.here) {
  document.addEventListener("desk-answered", (event) => show(event.detail));
  window.addEventListener("pagehide", () => {
    about.post(about.dataset.here, { leaving: true }, { atTheEnd: true });
  });
  window.addEventListener("pageshow", () => about.over.then(here)); // first things first
  new Worker(about.dataset.ticks).addEventListener("message", here);
}
