/* The credit line as the chain is being written: asked of the server, shown as text. */
class CreditLine extends HTMLElement {
  connectedCallback() {
    this.line = this.querySelector("[data-line]");
    this.said = this.querySelector("[data-said]");
    this.panel = this.closest("details");
    this.language = document.getElementById("id_language");
    this.panel.addEventListener("change", () => this.later());
    this.panel.addEventListener("ordered", () => this.later());
    this.panel.addEventListener("input", () => this.later());
    this.language?.addEventListener("change", () => this.later());
    if (!this.line.textContent.trim()) this.say("");
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), 250);
  }

  async ask() {
    const query = String(this.query());
    const made = await this.make(query).catch(() => null);
    if (query !== String(this.query())) return;
    this.said.textContent = made ? "" : this.said.dataset.failed;
    if (made) this.say(made.line);
  }

  async make(query) {
    const answer = await fetch(`${this.dataset.url}?${query}`, { redirect: "manual" });
    if (answer.type === "opaqueredirect") document.dispatchEvent(new CustomEvent("signed-out"));
    return answer.ok ? answer.json() : null;
  }

  query() {
    const query = new URLSearchParams({ language: this.language.value });
    for (const row of this.panel.querySelectorAll("li.part")) {
      const value = (end) => row.querySelector(`[name$='-${end}']`)?.value ?? "";
      query.append("step", value("step"));
      query.append("role", value("role"));
      query.append("source", value("who_id"));
      query.append("name", value("who_name"));
    }
    return query;
  }

  say(line) {
    this.line.textContent = line || this.line.dataset.empty;
    this.line.lang = line ? this.language.value : document.documentElement.lang;
    this.line.classList.toggle("is-empty", !line);
  }
}

customElements.define("credit-line", CreditLine);
