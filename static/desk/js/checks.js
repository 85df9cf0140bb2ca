/* The list of checks beside the text: judged anew by the server when somebody pauses, and each
   check leads to the box where it is mended. */
const PAUSE = 1200;

class ArticleChecks extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.list = this.querySelector("[data-list]");
    this.said = this.querySelector("[data-said]");
    for (const name of ["input", "change", "ordered"]) {
      this.form.addEventListener(name, () => this.later());
    }
    document.addEventListener("text-changed", () => this.later());
    this.addEventListener("click", (event) => this.lead(event));
    if (this.form.querySelector(".form-errors")) this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    if (this.asking) return this.later();
    this.asking = true;
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.updateElement();
    const body = new URLSearchParams(new FormData(this.form));
    const answer = await fetch(this.dataset.url, { method: "POST", body, redirect: "manual" }).catch(() => null);
    this.asking = false;
    if (answer?.type === "opaqueredirect") document.dispatchEvent(new CustomEvent("signed-out"));
    this.said.textContent = answer?.ok ? "" : this.said.dataset.failed;
    if (answer?.ok) this.show(await answer.text());
  }

  /* A list in which somebody stands right now stays until they have left it. */
  show(html) {
    if (this.list.contains(document.activeElement)) return this.later();
    if (html === this.shown) return;
    this.shown = this.list.innerHTML = html;
    const total = Number(this.list.querySelector("[data-total]")?.dataset.total ?? 0);
    const count = this.querySelector("[data-count]");
    count.textContent = total;
    count.hidden = !total;
  }

  lead(event) {
    const link = event.target.closest(".check-place");
    if (!link) return;
    const name = link.hash.slice(1);
    const place = document.getElementById(`${name}_entry`) ?? document.getElementById(name);
    if (!place) return;
    event.preventDefault();
    for (let panel = place.closest("details"); panel; panel = panel.parentElement.closest("details")) panel.open = true;
    const editor = window.CKEDITOR?.instances[name];
    if (editor) return editor.focus();
    const box = place.matches("details") ? place.querySelector("summary") : place;
    box.scrollIntoView({ block: "center" });
    box.focus();
  }
}

customElements.define("article-checks", ArticleChecks);
