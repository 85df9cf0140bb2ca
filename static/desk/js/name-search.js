/* Suggestions under a box for a name. What is chosen is kept by its number; what is only typed
   goes to the server as it stands. Names are written as text, never as HTML. */
let boxes = 0;

class NameSearch extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.number = this.querySelector("input[type=hidden]");
    this.input = this.querySelector("input:not([type=hidden])");
    this.list = document.createElement("ul");
    this.list.className = "suggestions";
    this.list.id = `suggestions-${++boxes}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.input.labels[0]?.textContent ?? "");
    this.list.hidden = true;
    this.said = document.createElement("p");
    this.said.className = "no-answer";
    this.said.setAttribute("role", "status");
    this.append(this.list, this.said);
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.close();
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("li");
      if (option) this.choose(option);
    });
  }

  typed() {
    if (this.number) this.number.value = "";
    this.changed();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), 150);
  }

  async search() {
    const query = this.input.value.trim();
    const rows = query ? await this.find(query).catch(() => null) : [];
    if (query !== this.input.value.trim()) return;
    this.said.textContent = rows ? "" : this.dataset.failed;
    this.show(rows ?? []);
  }

  async find(query) {
    const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(query)}`, { redirect: "manual" });
    if (answer.type === "opaqueredirect") document.dispatchEvent(new CustomEvent("signed-out"));
    return answer.ok ? (await answer.json()).results : null;
  }

  show(rows) {
    this.list.replaceChildren(...rows.map((row, index) => this.option(row, index)));
    this.list.hidden = rows.length === 0 || document.activeElement !== this.input;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.input.removeAttribute("aria-activedescendant");
  }

  option(row, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.dataset.id = row.id;
    option.dataset.text = row.text;
    option.append(row.text);
    if (row.note) {
      const note = document.createElement("small");
      note.textContent = row.note;
      option.append(" ", note);
    }
    return option;
  }

  pressed(event) {
    const options = [...this.list.children];
    const at = options.findIndex((option) => option.getAttribute("aria-selected"));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") return this.close();
    if (!step && event.key !== "Enter") return;
    event.preventDefault();
    if (step && this.list.hidden) this.search();
    else if (step) this.mark(options, (at + step + options.length) % options.length);
    else if (options[at] && !this.list.hidden) this.choose(options[at]);
  }

  mark(options, at) {
    options.forEach((option) => option.removeAttribute("aria-selected"));
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", options[at].id);
  }

  choose(option) {
    this.input.value = option.dataset.text;
    if (this.number) this.number.value = option.dataset.id;
    this.close();
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}

customElements.define("name-search", NameSearch);
