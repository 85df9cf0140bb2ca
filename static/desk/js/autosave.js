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
let sent = false;

function typed(detail) {
  latest = detail;
  if (!sending && !failures) about.say("unsaved", about.badge.dataset.unsaved);
  clearTimeout(pause);
  pause = setTimeout(send, Math.max(PAUSE, wait()));
  steady ??= setTimeout(send, Math.max(STEADY, wait()));
}

const wait = () => (failures ? Math.min(LONGEST_WAIT, PAUSE * 2 ** failures) : 0);

async function send() {
  clearTimeout(pause);
  clearTimeout(steady);
  steady = null;
  if (sent || sending || !latest || latest.at <= about.kept) return;
  const { pairs, at } = latest;
  sending = true;
  if (!failures) about.say("saving", about.dataset.saving);
  const said = await about.post(about.dataset.keep, { pairs });
  sending = false;
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
  const offline = about.copied >= latest.at ? about.dataset.offline : about.dataset.nowhere;
  about.say("trouble", said?.trouble ?? offline);
  pause = setTimeout(send, wait());
}

function leave() {
  if (sent || !latest || latest.at <= about.kept) return;
  about.post(about.dataset.keep, { pairs: latest.pairs, leaving: true }, { keepalive: true });
}

if (about) {
  document.addEventListener("form-typed", (event) => typed(event.detail));
  document.addEventListener("signed-in", send);
  about.form.addEventListener("submit", () => (sent = true)); // the form brings the text itself
  document.addEventListener("visibilitychange", () => document.hidden && send());
  window.addEventListener("online", () => {
    failures = 0;
    send();
  });
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", () => (sent = false)); // come back to by the Back button
}
