/* The pictures of a gallery, chosen in the library's dialog and put in order there. */
class GalleryChoice extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ol");
    this.insert = this.querySelector("[data-act=insert]");
    this.dialog = this.closest("dialog");
    this.show = this.closest("picture-library").dataset.show;
    this.insert.addEventListener("click", () => {
      this.dialog.close();
      this.done([...this.list.children].map((item) => item.dataset.number));
    });
    this.dialog.addEventListener("close", () => (this.hidden = true));
    document.addEventListener("choose-gallery", (event) => this.open(event.detail));
  }

  open({ numbers, done }) {
    this.done = done;
    this.list.replaceChildren();
    const detail = (row) => this.add(row.id, row.url, row.text);
    detail.stays = true;
    document.dispatchEvent(new CustomEvent("choose-picture", { detail }));
    this.hidden = false;
    numbers.forEach((number) => this.add(number, this.show.replace("/0/", `/${number}/`), ""));
    this.count();
  }

  add(number, address, words) {
    const item = document.createElement("li");
    const image = document.createElement("img");
    item.dataset.number = number;
    Object.assign(image, { src: address, alt: words || `${this.dataset.picture} ${number}`, width: 120, height: 68 });
    item.append(image, this.button("←", this.dataset.earlier, () => this.move(item, item.previousElementSibling, "before")),
      this.button("→", this.dataset.later, () => this.move(item, item.nextElementSibling, "after")),
      this.button("×", this.dataset.out, () => this.takeOut(item)));
    this.list.append(item);
    this.count();
  }

  move(item, other, side) {
    if (!other) return;
    other[side](item);
    item.querySelector(side === "before" ? "button" : "button:nth-of-type(2)").focus();
  }

  takeOut(item) {
    const next = item.nextElementSibling || item.previousElementSibling;
    item.remove();
    (next?.querySelector("button:last-of-type") || this.dialog.querySelector("input[type=search]")).focus();
    this.count();
  }

  button(sign, words, act) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "icon", textContent: sign, title: words });
    button.setAttribute("aria-label", words);
    button.addEventListener("click", act);
    return button;
  }

  count() {
    this.insert.disabled = this.list.children.length < 2;
  }
}

customElements.define("gallery-choice", GalleryChoice);
