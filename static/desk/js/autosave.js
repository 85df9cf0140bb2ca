/* Sends what is typed to the desk: two seconds after a pause, every eight while typing, and when
   the page is left. Without a connection it tries again, ever more seldom, and at once with one. */
const PAUSE = 2000;
const STEADY = 8000;
const LONGEST_WAIT = 60_000;
const about = document.querySelector("keep-text");
let latest = null;
let pause;
let steady;
let sending = false;
let failures = 0;

function typed(detail) {
  latest = detail;
  if (!sending && !failures) about.say("unsaved", about.badge.dataset.unsaved);
  clearTimeout(pause);
  pause = setTimeout(send, Math.max(PAUSE, wait()));
  steady ??= setTimeout(send, Math.max(STEADY, wait()));
}

const wait = () => (failures ? Math.min(LONGEST_WAIT, PAUSE * 2 ** failures) : 0);

/* A form that was sent brings its text itself. */
const isKept = () => about.sent || !latest || latest.at <= about.kept;

async function send() {
  clearTimeout(pause);
  clearTimeout(steady);
  steady = null;
  if (sending || isKept()) return;
  const { pairs, at } = latest;
  let said = null;
  sending = true;
  if (!failures) about.say("saving", about.dataset.saving);
  try {
    said = await about.post(about.dataset.keep, { pairs, at });
  } finally {
    sending = false;
  }
  if (said?.kept) kept(said, at);
  else refused(said);
}

function kept(said, at) {
  failures = 0;
  about.kept = at;
  if (latest.at > at) pause = setTimeout(send, PAUSE);
  else about.say("kept", `${about.dataset.kept} ${said.kept}`);
}

function refused(said) {
  if (said?.out) return about.say("unsaved", about.badge.dataset.unsaved); // asked again after signing in
  failures += 1;
  const { safe, unsafe, offline, nowhere } = about.dataset;
  const isCopied = about.copied >= latest.at;
  const words = said ? `${said.trouble ?? about.dataset.failed} ${isCopied ? safe : unsafe}` : isCopied ? offline : nowhere;
  about.say("trouble", words);
  pause = setTimeout(send, wait());
}

function leave() {
  if (isKept()) return;
  const { pairs, at } = latest;
  about.post(about.dataset.keep, { pairs, at, leaving: true }, { atTheEnd: true });
}

if (about) {
  document.addEventListener("form-typed", (event) => typed(event.detail));
  document.addEventListener("signed-in", send);
  document.addEventListener("visibilitychange", () => document.hidden && send());
  window.addEventListener("online", () => {
    failures = 0;
    send();
  });
  window.addEventListener("pagehide", leave);
}
