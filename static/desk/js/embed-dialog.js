/* An address that is to be shown inside the text. Opened by "choose-embed" with
   {address, still, embed, link, back}; `still` is the number of a picture that stands for it. */
class EmbedDialog extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.box = this.querySelector("#embed_address");
    this.still = this.querySelector("picture-choice");
    this.said = this.querySelector("[data-said]");
    this.asLink = this.querySelector("[data-act=link]");
    document.addEventListener("choose-embed", (event) => this.open(event.detail));
    document.addEventListener("ask-embed", (event) => this.answer(event.detail));
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.embed();
    });
    this.box.addEventListener("input", () => this.say(""));
    this.querySelector("[data-act=close]").addEventListener("click", () => this.dialog.close());
    this.querySelector("[data-act=embed]").addEventListener("click", () => this.embed());
    this.asLink.addEventListener("click", () => this.leave(() => this.asked.link(this.box.value.trim())));
    this.dialog.addEventListener("close", () => this.asked.back());
  }

  open(asked) {
    this.asked = asked;
    this.box.value = asked.address;
    this.still.show(asked.still);
    this.say("");
    this.dialog.showModal();
    this.box.select();
  }

  say(words) {
    this.said.textContent = words;
    this.asLink.hidden = !words || !/^https?:\/\/\S+\.\S/.test(this.box.value.trim());
  }

  async ask(url) {
    try {
      const answer = await fetch(`${this.dataset.url}?${new URLSearchParams({ url })}`);
      if (!answer.ok) throw new Error(answer.statusText);
      return await answer.json();
    } catch {
      return { sentence: this.said.dataset.failed };
    }
  }

  async answer({ url, tell }) {
    tell(await this.ask(url));
  }

  async embed() {
    const url = this.box.value.trim(), found = await this.ask(url);
    if (!this.dialog.open || url !== this.box.value.trim()) return;
    if (found.address) this.leave(() => this.asked.embed(found.address, this.still.number.value));
    else this.say(found.sentence);
  }

  leave(act) {
    this.dialog.close();
    act();
  }
}

customElements.define("embed-dialog", EmbedDialog);
