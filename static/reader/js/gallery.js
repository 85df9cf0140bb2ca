/* A gallery's buttons and count. Without them its strip scrolls by finger and by keys all the same. */
class Gallery {
  constructor(box) {
    this.words = box.dataset;
    this.strip = box.querySelector(".gallery-strip");
    this.pictures = [...this.strip.children];
    if (this.pictures.length < 2) return;
    const ways = document.createElement("div");
    ways.className = "gallery-ways";
    this.previous = this.button("‹", this.words.previous, -1);
    this.next = this.button("›", this.words.next, 1);
    this.count = document.createElement("span");
    this.count.className = "gallery-count";
    this.count.setAttribute("aria-live", "polite");
    ways.append(this.previous, this.count, this.next);
    this.strip.after(ways);
    this.strip.addEventListener("scroll", () => this.show(), { passive: true });
    this.strip.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step || event.target !== this.strip) return;
      event.preventDefault();
      this.go(step);
    });
    this.show();
  }

  button(sign, words, step) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign, className: "gallery-way" });
    button.setAttribute("aria-label", words);
    button.addEventListener("click", () => this.go(step));
    return button;
  }

  get at() {
    const width = this.strip.clientWidth || 1;
    return Math.min(this.pictures.length - 1, Math.round(Math.abs(this.strip.scrollLeft) / width));
  }

  go(step) {
    const wanted = this.pictures[Math.min(Math.max(this.at + step, 0), this.pictures.length - 1)];
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.strip.scrollTo({ left: wanted.offsetLeft - this.pictures[0].offsetLeft, behavior: calm ? "auto" : "smooth" });
  }

  show() {
    const at = this.at;
    const said = `${at + 1} / ${this.pictures.length}`;
    if (this.count.textContent !== said) this.count.textContent = said;
    this.previous.disabled = at === 0;
    this.next.disabled = at === this.pictures.length - 1;
  }
}

document.querySelectorAll(".gallery").forEach((box) => new Gallery(box));
