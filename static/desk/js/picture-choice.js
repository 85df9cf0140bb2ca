/* The lead picture of an article, or the still of an embedded page: chosen in the library, or none. */
class PictureChoice extends HTMLElement {
  connectedCallback() {
    this.number = this.querySelector("input");
    this.number.hidden = true;
    this.querySelector(".picture-acts").hidden = false;
    this.querySelector("[data-act=choose]").addEventListener("click", () => {
      const detail = (row) => this.take(row.id, row.url, row.text);
      document.dispatchEvent(new CustomEvent("choose-picture", { detail }));
    });
    this.none = this.querySelector("[data-act=none]");
    this.none.addEventListener("click", () => this.take("", "", ""));
    this.none.hidden = !this.number.value;
  }

  /* A picture by its number alone, or none. */
  show(number) {
    const address = document.querySelector("picture-library").dataset.show;
    this.take(number, address.replace("/0/", `/${number}/`), "");
  }

  take(number, address, words) {
    this.number.value = number;
    this.none.hidden = !number;
    this.querySelector("img")?.remove();
    if (number) {
      const image = document.createElement("img");
      Object.assign(image, { className: "picture-chosen", src: address, alt: words, width: 320, height: 180 });
      this.prepend(image);
    }
    this.number.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("picture-choice", PictureChoice);
