/* The link dialog: words find our own articles, which are linked to by number for ever; anything
   else is an address. Opened by "choose-link" with {address, words, isFree, link, unlink}. */
const OWN = /^\/(ru|kk|en)\/([1-9]\d{0,17})(?:\/|$)/;

class LinkDialog extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.target = this.querySelector("#link_target");
    this.words = this.querySelector("#link_words");
    this.list = this.querySelector(".found");
    this.said = this.querySelector("[data-said]");
    document.addEventListener("choose-link", (event) => this.open(event.detail));
    this.target.addEventListener("input", () => this.typed());
    this.dialog.addEventListener("keydown", (event) => this.pressed(event));
    this.dialog.addEventListener("click", (event) => this.clicked(event.target.closest("[data-act]")));
    this.dialog.addEventListener("close", () => this.asked?.back());
  }

  open(asked) {
    this.asked = asked;
    this.target.value = asked.address;
    this.words.value = asked.words;
    this.words.hidden = this.words.labels[0].hidden = !asked.isFree;
    this.querySelector("[data-act=unlink]").hidden = !asked.address;
    this.dialog.showModal();
    this.target.select();
    this.typed();
  }

  /* What was found for other words goes at once, so that Enter never links to it. */
  typed() {
    clearTimeout(this.timer);
    this.list.replaceChildren();
    this.said.textContent = "";
    if (this.query) this.timer = setTimeout(() => this.search(), 200);
  }

  get query() {
    return this.target.value.trim();
  }

  async search() {
    const query = this.query, address = this.address(query);
    if (address) this.say("address");
    if (address && !OWN.test(address)) return;
    const results = await this.find(query).catch(() => null);
    if (query !== this.query) return;
    this.list.replaceChildren(...(results ?? []).map((row) => this.option(row)));
    if (!results) this.say("failed");
    else if (!results.length && !address) this.say("none");
  }

  async find(query) {
    const answer = await fetch(`${this.dataset.url}?${new URLSearchParams({ q: query })}`);
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()).results;
  }

  say(what) {
    this.said.textContent = this.said.dataset[what];
  }

  option(row) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const note = document.createElement("small");
    button.type = "button";
    button.dataset.act = "article";
    button.dataset.address = row.address;
    button.lang = row.language;
    button.textContent = row.text;
    note.textContent = row.note;
    item.append(button, " ", note);
    return item;
  }

  /* An address as it is stored: ours by number, others whole, a bare name with https. */
  address(typed) {
    if (/^(mailto:|tel:)./i.test(typed)) return typed;
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) return `mailto:${typed}`;
    const whole = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(typed) ? `https://${typed}` : typed;
    if (!/^(https?:\/\/|\/)\S/i.test(whole) || !URL.canParse(whole, location.origin)) return "";
    const url = new URL(whole, location.origin);
    const isOurs = url.origin === location.origin || this.dataset.hosts.split(" ").includes(url.hostname);
    const own = isOurs && OWN.exec(url.pathname);
    if (own) return `/${own[1]}/${own[2]}/`;
    return isOurs ? url.pathname + url.search + url.hash : whole;
  }

  pressed(event) {
    const options = [...this.list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      const stops = [this.target, ...options];
      const at = stops.indexOf(document.activeElement);
      stops[(Math.max(at, 0) + step + stops.length) % stops.length].focus();
    } else if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      this.finish(this.address(this.query));
    }
  }

  clicked(button) {
    const act = button?.dataset.act;
    if (act === "close") this.dialog.close();
    if (act === "article") this.finish(button.dataset.address, button.textContent);
    if (act === "link") this.finish(this.address(this.query));
    if (act === "unlink") this.leave(() => this.asked.unlink());
  }

  finish(address, headline = "") {
    const only = this.list.querySelectorAll("button");
    if (!address && only.length === 1) return this.finish(only[0].dataset.address, only[0].textContent);
    if (!address) return this.say("wrong");
    const { link } = this.asked, words = this.words.value.trim() || headline || address;
    this.leave(() => link(address, words));
  }

  leave(act) {
    this.dialog.close();
    act();
  }
}

customElements.define("link-dialog", LinkDialog);
