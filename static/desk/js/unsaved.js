/* Says when something typed is not saved yet, and keeps a closing window from taking it along. */
const form = document.getElementById("article_form");
const said = form?.querySelector(".bar-saved");
let unsaved = Boolean(form?.querySelector(".form-errors"));

function changed() {
  if (unsaved) return;
  unsaved = true;
  said.textContent = said.dataset.unsaved;
  said.classList.add("is-unsaved");
}

if (form) {
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("ordered", changed);
  document.addEventListener("text-changed", changed);
  form.addEventListener("submit", () => (unsaved = false));
  window.addEventListener("beforeunload", (event) => unsaved && event.preventDefault());
  form.querySelector(".form-errors")?.focus();
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s" && form) {
    event.preventDefault();
    form.requestSubmit(form.querySelector(".bar button[name=_save]"));
  }
});
