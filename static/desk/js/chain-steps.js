/* Steps of a chain of sources: each row is a step farther than the one above, or beside it. */
class ChainSteps extends HTMLElement {
  connectedCallback() {
    let above = 0;
    for (const row of this.rows) {
      const typed = row.querySelector("[name$='-who_name']").value ? Number(this.box(row).value) : 0;
      row.querySelector("[data-act=beside]").checked = typed > 0 && typed === above;
      above = typed || above + 1;
    }
    this.addEventListener("ordered", () => this.number());
    this.addEventListener("change", () => this.number());
    this.number();
  }

  get rows() {
    return [...this.querySelectorAll("li.part")];
  }

  box(row) {
    return row.querySelector("input[name$='-step']");
  }

  number() {
    let step = 0;
    this.rows.forEach((row, index) => {
      const beside = row.querySelector("[data-act=beside]");
      beside.closest("label").hidden = index === 0;
      if (index === 0 || !beside.checked) step += 1;
      this.box(row).value = String(step);
      row.querySelector(".hop-step").textContent = String(step);
    });
  }
}

customElements.define("chain-steps", ChainSteps);
