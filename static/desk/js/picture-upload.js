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
    this.addEventListener("upload-said", (event) => {
      const line = Object.assign(document.createElement("p"), { textContent: event.detail });
      this.querySelector(".upload-told").append(line);
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
    const item = document.createElement("li");
    const row = document.createElement("upload-row");
    item.append(row);
    this.list.append(item);
    row.begin(file, this.dataset);
    row.addEventListener("upload-keep", () => {
      this.queue.push({ file, row, keep: true });
      this.next();
    });
    row.addEventListener("upload-use", (event) => {
      this.over += 1;
      this.dispatchEvent(new CustomEvent("picture-known", { bubbles: true, detail: event.detail }));
      this.next();
    });
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
    data.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    if (keep) data.append("keep", "1");
    data.append("file", file);
    request.open("POST", this.dataset.url);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    row.sending(0);
    request.upload.addEventListener("progress", (event) => row.sending(event.loaded / event.total));
    request.upload.addEventListener("load", () => row.making());
    request.addEventListener("loadend", () => {
      this.isBusy = false;
      this.answer(row, request.response || { refused: request.status === 413 ? this.dataset.big : this.dataset.lost });
      this.next();
    });
    request.send(data);
  }

  answer(row, told) {
    row.answer(told);
    if (told.same_as) return;
    this.over += 1;
    if (told.refused) return;
    this.made.push(told.id);
    this.dispatchEvent(new CustomEvent("picture-uploaded", { bubbles: true, detail: told }));
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
