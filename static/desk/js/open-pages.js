/* Knows which pages of the writing screen are open in this browser: what is typed in one of them is
   no leftover. An open page holds a lock in its name; over plain HTTP there are none, so they ask. */
const LOCK = "desk-page-";
const ANSWERED_WITHIN = 200;
const about = document.querySelector("keep-text");
const own = new Set();
const heard = new Set();
const channel = about && !navigator.locks ? new BroadcastChannel("desk-pages") : null;

function hold() {
  const { page } = about.dataset;
  own.add(page);
  navigator.locks?.request(LOCK + page, () => new Promise(() => {})).catch(() => {});
}

async function locked() {
  const { held } = await navigator.locks.query();
  const names = held.map(({ name }) => name).filter((name) => name.startsWith(LOCK));
  return new Set(names.map((name) => name.slice(LOCK.length)));
}

function asked() {
  heard.clear();
  channel.postMessage("who?");
  return new Promise((resolve) => setTimeout(() => resolve(new Set([...own, ...heard])), ANSWERED_WITHIN));
}

function told({ data }) {
  if (data === "who?") channel.postMessage([...own]);
  else data.forEach((page) => heard.add(page));
}

if (about) {
  channel?.addEventListener("message", told);
  about.openPages = channel ? asked : locked;
  document.addEventListener("page-renewed", hold);
  hold();
}
