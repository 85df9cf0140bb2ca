/* One file on its way into the library: its name, how far it is, what became of it, and what is asked about it. */
class UploadRow extends HTMLElement {
  begin(file, words) {
    this.file = file;
    this.words = words;
    this.innerHTML = '<span class="upload-name"></span><progress max="1" value="0"></progress><span class="upload-state"></span>';
    [, this.bar, this.state] = this.children;
    this.firstChild.textContent = file.name;
    this.bar.setAttribute("aria-label", file.name);
    this.state.textContent = words.waiting;
  }

  sending(part) {
    this.className = "";
    this.bar.hidden = false;
    this.bar.value = part;
    this.state.textContent = this.words.sending;
  }

  making() {
    this.bar.removeAttribute("value");
    this.state.textContent = this.words.making;
  }

  answer(told) {
    this.bar.hidden = true;
    if (told.same_as) return this.ask(told.same_as);
    this.className = told.refused ? "upload-refused" : "upload-done";
    if (!told.refused) this.prepend(this.look(told));
    return this.say(told.refused || this.words.done);
  }

  /* Of what looks alike, each can be taken; or the new file is kept as well. */
  ask(alike) {
    this.className = "upload-asks";
    this.say(`${this.words.alike} `);
    alike.forEach((row) => this.state.append(this.link(row), this.button(this.words.use, () => {
      this.say(this.words.used);
      this.tell("upload-use", row);
    })));
    this.state.append(this.button(this.words.keep, () => this.tell("upload-keep")));
  }

  /* What became of it is read out by the list's live region. */
  say(words) {
    this.state.textContent = words;
    this.tell("upload-said", `${this.file.name}: ${words}`);
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  look(row) {
    return Object.assign(document.createElement("img"), { src: row.url, alt: "", width: 80, height: 45 });
  }

  link(row) {
    const link = document.createElement("a");
    Object.assign(link, { href: row.address, target: "_blank", className: "alike" });
    link.append(this.look(row), ` ${row.text} `);
    return link;
  }

  button(words, act) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    button.addEventListener("click", act, { once: true });
    return button;
  }
}

customElements.define("upload-row", UploadRow);
