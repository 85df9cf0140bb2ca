/* The shapes of a picture under it: what each of them gets, and the buttons that cut one by hand or let it go. */
class CropSlots extends HTMLElement {
  connectedCallback() {
    this.querySelector(".crop-slots").hidden = false;
    this.addEventListener("crop-shown", (event) => this.querySelectorAll(".crop-slot").forEach((slot) => this.preview(slot, event.detail)));
    this.addEventListener("click", (event) => {
      const { act } = event.target.dataset;
      const slot = event.target.closest(".crop-slot");
      if (act) this.dispatchEvent(new CustomEvent("crop-act", { bubbles: true, detail: { act, ratio: slot.dataset.ratio } }));
    });
  }

  preview(slot, { shapes, boxes, cutting, drawn }) {
    const { ratio } = slot.dataset;
    const [left, top, width, height] = boxes[ratio];
    const [view, image] = [slot.querySelector(".crop-view"), slot.querySelector("img")];
    view.style.aspectRatio = shapes[ratio];
    Object.assign(image.style, { width: `${100 / width}%`, height: `${100 / height}%`, left: `${(-100 * left) / width}%`, top: `${(-100 * top) / height}%` });
    slot.querySelector("[data-act=cut]")?.setAttribute("aria-pressed", cutting === ratio);
    const free = slot.querySelector("[data-act=free]");
    if (free) free.hidden = !drawn.includes(ratio);
  }
}

customElements.define("crop-slots", CropSlots);
