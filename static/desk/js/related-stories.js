/* Related stories: chosen by words or from proposals, put in order, removed. The line of numbers
   is what is sent. Headlines are written as text, never as HTML. */
class RelatedStories extends HTMLElement {
  connectedCallback() {
    this.line = this.querySelector("input[name]");
    this.line.hidden = true;
    this.chosen = this.querySelector(".related-chosen");
    this.search = this.querySelector("input[type=search]");
    this.said = this.querySelector("[data-said]");
    this.classList.add("scripted");
    this.querySelector(".related-tools").hidden = false;
    this.rows = new Map();
    this.search.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.find(), 200);
    });
    this.search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    this.addEventListener("click", (event) => this.clicked(event.target.closest("button")));
    if (this.numbers.length) this.show();
  }

  get numbers() {
    return this.line.value.match(/\d+/g) ?? [];
  }

  get own() {
    return location.pathname.match(/\/(\d+)\/change\//)?.[1] ?? "";
  }

  /* The rows, or null where there is no answer; people are told so. */
  async ask(address, query) {
    const rows = await this.fetch(`${address}?${new URLSearchParams(query)}`).catch(() => null);
    rows?.forEach((row) => this.rows.set(String(row.id), row));
    this.said.textContent = rows ? "" : this.dataset.failed;
    return rows;
  }

  async fetch(address) {
    const answer = await fetch(address, { redirect: "manual" });
    if (answer.type === "opaqueredirect") document.dispatchEvent(new CustomEvent("signed-out"));
    return answer.ok ? (await answer.json()).results : null;
  }

  /* What is chosen, by its headlines; without an answer by its numbers, until there is one. */
  async show() {
    this.areUnread = !(await this.ask(this.dataset.find, { numbers: this.numbers.join(",") }));
    this.draw();
  }

  async find() {
    const query = this.search.value.trim();
    const rows = query ? await this.ask(this.dataset.find, { q: query }) : [];
    if (query !== this.search.value.trim()) return;
    this.list("[data-found]", rows ?? []);
    if (rows && this.areUnread) this.show();
  }

  async propose() {
    const form = this.closest("form");
    const of = (name) => form.elements[name]?.value ?? "";
    const query = { language: of("language") || document.documentElement.lang, headline: of("headline"), tags: of("tags"), but: [this.own, ...this.numbers].join(",") };
    const rows = await this.ask(this.dataset.proposals, query);
    this.querySelector("[data-nothing]").hidden = rows?.length !== 0;
    this.list("[data-proposed]", rows ?? []);
    if (rows && this.areUnread) this.show();
  }

  list(place, rows) {
    const taken = [this.own, ...this.numbers];
    const free = rows.filter((row) => !taken.includes(String(row.id)));
    this.querySelector(place).replaceChildren(...free.map((row) => {
      const item = document.createElement("li");
      const button = this.button("add", row.text, row.id);
      button.lang = row.language;
      const note = document.createElement("small");
      note.textContent = row.note;
      item.append(button, " ", note);
      return item;
    }));
  }

  button(act, words, number, name) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    button.dataset.act = act;
    button.dataset.number = number;
    if (name) button.setAttribute("aria-label", name);
    return button;
  }

  clicked(button) {
    const act = button?.dataset.act, number = button?.dataset.number;
    const numbers = this.numbers, at = numbers.indexOf(number);
    if (act === "propose") return this.propose();
    if (act === "add") numbers.push(number);
    else if (act === "remove") numbers.splice(at, 1);
    else if (act === "up" || act === "down") numbers.splice(at + (act === "up" ? -1 : 1), 0, ...numbers.splice(at, 1));
    else return;
    this.line.value = numbers.join(",");
    this.line.dispatchEvent(new Event("change", { bubbles: true }));
    const next = act === "add" ? button.closest("li").nextElementSibling?.querySelector("button") : null;
    if (act === "add") button.closest("li").remove();
    this.draw();
    const again = this.chosen.querySelector(`[data-act="${act}"][data-number="${number}"]:not([disabled])`);
    (next ?? again ?? this.chosen.querySelector(`[data-number="${number}"]`) ?? this.search).focus();
  }

  draw() {
    const numbers = this.numbers;
    this.chosen.replaceChildren(...numbers.map((number, index) => this.item(number, index, numbers.length)));
  }

  item(number, index, count) {
    const row = this.rows.get(number);
    const words = row?.text ?? this.dataset.unknown.replace("%(number)s", number);
    const item = document.createElement("li");
    const title = Object.assign(document.createElement("span"), { className: "related-title", textContent: words });
    if (row) title.lang = row.language;
    const acts = [["up", "↑", this.dataset.up], ["down", "↓", this.dataset.down], ["remove", "×", this.dataset.remove]]
      .map(([act, sign, name]) => Object.assign(this.button(act, sign, number, `${name}: ${words}`), { className: "icon" }));
    acts[0].disabled = index === 0;
    acts[1].disabled = index === count - 1;
    item.append(title, ...acts);
    if (row?.isPublic === false) {
      item.append(Object.assign(document.createElement("small"), { textContent: this.dataset.private }));
    }
    return item;
  }
}

customElements.define("related-stories", RelatedStories);
