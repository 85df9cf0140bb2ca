// Asks for our own fonts once the words and the first picture are there, so that nothing waits for
// them. Who comes from another page of ours has them already and is shown them at once.

const show = () => {
  document.documentElement.dataset.fonts = "";
};

if (document.referrer.startsWith(`${location.origin}/`) || document.readyState === "complete") {
  show();
} else {
  addEventListener("load", () => requestAnimationFrame(() => setTimeout(show)));
}
