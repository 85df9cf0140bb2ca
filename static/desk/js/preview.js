/* The preview: what is typed, as readers will see it. The form goes to the server and comes back
   as an address for the frame; nothing is saved by that. */
const PAUSE = 1000;
const BESIDE = matchMedia("(min-width: 1200px)");
const DARK = matchMedia("(prefers-color-scheme: dark)");
const form = document.getElementById("article_form");
const bar = form?.querySelector(".bar");
const opener = form?.querySelector("button[name=_preview]");

class ArticlePreview extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.stage = this.querySelector(".preview-stage");
    this.frame = this.querySelector("iframe");
    this.press("width", "390");
    this.press("theme", DARK.matches ? "dark" : "light");
    opener.addEventListener("click", (event) => this.toggle(event));
    this.addEventListener("click", (event) => this.clicked(event.target.closest("button")));
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.dialog.close());
    this.dialog.addEventListener("close", () => this.closed());
    this.frame.addEventListener("load", () => this.frame.contentWindow.scrollTo(0, this.top));
    for (const name of ["input", "change", "ordered"]) form.addEventListener(name, () => this.later());
    document.addEventListener("text-changed", () => this.later());
    document.addEventListener("scroll", () => this.stand(), { passive: true });
    new ResizeObserver(() => this.fit()).observe(this.stage);
  }

  toggle(event) {
    event.preventDefault();
    if (this.dialog.open) return this.dialog.close();
    this.top = 0;
    if (BESIDE.matches) this.dialog.show();
    else this.dialog.showModal();
    document.documentElement.classList.add("has-preview");
    opener.ariaExpanded = "true";
    this.stand();
    this.ask();
  }

  closed() {
    document.documentElement.classList.remove("has-preview");
    opener.ariaExpanded = "false";
    opener.focus();
  }

  clicked(button) {
    if (button?.dataset.act === "close") return this.dialog.close();
    for (const kind of ["width", "theme"]) if (button?.dataset[kind]) this.press(kind, button.dataset[kind]);
    if (button?.dataset.theme) this.ask();
    this.fit();
  }

  press(kind, value) {
    this[kind] = value;
    for (const each of this.querySelectorAll(`[data-${kind}]`)) each.ariaPressed = each.dataset[kind] === value;
  }

  /* Beside the text, the pane begins where the bar ends. */
  stand() {
    const isOver = this.dialog.matches(":modal");
    this.dialog.style.insetBlockStart = isOver ? "0" : `${bar.getBoundingClientRect().bottom}px`;
  }

  /* The frame is as wide as the screen it stands for, and drawn smaller where the pane is. */
  fit() {
    const scale = Math.min(1, this.stage.clientWidth / this.width);
    this.frame.style.inlineSize = `${this.width}px`;
    this.frame.style.blockSize = `${this.stage.clientHeight / scale}px`;
    this.frame.style.insetInlineStart = `${(this.stage.clientWidth - this.width * scale) / 2}px`;
    this.frame.style.transform = `scale(${scale})`;
  }

  later() {
    clearTimeout(this.timer);
    if (this.dialog.open) this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    if (this.asking) return this.later();
    this.asking = true;
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.updateElement();
    const body = new URLSearchParams(new FormData(form));
    const how = { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" };
    const answer = await fetch(opener.formAction, how).catch(() => null);
    if (answer?.type === "opaqueredirect") document.dispatchEvent(new CustomEvent("signed-out"));
    const isAnswer = answer?.headers.get("Content-Type")?.startsWith("application/json");
    const { url, trouble } = isAnswer ? await answer.json() : {};
    this.asking = false;
    const said = this.querySelector("[data-said]");
    said.textContent = url ? "" : (trouble ?? this.dataset.failed);
    said.hidden = Boolean(url);
    if (!url) return;
    this.top = this.frame.contentDocument?.scrollingElement?.scrollTop || this.top;
    this.frame.contentWindow.location.replace(`${url}?theme=${this.theme}`);
  }
}

if (opener) customElements.define("article-preview", ArticlePreview);
