// Keeps relative times true on a page left open. The words come from the server, in the
// data-ago-words attribute that {% ago_words %} fills: a pattern by unit and plural category.

const EVERY_MS = 30_000;
const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60]];

export function ago(seconds, words, plural) {
  for (const [unit, size] of UNITS) {
    const count = Math.floor(seconds / size);
    if (count > 0) {
      const pattern = words[unit][plural.select(count)] ?? Object.values(words[unit]).at(-1);
      return pattern.replace("{0}", count);
    }
  }
  return words.now;
}

function refresh(element, words, plural) {
  const seconds = (Date.now() - Date.parse(element.dateTime)) / 1000;
  const old = seconds >= words.seconds;
  const text = old ? element.dataset.print : ago(seconds, words, plural);
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function start(holder) {
  const words = JSON.parse(holder.dataset.agoWords);
  const language = holder.lang || document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const refreshAll = () => {
    for (const element of document.querySelectorAll("time.ago")) {
      refresh(element, words, plural);
    }
  };

  refreshAll();
  setInterval(refreshAll, EVERY_MS);
  // Timers sleep in a hidden tab and in the back-forward cache.
  document.addEventListener("visibilitychange", refreshAll);
  addEventListener("pageshow", refreshAll);
}

const holder = globalThis.document?.querySelector("[data-ago-words]");
if (holder) {
  start(holder);
}
