/* The typography button: shows what would change, paragraph by paragraph, and changes what is
   accepted. Opened by "typeset" with {blocks, apply, back}: a block is [{text, put}, …]. */
const SHOWN = { "\u00a0": "⍽", "\u202f": "⍽", "\n": "↵" };

class TypesetDialog extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.list = this.querySelector(".typeset-list");
    this.said = this.querySelector("[data-said]");
    this.all = this.querySelector("[data-act=accept-all]");
    document.addEventListener("typeset", (event) => this.open(event.detail));
    this.dialog.addEventListener("click", (event) => this.clicked(event.target.closest("[data-act]")));
    this.dialog.addEventListener("close", () => this.asked.back());
  }

  async open(asked) {
    this.asked = { ...asked, blocks: [...this.fields(), ...asked.blocks] };
    this.draw([]);
    this.said.textContent = "";
    this.dialog.showModal();
    try {
      this.draw(await this.proposals());
      this.said.textContent = this.list.children.length ? "" : this.said.dataset.none;
    } catch {
      this.said.textContent = this.said.dataset.failed;
    }
  }

  /* Headline and deck, beside the blocks of the text. */
  fields() {
    return ["headline", "deck"].map((name) => document.getElementById(`id_${name}`)).filter(Boolean).map((box) => [{
      text: box.value,
      put: (text) => {
        box.value = text;
        box.dispatchEvent(new Event("input", { bubbles: true }));
      },
    }]);
  }

  async proposals() {
    const language = document.querySelector("#article_form [name=language]")?.value || this.dataset.language;
    const blocks = this.asked.blocks.map((block) => block.map((piece) => piece.text));
    const token = document.querySelector("#article_form [name=csrfmiddlewaretoken]").value;
    const answer = await fetch(this.dataset.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ language, blocks }),
    });
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()).proposals;
  }

  draw(proposals) {
    this.proposed = new Map(proposals.map((one) => [String(one.index), one]));
    this.list.replaceChildren(...proposals.map((one) => this.item(one)));
    this.all.hidden = proposals.length === 0;
  }

  item(one) {
    const item = this.querySelector("template").content.firstElementChild.cloneNode(true);
    item.dataset.index = one.index;
    item.firstElementChild.lang = this.dataset.language;
    const shown = one.spans.filter(([kind, text]) => kind !== "was" || text.trim()); // a space that is bound shows where
    item.firstElementChild.append(...shown.map(([kind, text]) => {
      if (kind === "same") return text.replaceAll("\n", SHOWN["\n"]);
      const mark = document.createElement(kind === "was" ? "del" : "ins");
      mark.textContent = text.replace(/[\u00a0\u202f\n]/g, (sign) => SHOWN[sign]);
      return mark;
    }));
    return item;
  }

  clicked(button) {
    const act = button?.dataset.act;
    if (act === "close") this.dialog.close();
    if (act === "accept-all") this.accept([...this.list.children]);
    if (act === "accept") this.accept([button.closest("li")]);
  }

  accept(items) {
    this.asked.apply(() => items.forEach((item) => this.put(this.proposed.get(item.dataset.index))));
    const next = items.at(-1).nextElementSibling ?? items[0].previousElementSibling;
    items.forEach((item) => item.remove());
    if (!this.list.children.length) return this.dialog.close();
    (next?.querySelector("button") ?? this.all).focus();
  }

  put(one) {
    this.asked.blocks[one.index].forEach((piece, n) => piece.text !== one.pieces[n] && piece.put(one.pieces[n]));
  }
}

customElements.define("typeset-dialog", TypesetDialog);
