/* The library of pictures: opened for the lead picture, and by the editor for one in the text. */
class PictureLibrary extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.grid = this.querySelector(".library-grid");
    this.search = this.querySelector("input[type=search]");
    this.filters = [...this.querySelectorAll("[data-filter]")];
    this.more = this.querySelector("[data-act=more]");
    this.said = this.querySelector("[data-said]");
    this.more.addEventListener("click", () => this.fill(this.page + 1));
    this.filters.forEach((input) => {
      input.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.fill(), 200);
      });
      input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    });
    this.querySelector("[data-act=close]").addEventListener("click", () => this.dialog.close());
    document.addEventListener("choose-picture", (event) => this.open(event.detail));
    this.addEventListener("picture-uploaded", (event) => this.grid.prepend(this.tile(event.detail)));
    this.addEventListener("picture-known", (event) => this.take(event.detail));
  }

  open(chosen) {
    this.chosen = chosen;
    this.dialog.showModal();
    this.search.focus();
    this.fill();
  }

  wanted() {
    const given = this.filters.filter((input) => (input.type === "checkbox" ? input.checked : input.value));
    return new URLSearchParams(given.map((input) => [input.dataset.filter, input.value])).toString();
  }

  /* The first page takes the place of what is shown; each other one is put under it. Without an
     answer nothing is shown that was found for other words. */
  async fill(page = 0) {
    const wanted = this.wanted();
    const found = await this.find(`${wanted}&page=${page}`).catch(() => null);
    if (wanted !== this.wanted()) return;
    this.said.textContent = found ? "" : this.said.dataset.failed;
    if (!found && page) return;
    const { results, more } = found ?? { results: [], more: false };
    const tiles = results.map((row) => this.tile(row));
    this.page = page;
    this.more.hidden = !more;
    if (page) {
      this.grid.append(...tiles);
      tiles[0]?.firstChild.focus();
    } else {
      this.querySelector("[data-none]").hidden = !found || results.length > 0;
      this.grid.replaceChildren(...tiles);
    }
  }

  async find(query) {
    const answer = await fetch(`${this.dataset.url}?${query}`, { redirect: "manual" });
    if (answer.type === "opaqueredirect") document.dispatchEvent(new CustomEvent("signed-out"));
    return answer.ok ? answer.json() : null;
  }

  tile(row) {
    const tile = document.createElement("li");
    const button = document.createElement("button");
    const image = document.createElement("img");
    const words = document.createElement("span");
    button.type = "button";
    Object.assign(image, { src: row.url, alt: "", width: 240, height: 135, loading: "lazy" });
    words.textContent = [row.text, row.note].filter(Boolean).join(" · ");
    button.append(image, words);
    if (row.warning) button.append(Object.assign(document.createElement("span"), { className: "tile-warning", textContent: row.warning }));
    button.addEventListener("click", () => this.take(row));
    tile.append(button);
    return tile;
  }

  /* One picture closes the dialog; of a gallery more are chosen. */
  take(row) {
    if (!this.chosen.stays) this.dialog.close();
    this.chosen(row);
  }
}

customElements.define("picture-library", PictureLibrary);
