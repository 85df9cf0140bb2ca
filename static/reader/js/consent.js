// Asks before a counter loads. Without this script nothing of the counter is ever fetched.

const KEY = "newsroom-counter";

class ConsentNotice extends HTMLElement {
  connectedCallback() {
    this.question = this.querySelector("section");
    this.again = this.querySelector(".consent-again");
    for (const button of this.question.querySelectorAll("button")) {
      button.addEventListener("click", () => this.answer(button.value));
    }
    this.again.addEventListener("click", () => this.ask());
    this.hidden = false;
    const given = localStorage.getItem(KEY);
    if (given) this.settle(given);
    else this.ask({ quietly: true });
  }

  ask({ quietly = false } = {}) {
    this.question.hidden = false;
    this.again.hidden = true;
    if (!quietly) this.question.querySelector("button").focus();
  }

  answer(given) {
    const before = localStorage.getItem(KEY);
    localStorage.setItem(KEY, given);
    this.settle(given);
    this.again.focus();
    if (before === "yes" && given === "no") location.reload(); // what has loaded can't be unloaded
  }

  settle(given) {
    this.question.hidden = true;
    this.again.hidden = false;
    if (given !== "yes" || document.querySelector("script[data-counter]")) return;
    const script = document.createElement("script");
    script.src = this.dataset.script;
    script.async = true;
    script.dataset.counter = "";
    document.head.append(script);
  }
}

customElements.define("consent-notice", ConsentNotice);
