/* Taking pictures in: dropped or chosen, one request a file with its progress; none stops another. */
class PictureUpload extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.list = this.querySelector(".upload-files");
    this.sum = this.querySelector(".upload-sum");
    Object.assign(this, { queue: [], made: [], over: 0, total: 0, isBusy: false });
    this.input.required = false;
    const submit = this.closest("form.upload-form")?.querySelector("[type=submit]");
    if (submit) submit.hidden = true;
    this.input.addEventListener("change", () => {
      this.take([...this.input.files]);
      this.input.value = "";
    });
    this.addEventListener("dragover", (event) => this.hover(event, true));
    this.addEventListener("dragleave", (event) => this.hover(event, false));
    this.addEventListener("drop", (event) => {
      this.hover(event, false);
      this.take([...event.dataTransfer.files]);
    });
  }

  hover(event, isOver) {
    event.preventDefault();
    this.classList.toggle("upload-over", isOver);
  }

  take(files) {
    this.total += files.length;
    this.queue.push(...files.map((file) => ({ file, row: this.row(file) })));
    this.next();
  }

  row(file) {
    const row = document.createElement("li");
    row.innerHTML = '<span class="upload-name"></span><progress max="1" value="0"></progress><span class="upload-state"></span>';
    row.firstChild.textContent = file.name;
    row.querySelector("progress").setAttribute("aria-label", file.name);
    row.lastChild.textContent = this.dataset.waiting;
    this.list.append(row);
    return row;
  }

  next() {
    this.count();
    if (this.isBusy || !this.queue.length) return;
    this.isBusy = true;
    this.send(this.queue.shift());
  }

  send({ file, row, keep }) {
    const request = new XMLHttpRequest(), data = new FormData();
    const [, bar, state] = row.children;
    data.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    if (keep) data.append("keep", "1");
    data.append("file", file);
    request.open("POST", this.dataset.url);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    state.textContent = this.dataset.sending;
    request.upload.addEventListener("progress", (event) => (bar.value = event.loaded / event.total));
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      state.textContent = this.dataset.making;
    });
    request.addEventListener("loadend", () => {
      bar.hidden = true;
      this.isBusy = false;
      this.answer({ file, row }, request.response || { refused: request.status === 413 ? this.dataset.big : this.dataset.lost });
      this.next();
    });
    request.send(data);
  }

  answer(job, told) {
    const state = job.row.lastChild;
    if (told.same_as) return this.ask(job, told.same_as);
    this.over += 1;
    job.row.className = told.refused ? "upload-refused" : "upload-done";
    state.textContent = told.refused || this.dataset.done;
    if (told.refused) return undefined;
    this.made.push(told.id);
    job.row.prepend(Object.assign(document.createElement("img"), { src: told.url, alt: "", width: 80, height: 45 }));
    return this.dispatchEvent(new CustomEvent("picture-uploaded", { bubbles: true, detail: told }));
  }

  ask(job, alike) {
    const state = job.row.lastChild;
    job.row.className = "upload-asks";
    state.textContent = `${this.dataset.alike} `;
    alike.forEach((row) => state.append(this.link(row)));
    state.append(this.button(this.dataset.use, () => {
      this.over += 1;
      state.textContent = this.dataset.used;
      this.dispatchEvent(new CustomEvent("picture-known", { bubbles: true, detail: alike[0] }));
      this.next();
    }), this.button(this.dataset.keep, () => {
      job.row.className = "";
      job.row.querySelector("progress").hidden = false;
      this.queue.push({ ...job, keep: true });
      this.next();
    }));
  }

  link(row) {
    const link = document.createElement("a");
    Object.assign(link, { href: row.address, target: "_blank", className: "alike" });
    link.append(Object.assign(document.createElement("img"), { src: row.url, alt: "", width: 80, height: 45 }), ` ${row.text} `);
    return link;
  }

  button(words, act) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    button.addEventListener("click", act, { once: true });
    return button;
  }

  count() {
    if (!this.total) return;
    this.sum.textContent = `${this.over} / ${this.total} `;
    if (!this.made.length || this.queue.length || this.isBusy) return;
    const link = document.createElement("a");
    Object.assign(link, { href: `${this.dataset.check}?pictures=${this.made}`, className: "button primary", textContent: this.dataset.words });
    if (this.closest("dialog")) link.target = "_blank";
    this.sum.append(link);
  }
}

customElements.define("picture-upload", PictureUpload);
