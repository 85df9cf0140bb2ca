/* Names of colleagues under a box, from an "@" on. What is chosen is written into the text; a name
   typed in full does the same without this script. The box grows with what is typed. */
const CALL = /(?:^|[^\p{L}\p{N}_])@([\p{L}\p{N}_.-]*(?: [\p{L}-]*)?)$/u;
let boxes = 0;

class MentionBox extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.box = this.querySelector("textarea");
    this.list = document.createElement("ul");
    this.list.className = "suggestions";
    this.list.id = `colleagues-${++boxes}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.box.getAttribute("aria-label"));
    this.said = document.createElement("p");
    this.said.className = "no-answer";
    this.said.setAttribute("role", "status");
    this.append(this.list, this.said);
    this.box.setAttribute("aria-controls", this.list.id);
    this.close();
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    this.box.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("li");
      if (option) this.choose(option);
    });
  }

  get called() {
    const before = this.box.value.slice(0, this.box.selectionStart);
    return CALL.exec(before)?.[1];
  }

  typed() {
    clearTimeout(this.timer);
    if (this.called === undefined) return this.uncalled();
    this.timer = setTimeout(() => this.search(), 150);
  }

  async search() {
    const query = this.called;
    if (query === undefined) return this.uncalled();
    const rows = await this.find(query).catch(() => null);
    if (query !== this.called) return;
    this.said.textContent = rows ? "" : this.dataset.failed;
    this.show(rows ?? []);
  }

  async find(query) {
    const answer = await fetch(`${this.dataset.url}q=${encodeURIComponent(query)}`, { redirect: "manual" });
    if (answer.type === "opaqueredirect") document.dispatchEvent(new CustomEvent("signed-out"));
    return answer.ok ? (await answer.json()).results : null;
  }

  show(rows) {
    this.list.replaceChildren(...rows.map((row, index) => this.option(row, index)));
    this.list.hidden = rows.length === 0 || document.activeElement !== this.box;
    if (!this.list.hidden) this.mark(0);
  }

  option(row, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.dataset.text = row.text;
    const note = document.createElement("small");
    note.textContent = row.note;
    option.append(row.text, " ", note);
    return option;
  }

  mark(at) {
    [...this.list.children].forEach((option, index) => option.toggleAttribute("aria-selected", index === at));
    this.list.children[at].setAttribute("aria-selected", "true");
    this.list.children[at].scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", this.list.children[at].id);
  }

  pressed(event) {
    if (this.list.hidden || event.ctrlKey || event.metaKey) return;
    const options = [...this.list.children];
    const at = options.findIndex((option) => option.hasAttribute("aria-selected"));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.close();
    else if (step) this.mark((at + step + options.length) % options.length);
    else if (event.key === "Enter" || event.key === "Tab") this.choose(options[at]);
    else return;
    event.preventDefault();
  }

  uncalled() {
    this.said.textContent = "";
    this.close();
  }

  choose(option) {
    const start = this.box.selectionStart - this.called.length;
    this.box.setRangeText(`${option.dataset.text} `, start, this.box.selectionStart, "end");
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.box.removeAttribute("aria-activedescendant");
  }
}

customElements.define("mention-box", MentionBox);
