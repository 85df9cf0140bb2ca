/* Secret links: made and revoked without leaving the form that stands round them. */
const token = "csrfmiddlewaretoken";
const form = document.getElementById("links_form");

class SecretLinks extends HTMLElement {
  connectedCallback() {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(event.submitter);
    });
    this.addEventListener("click", (event) => event.target.matches("[data-act=copy]") && this.copy(event.target));
  }

  async send(button) {
    const body = new URLSearchParams(new FormData(form, button));
    const newer = document.querySelector(`#article_form [name=${token}]`);
    if (newer) body.set(token, newer.value);
    const headers = { "X-Requested-With": "fetch" };
    const answer = await fetch(form.action, { method: "POST", body, headers, redirect: "manual" }).catch(() => null);
    if (answer?.type === "opaqueredirect") document.dispatchEvent(new CustomEvent("signed-out"));
    if (!answer?.ok) return this.failed();
    this.innerHTML = await answer.text();
    const made = this.querySelector("#link_made");
    (made ?? this.querySelector("select") ?? this.previousElementSibling).focus();
    made?.select();
  }

  failed() {
    this.querySelector("[role=alert]")?.remove(); // said anew, it is read out anew
    const words = document.createElement("p");
    words.className = "wrong";
    words.setAttribute("role", "alert");
    words.textContent = this.dataset.failed;
    this.prepend(words);
  }

  /* Without a clipboard (a page over plain HTTP) the address is selected, ready for Ctrl+C. */
  async copy(button) {
    const made = this.querySelector("#link_made");
    made.select();
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(made.value);
    button.textContent = button.dataset.done;
  }
}

if (form) customElements.define("secret-links", SecretLinks);
