/* The bar: its small panels, one open at a time, closed by Escape or a click outside; and its
   height, below which the editor's toolbar stays in sight. */
const bar = document.querySelector(".bar");
if (bar) {
  const tell = () => document.documentElement.style.setProperty("--bar-height", `${bar.offsetHeight}px`);
  new ResizeObserver(tell).observe(bar);
}

const popovers = [...document.querySelectorAll("details.popover")];

const closeOthers = (but) => popovers.forEach((each) => each !== but && (each.open = false));

for (const popover of popovers) {
  popover.addEventListener("toggle", () => {
    if (!popover.open) return;
    closeOthers(popover);
    popover.querySelector("textarea, input")?.focus();
  });
  popover.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    popover.open = false;
    popover.querySelector("summary").focus();
  });
}

document.addEventListener("click", (event) => closeOthers(event.target.closest("details.popover")));

/* Links in the list of errors lead to a box that may lie in a folded section. */
document.addEventListener("click", (event) => {
  const target = event.target.closest(".form-errors a[href^='#']");
  const box = target && document.getElementById(target.hash.slice(1));
  box?.closest("details:not([open])")?.setAttribute("open", "");
});
