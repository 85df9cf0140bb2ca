/* A line of tags as chips with a box to add one. The line itself, with commas, is what is sent. */
class TagList extends HTMLElement {
  connectedCallback() {
    if (this.box) return;
    this.line = this.querySelector("input");
    this.line.hidden = true;
    this.chips = document.createElement("ul");
    this.chips.className = "chips";
    this.box = document.createElement("name-search");
    this.box.className = "name-search";
    Object.assign(this.box.dataset, { url: this.dataset.url, failed: this.dataset.failed });
    this.entry = document.createElement("input");
    this.entry.autocomplete = "off";
    this.entry.id = `${this.line.id}_entry`;
    const label = document.querySelector(`label[for="${this.line.id}"]`);
    if (label) label.htmlFor = this.entry.id;
    this.box.append(this.entry);
    this.append(this.chips, this.box);
    this.entry.addEventListener("keydown", (event) => this.pressed(event), true);
    this.entry.addEventListener("blur", () => this.add(this.entry.value));
    this.box.addEventListener("change", (event) => {
      if (event.target === this.box && !this.typing) this.add(this.entry.value);
    });
    this.entry.addEventListener("input", () => this.typed(), true);
    this.draw();
  }

  get names() {
    return this.line.value.split(",").map((name) => name.trim()).filter(Boolean);
  }

  typed() {
    this.typing = true;
    setTimeout(() => (this.typing = false)); // a microtask would run before the next listener
    if (this.entry.value.includes(",")) this.entry.value.split(",").forEach((name) => this.add(name));
  }

  pressed(event) {
    const marked = this.box.querySelector("[aria-selected]") && !this.box.list.hidden;
    if (event.key === "Enter" && !marked) {
      event.preventDefault();
      event.stopPropagation();
      this.add(this.entry.value);
      this.box.close();
    } else if (event.key === "Backspace" && !this.entry.value) {
      this.write(this.names.slice(0, -1));
    }
  }

  add(typed) {
    const name = typed.trim();
    this.entry.value = "";
    if (!name) return;
    const there = this.names.some((other) => other.toLowerCase() === name.toLowerCase());
    if (!there) this.write([...this.names, name]);
  }

  write(names) {
    this.line.value = names.join(", ");
    this.line.dispatchEvent(new Event("change", { bubbles: true }));
    this.draw();
  }

  draw() {
    this.chips.hidden = this.names.length === 0;
    this.chips.replaceChildren(...this.names.map((name) => this.chip(name)));
  }

  chip(name) {
    const chip = document.createElement("li");
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = "×";
    remove.setAttribute("aria-label", `${this.dataset.remove}: ${name}`);
    remove.addEventListener("click", () => {
      this.write(this.names.filter((other) => other !== name));
      this.entry.focus();
    });
    chip.append(name, remove);
    return chip;
  }
}

customElements.define("tag-list", TagList);
