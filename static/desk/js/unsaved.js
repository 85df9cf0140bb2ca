/* Shows what keeps a form from being saved, and holds a closing window back where neither the
   server nor this browser has what was typed. */
const form = document.getElementById("article_form");
const about = document.querySelector("keep-text");

if (form && about) {
  window.addEventListener("beforeunload", (event) => {
    if (!about.sent && about.typed > Math.max(about.kept, about.copied)) event.preventDefault();
  });
  form.querySelector(".form-errors")?.focus();
}
