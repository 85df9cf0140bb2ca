/* The pictures of a gallery, chosen in the library's dialog: put in order there, each with a caption
   that holds in this gallery alone. Where there is none, the library's shows through its field. */
class GalleryChoice extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ol");
    this.insert = this.querySelector("[data-act=insert]");
    this.dialog = this.closest("dialog");
    this.show = this.closest("picture-library").dataset.show;
    this.left = new Map(); // captions typed in a dialog that was closed, by what stood in their place
    this.insert.addEventListener("click", () => this.put());
    this.dialog.addEventListener("close", () => (this.hidden = true));
    document.addEventListener("choose-gallery", (event) => this.open(event.detail));
  }

  open({ numbers, captions, done }) {
    this.done = done;
    this.opened = numbers.join();
    this.list.replaceChildren();
    const detail = (row) => this.add(row.id, row.url, row.text);
    detail.stays = true;
    document.dispatchEvent(new CustomEvent("choose-picture", { detail }));
    this.hidden = false;
    numbers.forEach((number) => this.add(number, this.show.replace("/0/", `/${number}/`), "", captions[number]));
    this.count();
  }

  put() {
    const items = [...this.list.children];
    const captions = items.map((item) => [item.dataset.number, item.querySelector("textarea").value.trim()]);
    this.left.clear();
    this.dialog.close();
    this.done(items.map((item) => item.dataset.number), Object.fromEntries(captions));
  }

  add(number, address, words, caption = "") {
    const there = this.field(number);
    if (there) return there.focus();
    const item = this.querySelector("template").content.firstElementChild.cloneNode(true);
    const image = document.createElement("img"), name = words || `${this.dataset.picture} ${number}`;
    item.dataset.number = number;
    Object.assign(image, { src: address, alt: name, width: 120, height: 68 });
    item.prepend(image);
    this.makeField(item.querySelector("textarea"), `${this.opened} ${number} ${caption}`, caption, name);
    item.addEventListener("click", ({ target }) => this.act(item, target.closest("[data-act]")?.dataset.act));
    this.list.append(item);
    this.count();
    this.hint();
  }

  makeField(field, key, caption, name) {
    field.value = this.left.get(key) ?? caption;
    field.setAttribute("aria-label", `${field.getAttribute("aria-label")}: ${name}`);
    field.lang = this.language;
    field.addEventListener("input", () => this.left.set(key, field.value));
    field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  }

  field(number) { return this.list.querySelector(`[data-number="${number}"] textarea`); }

  get language() { return document.querySelector("#article_form [name=language]")?.value || this.dataset.language; }

  /* What readers see under a picture where its field stays empty; asked once for all that were added. */
  async hint() {
    await null;
    const items = [...this.list.querySelectorAll("li:not([data-asked])")];
    items.forEach((item) => (item.dataset.asked = ""));
    const numbers = items.map((item) => item.dataset.number);
    if (!numbers.length) return;
    const answer = await fetch(`${this.dataset.captions}?${new URLSearchParams({ numbers, language: this.language })}`);
    if (!answer.ok) return;
    const told = new Map((await answer.json()).results.map((row) => [String(row.id), row.text]));
    numbers.forEach((number) => {
      const field = this.field(number);
      if (field) field.placeholder = told.get(number) || this.dataset.lacking;
    });
  }

  act(item, name) {
    if (name === "out") this.takeOut(item);
    if (name === "earlier") item.previousElementSibling?.before(item);
    if (name === "later") item.nextElementSibling?.after(item);
    if (!item.isConnected || !name) return;
    const left = item.matches(":first-child") ? "later" : item.matches(":last-child") ? "earlier" : name;
    item.querySelector(`[data-act=${left}]`).focus();
  }

  takeOut(item) {
    const next = item.nextElementSibling || item.previousElementSibling;
    item.remove();
    (next?.querySelector("[data-act=out]") || this.dialog.querySelector("input[type=search]")).focus();
    this.count();
  }

  count() {
    this.insert.disabled = this.list.children.length < 2;
  }
}

customElements.define("gallery-choice", GalleryChoice);
