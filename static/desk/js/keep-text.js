/* Gathers what is typed in the form, tells the scripts that keep it, and speaks with the desk for
   them. `kept` and `copied` say up to which moment the server and this browser have the text. */
const SAYS_NOTHING = new Set(["csrfmiddlewaretoken", "page", "taken_text"]);

class KeepText extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById("article_form");
    this.badge = this.form.querySelector(".bar-saved");
    this.typed = this.kept = this.copied = 0;
    this.heard = Date.now();
    this.body = null; // the editor's text: its own box knows it only when the form is sent
    for (const name of ["input", "change", "ordered"]) this.form.addEventListener(name, () => this.tell());
    window.addEventListener("pageshow", (event) => event.persisted && this.renew());
    document.addEventListener("text-typed", (event) => {
      this.body = event.detail;
      this.tell();
    });
  }

  /* A page that one came back to is another one: what was typed in it before is saved already. */
  renew() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    this.dataset.page = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    this.form.elements.page.value = this.dataset.page;
  }

  get pairs() {
    const data = new FormData(this.form);
    if (this.body !== null) data.set("body", this.body);
    return [...data].filter(([name, value]) => typeof value === "string" && !SAYS_NOTHING.has(name));
  }

  tell() {
    this.typed = Math.max(Date.now(), this.typed + 1);
    const detail = { pairs: this.pairs, at: this.typed };
    document.dispatchEvent(new CustomEvent("form-typed", { detail }));
  }

  get token() {
    const start = `${this.dataset.cookie}=`;
    const cookie = document.cookie.split("; ").find((each) => each.startsWith(start));
    return cookie?.slice(start.length) ?? this.form.elements.csrfmiddlewaretoken.value;
  }

  /* Asks the desk. Gives its answer, or null where there is none; who is signed out is told so. */
  async post(address, values, options = {}) {
    const told = { user: Number(this.dataset.user), page: this.dataset.page, ...values };
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
    let answer;
    try {
      const ways = { signal: AbortSignal.timeout(20_000), redirect: "manual", ...options };
      answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(told), ...ways });
    } catch {
      return null;
    }
    if (answer.type === "opaqueredirect") return this.tellOut();
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (!isJson) return null;
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
