/* Gives each Select2 box the name of its field: Select2 itself names it by what is chosen. */

function nameBoxes() {
  for (const select of document.querySelectorAll("select.admin-autocomplete[id]")) {
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    const box = select.parentElement.querySelector(".select2-selection");
    if (!label || !box) continue;
    const name = label.textContent.replace(/:\s*$/, "").trim();
    for (const part of [box, box.querySelector(".select2-selection__rendered")]) {
      part?.setAttribute("aria-label", name);
      part?.removeAttribute("aria-labelledby");
    }
  }
}

nameBoxes();
new MutationObserver(nameBoxes).observe(document.body, { childList: true, subtree: true });
