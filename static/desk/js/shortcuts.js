/* The keys of the writing screen, as its list says them; by the place of a key on the keyboard, so
   that they work in Russian and Kazakh layouts too, and inside the editor's frame. */
class DeskShortcuts extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.rows = [...this.querySelectorAll("[data-code]")];
    document.addEventListener("keydown", (event) => this.pressed(event));
    window.CKEDITOR?.on("instanceReady", ({ editor }) => this.follow(editor));
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) {
      if (editor.status === "ready") this.follow(editor);
    }
    this.querySelector("[data-act=close]").addEventListener("click", () => this.dialog.close());
    document.querySelector("[data-keys]")?.addEventListener("click", () => this.dialog.showModal());
  }

  follow(editor) {
    const listen = () => editor.document?.$.addEventListener("keydown", (event) => this.pressed(event), true);
    editor.on("contentDom", listen);
    listen();
  }

  pressed(event) {
    if (event.defaultPrevented || event.isComposing || event.getModifierState("AltGraph")) return;
    const row = event.key === "?" ? this.asked(event) : this.rows.find((each) => each.dataset.code && each.dataset.code === this.code(event));
    if (!row) return;
    event.preventDefault(); // under an open dialog too: no browser shall save the page instead
    event.stopPropagation();
    if (this.dialog.open || !document.querySelector("dialog:modal")) this.obey(row);
  }

  /* "?" is a letter like any other where somebody writes. */
  asked(event) {
    const writing = event.view !== window || event.target.closest("input, textarea, select, [contenteditable]");
    return writing ? null : this.rows.find((each) => !each.dataset.code);
  }

  code(event) {
    const isCtrl = event.ctrlKey || (event.metaKey && !event.altKey);
    const keys = [isCtrl && "ctrl", event.altKey && "alt", event.shiftKey && "shift", event.code];
    return keys.filter(Boolean).join("+");
  }

  obey({ dataset }) {
    if (dataset.press === "[data-keys]") return this.dialog.open ? this.dialog.close() : this.dialog.showModal();
    if (dataset.press) return document.querySelector(dataset.press)?.click();
    const editor = Object.values(window.CKEDITOR?.instances ?? {})[0];
    editor?.focus();
    editor?.execCommand(dataset.command);
  }
}

customElements.define("desk-shortcuts", DeskShortcuts);
