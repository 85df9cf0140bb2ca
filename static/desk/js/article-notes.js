/* Notes beside the text: sent and shown without leaving the page, so that nothing typed in the
   article is touched. Without this script the form answers in another window. */
class ArticleNotes extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.dataset.form);
    if (!this.form || this.isReady) return;
    this.isReady = true;
    this.form.addEventListener("submit", (event) => this.send(event));
    for (const kind of ["input", "change"]) {
      this.addEventListener(kind, (event) => event.stopPropagation()); // no change of the article
    }
    this.addEventListener("keydown", (event) => this.pressed(event));
  }

  pressed(event) {
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!sends || !event.target.matches("textarea")) return;
    event.preventDefault();
    this.form.requestSubmit(event.target.closest(".note-box").querySelector("button"));
  }

  async send(event) {
    event.preventDefault();
    const button = event.submitter;
    const data = new FormData(this.form, button);
    button.disabled = true;
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        body: data,
        headers: { "X-Part": "notes" },
      });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      this.show(await answer.text(), button);
    } catch {
      this.fail(button);
    }
  }

  show(html, button) {
    const typed = new Map([...this.querySelectorAll("textarea")].map((box) => [box.name, box.value]));
    const sent = button.closest(".note-box")?.querySelector("textarea").name;
    if (button.name === "_say" || button.name === "_answer") typed.delete(sent);
    this.innerHTML = html; // our own template, in which every word is escaped
    for (const box of this.querySelectorAll("textarea")) box.value ||= typed.get(box.name) ?? "";
    this.count(Number(this.querySelector(".notes").dataset.open));
    const wrong = this.querySelector(".wrong");
    (wrong?.parentElement.querySelector("textarea") ?? this.querySelector("textarea")).focus();
  }

  count(number) {
    const shown = this.closest("details")?.querySelector("[data-notes-count]");
    if (!shown) return;
    shown.textContent = String(number);
    shown.hidden = number === 0;
  }

  fail(button) {
    button.disabled = false;
    const said = this.querySelector(".note-failed") ?? document.createElement("p");
    said.className = "wrong note-failed";
    said.setAttribute("role", "alert");
    said.textContent = this.dataset.failed;
    this.prepend(said);
  }
}

customElements.define("article-notes", ArticleNotes);
