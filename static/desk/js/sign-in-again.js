/* Signing in again without leaving the page: the desk's own sign-in form, in a dialog. A form that
   would be sent without a session waits until there is one. */
const FRESH = 15_000;
const about = document.querySelector("keep-text");
const dialog = document.querySelector(".sign-in-again");
const notice = document.querySelector(".bar-out");
let waiting = null; // the button that was pressed while nobody was signed in
let sure = false;

const isOut = () => !notice.hidden;

async function who() {
  try {
    const answer = await fetch(about.dataset.who, { redirect: "manual" });
    return answer.ok ? await answer.json() : { out: true };
  } catch {
    return null;
  }
}

async function ask() {
  const known = await who();
  if (!known) return about.say("trouble", about.dataset.offline);
  if (String(known.user) === about.dataset.user) return welcome(known);
  const query = new URLSearchParams({ again: 1, next: about.dataset.who, lang: document.documentElement.lang });
  const page = await asked(`${about.dataset.door}?${query}`);
  if (page) show(await page.text());
}

/* The door's answer; where there is none, people are told so. */
async function asked(address, options) {
  const answer = await fetch(address, options).catch(() => null);
  if (answer && answer.status < 500) return answer;
  const words = answer ? about.dataset.failed : about.dataset.offline;
  about.say("trouble", words);
  wrong(words);
  return null;
}

function wrong(words) {
  const line = dialog.querySelector("[data-wrong]");
  line.textContent = words;
  line.hidden = !words;
}

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const form = document.importNode(page.getElementById("login-form"), true);
  wrong(page.querySelector(".errornote")?.textContent ?? "");
  const name = form.querySelector("[name=username]");
  if (name && !name.value) name.value = about.dataset.login;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    enter(form);
  });
  dialog.querySelector("[data-form]").replaceChildren(form);
  if (!dialog.open) dialog.showModal();
  form.querySelector("[type=password]")?.focus();
}

async function enter(form) {
  const query = new URLSearchParams({ lang: document.documentElement.lang });
  const body = new URLSearchParams(new FormData(form));
  const answer = await asked(`${about.dataset.door}?${query}`, { method: "POST", body });
  if (!answer) return;
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (answer.ok && isJson) welcome(await answer.json());
  else show(await answer.text());
}

function welcome(person) {
  const other = dialog.querySelector("[data-other]");
  notice.hidden = true;
  about.heard = Date.now();
  if (String(person.user) === about.dataset.user) dialog.close();
  else {
    other.textContent = `${other.dataset.other} ${person.name}`;
    other.hidden = false;
    dialog.querySelector("[data-form]").replaceChildren();
    waiting = null; // to save in another's name is a decision of its own
  }
  about.dataset.user = person.user;
  if (waiting) send(waiting); // it brings the text itself
  else document.dispatchEvent(new CustomEvent("signed-in"));
}

function send(button) {
  waiting = null;
  sure = true;
  about.form.requestSubmit(button);
  sure = false;
}

async function submitted(event) {
  about.form.elements.csrfmiddlewaretoken.value = about.token;
  if (sure || (!isOut() && about.cookie && Date.now() - about.heard < FRESH)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting = event.submitter;
  const known = await who();
  if (String(known?.user) === about.dataset.user) send(waiting);
  else ask();
}

if (about && dialog) {
  document.addEventListener("signed-out", (event) => {
    notice.querySelector("span").textContent = event.detail || about.dataset.out;
    notice.hidden = false;
  });
  notice.querySelector("button").addEventListener("click", ask);
  dialog.querySelector("[data-act=later]").addEventListener("click", () => dialog.close());
  about.form.addEventListener("submit", submitted, true);
}
