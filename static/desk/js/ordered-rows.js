/* Rows of a formset in an order that is made by dragging or by the keyboard. The order is written
   into the number boxes that stand there without a script. */
class OrderedRows extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector(".rows");
    this.template = this.querySelector("template");
    this.total = document.getElementById(`id_${this.dataset.prefix}-TOTAL_FORMS`);
    this.classList.add("scripted");
    this.querySelector("[data-act=add]").hidden = false;
    this.rows.forEach((row) => this.equip(row));
    const spare = this.rows.filter((row) => !row.querySelector("input[name$='-who_name']").value);
    if (spare.length < this.rows.length) spare.forEach((row) => row.remove());
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("change", () => this.number());
    this.list.addEventListener("dragover", (event) => this.draggedOver(event));
    this.list.addEventListener("drop", (event) => event.preventDefault());
    this.number(false);
  }

  get rows() {
    return [...this.list.children];
  }

  equip(row) {
    row.querySelectorAll("[hidden]:not(input):not(.suggestions)").forEach((part) => (part.hidden = false));
    const grip = row.querySelector("[data-act=drag]");
    grip.addEventListener("pointerdown", () => (row.draggable = true));
    row.addEventListener("dragstart", (event) => {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
      row.classList.add("dragged");
    });
    row.addEventListener("dragend", () => {
      row.draggable = false;
      row.classList.remove("dragged");
      this.number();
    });
  }

  draggedOver(event) {
    const dragged = this.list.querySelector(".dragged");
    if (!dragged) return;
    event.preventDefault();
    const after = this.rows.find((row) => {
      const box = row.getBoundingClientRect();
      return row !== dragged && event.clientY < box.top + box.height / 2;
    });
    this.list.insertBefore(dragged, after ?? null);
  }

  clicked(event) {
    const act = event.target.closest("[data-act]")?.dataset.act;
    const row = event.target.closest("li.part");
    if (act === "add") this.add();
    if (act === "remove") this.remove(row);
    if (act === "up" || act === "down") this.move(row, act, event.target.closest("button"));
  }

  add() {
    const index = Number(this.total.value);
    const holder = document.createElement("template");
    holder.innerHTML = this.template.innerHTML.replaceAll("__prefix__", String(index));
    const row = holder.content.firstElementChild;
    this.total.value = String(index + 1);
    this.list.append(row);
    this.equip(row);
    this.number();
    row.querySelector("input[name$='-who_name']").focus();
  }

  remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    (next?.querySelector("[data-act=remove]") ?? this.querySelector("[data-act=add]")).focus();
    this.number();
  }

  move(row, act, button) {
    const rows = this.rows;
    const other = rows[rows.indexOf(row) + (act === "up" ? -1 : 1)];
    if (!other) return;
    if (act === "up") other.before(row);
    else other.after(row);
    button.focus();
    this.number();
    const words = { row: String(this.rows.indexOf(row) + 1), rows: String(rows.length) };
    const said = this.dataset.moved.replace(/%\((\w+)\)s/g, (_all, name) => words[name]);
    this.querySelector("[data-said]").textContent = said;
  }

  number(tell = true) {
    this.rows.forEach((row, index) => {
      row.querySelector("input[name$='-position']").value = String(index);
    });
    if (tell) this.dispatchEvent(new Event("ordered", { bubbles: true }));
  }
}

customElements.define("ordered-rows", OrderedRows);
