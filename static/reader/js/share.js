// Sharing that needs no third party: the system's own sheet, and copying the address.

class ShareTools extends HTMLElement {
  connectedCallback() {
    const native = this.querySelector("[data-share=native]");
    const copy = this.querySelector("[data-share=copy]");
    const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    const title = document.querySelector("h1")?.textContent.trim() ?? document.title;
    if (navigator.share) {
      native.parentElement.hidden = false;
      native.addEventListener("click", () => this.open({ title, url: address }));
    }
    if (navigator.clipboard) {
      copy.parentElement.hidden = false;
      copy.addEventListener("click", () => this.copy(address));
    }
  }

  async open(what) {
    try {
      await navigator.share(what);
    } catch (error) {
      if (error.name !== "AbortError") throw error; // the reader changed their mind
    }
  }

  async copy(address) {
    const said = this.querySelector("output");
    try {
      await navigator.clipboard.writeText(address);
      said.textContent = this.dataset.copied;
    } catch {
      said.textContent = address;
    }
  }
}

customElements.define("share-tools", ShareTools);
