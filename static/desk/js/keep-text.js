/* Gathers what is typed in the form, tells the scripts that keep it, and speaks with the desk for
   them. `kept` and `copied` say up to which moment the server and this browser have the text. */
const SAYS_NOTHING = new Set(["csrfmiddlewaretoken", "page", "taken_text"]);
const MOST_AT_THE_END = 60_000; // bytes: more than 64 KiB no browser sends for a page that is gone

class KeepText extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById("article_form");
    this.badge = this.form.querySelector(".bar-saved");
    this.typed = this.kept = this.copied = 0;
    this.heard = Date.now();
    this.body = null; // the editor's text: its own box knows it only when the form is sent
    this.sent = ""; // the form as it was sent, until something else is typed
    for (const name of ["input", "change", "ordered"]) this.form.addEventListener(name, () => this.tell());
    document.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("formdata", () => this.isLeaving && this.renew());
    window.addEventListener("pageshow", (event) => event.persisted && this.renew());
    document.addEventListener("text-typed", (event) => {
      this.body = event.detail;
      this.tell();
    });
  }

  submitted({ target, defaultPrevented, submitter }) {
    if (target !== this.form || defaultPrevented || submitter?.formTarget) return;
    this.sent = JSON.stringify(this.pairs);
    this.isLeaving = true;
  }

  /* A page whose form is on its way, or that one came back to, is another one: saving settles what
     was sent under the old name, and nothing that is typed after it. The desk tells by the last four
     digits what was typed in one page before and what after. */
  renew() {
    const { page } = this.dataset;
    const hex = (number) => number.toString(16).padStart(4, "0");
    const line = () => Array.from(crypto.getRandomValues(new Uint16Array(7)), hex).join("");
    this.dataset.after = this.isLeaving ? page : "";
    this.dataset.page = this.isLeaving ? page.slice(0, -4) + hex(parseInt(page.slice(-4), 16) + 1) : line() + hex(0);
    this.isLeaving = false;
    this.form.elements.page.value = this.dataset.page;
    document.dispatchEvent(new CustomEvent("page-renewed"));
  }

  get pairs() {
    const data = new FormData(this.form);
    if (this.body !== null) data.set("body", this.body);
    return [...data].filter(([name, value]) => typeof value === "string" && !SAYS_NOTHING.has(name));
  }

  tell() {
    const { pairs } = this;
    if (this.sent && JSON.stringify(pairs) === this.sent) return;
    this.sent = "";
    this.typed = Math.max(Date.now(), this.typed + 1);
    const detail = { pairs, at: this.typed };
    document.dispatchEvent(new CustomEvent("form-typed", { detail }));
  }

  /* What the browser holds to show that it is ours; undefined when its cookies were deleted. */
  get cookie() {
    const start = `${this.dataset.cookie}=`;
    return document.cookie.split("; ").find((each) => each.startsWith(start))?.slice(start.length);
  }

  get token() {
    return this.cookie ?? this.form.elements.csrfmiddlewaretoken.value;
  }

  /* Asks the desk. Gives its answer, or null where there is none; who is signed out is told so. */
  async post(address, values, { atTheEnd = false } = {}) {
    const taken = this.form.elements.taken_text?.value ?? "";
    const told = { user: Number(this.dataset.user), page: this.dataset.page, taken, ...values };
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
    const body = JSON.stringify(told);
    const keepalive = atTheEnd && new Blob([body]).size < MOST_AT_THE_END;
    try {
      const ways = { signal: AbortSignal.timeout(20_000), redirect: "manual", keepalive };
      return await this.read(await fetch(address, { method: "POST", headers, body, ...ways }));
    } catch {
      return null;
    }
  }

  async read(answer) {
    const { status } = answer;
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (answer.type === "opaqueredirect" || (status === 403 && !isJson && !this.cookie)) return this.tellOut();
    if (!isJson) return { status, trouble: this.dataset[{ 404: "gone", 403: "refused", 413: "long" }[status] ?? "failed"] };
    const said = await answer.json();
    if (said.who === "other") return this.tellOut(said.trouble);
    if (answer.ok) this.heard = Date.now();
    document.dispatchEvent(new CustomEvent("desk-answered", { detail: said }));
    return said;
  }

  tellOut(trouble = "") {
    document.dispatchEvent(new CustomEvent("signed-out", { detail: trouble }));
    return { out: true };
  }

  /* Shows how the text stands: "unsaved", "saving", "kept" or "trouble". */
  say(state, words) {
    this.badge.textContent = words;
    this.badge.classList.add("is-unsaved");
    this.badge.dataset.state = state;
  }
}

customElements.define("keep-text", KeepText);
