// Proposals while somebody types: a combobox (ARIA 1.2) round an input that works without it.

const PAUSE_MS = 120;
let boxes = 0;

function describe(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

class SearchBox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.list = document.createElement("ul");
    this.said = document.createElement("span");
    const id = `proposals-${(boxes += 1)}`;
    const label = this.input.labels[0].textContent;
    describe(this.list, { id, class: "proposals", role: "listbox", "aria-label": label });
    describe(this.said, { class: "unseen", "aria-live": "polite" });
    describe(this.input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": id });
    this.append(this.list, this.said);
    this.show([]);
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.show([]));
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the input keeps the focus, or the list would be gone
      const option = event.target.closest("li");
      if (option) this.choose(option);
    });
  }

  ask() {
    clearTimeout(this.waiting);
    this.asked?.abort();
    this.waiting = setTimeout(() => this.fetch(this.input.value), PAUSE_MS);
  }

  async fetch(typed) {
    const url = new URL(this.dataset.suggest, location.href);
    url.searchParams.set("q", typed);
    this.asked = new AbortController();
    try {
      const answer = await fetch(url, { signal: this.asked.signal });
      if (answer.ok) this.show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") this.show([]); // no network: nothing is proposed
    }
  }

  show(texts) {
    this.list.replaceChildren(
      ...texts.map((text, place) => {
        const option = document.createElement("li");
        describe(option, { id: `${this.list.id}-${place}`, role: "option" });
        option.textContent = text;
        return option;
      }),
    );
    this.list.hidden = !texts.length;
    this.input.setAttribute("aria-expanded", String(Boolean(texts.length)));
    this.said.textContent = texts.length ? `${this.dataset.said} ${texts.length}` : "";
    this.mark(null);
  }

  mark(option) {
    for (const each of this.list.children) describe(each, { "aria-selected": each === option });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  pressed(event) {
    const options = [...this.list.children];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape" && options.length) this.show([]);
    else if (event.key === "Enter" && at >= 0) this.choose(options[at]);
    else if (event.key === "ArrowDown" && options.length) this.mark(options[(at + 1) % options.length]);
    else if (event.key === "ArrowUp" && options.length) this.mark(options.at(at <= 0 ? -1 : at - 1));
    else return;
    event.preventDefault();
  }

  choose(option) {
    this.input.value = option.textContent;
    this.show([]);
    if ("submits" in this.dataset) this.input.form.requestSubmit();
  }
}

customElements.define("search-box", SearchBox);
