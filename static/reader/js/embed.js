// A page of somebody else is loaded only when the reader asks for it. Until then nothing is asked
// of its provider, not even a still.

class EmbedFrame extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => this.show());
  }

  show() {
    const frame = document.createElement("iframe");
    frame.title = this.dataset.title;
    frame.sandbox = this.dataset.sandbox;
    frame.allow = this.dataset.allow;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = this.dataset.frame;
    this.querySelector(".embed-still").replaceWith(frame);
    frame.focus();
  }
}

customElements.define("embed-frame", EmbedFrame);
