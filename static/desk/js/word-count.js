/* Words and minutes of the text, and the length of the headline, while they are being written. */
const WORD = /[\p{L}\p{N}]+(?:[-\u2011'’.,][\p{L}\p{N}]+)*/gu;
const format = (number) => number.toLocaleString(document.documentElement.lang);

class WordCount extends HTMLElement {
  connectedCallback() {
    this.body = document.getElementById(this.dataset.body);
    this.body?.addEventListener("input", () => this.count(this.body.value));
    document.addEventListener("text-changed", (event) => this.count(event.detail));
  }

  count(html) {
    const text = new DOMParser().parseFromString(html.replaceAll("<", " <"), "text/html").body.textContent;
    const words = (text.match(WORD) ?? []).length;
    const minutes = Math.max(1, Math.floor((words + this.dataset.pace / 2) / this.dataset.pace));
    this.querySelector("[data-words]").textContent = format(words);
    this.querySelector("[data-minutes]").textContent = format(minutes);
  }
}

class HeadlineLength extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("textarea");
    this.length = this.querySelector("[data-length]");
    this.length.hidden = false;
    this.box.addEventListener("input", () => this.measure());
    this.box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    this.measure();
  }

  measure() {
    const length = [...this.box.value].length;
    const best = Number(this.dataset.best);
    this.length.textContent = `${format(length)} / ${format(best)}`;
    this.classList.toggle("is-long", length > best);
    this.querySelector("[data-advice]").hidden = length <= best;
    if (CSS.supports("field-sizing", "content")) return;
    this.box.style.blockSize = "auto";
    this.box.style.blockSize = `${this.box.scrollHeight}px`;
  }
}

customElements.define("word-count", WordCount);
customElements.define("headline-length", HeadlineLength);
