/* A picture's focal point and crops: set on the picture by hand or by keys, seen in every shape at once. */
const SHAPES = { "16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1 };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 0.01;
const within = (value, least, most) => Math.min(Math.max(value, least), Math.max(least, most));
const short = (value) => String(Math.round(value * 10000) / 10000);

class PictureCrop extends HTMLElement {
  connectedCallback() {
    this.shape = this.dataset.width / this.dataset.height;
    [this.stage, this.point, this.frame] = [".crop-stage", ".crop-point", ".crop-frame"].map((name) => this.querySelector(name));
    this.focal = ["focal_x", "focal_y"].map((name) => this.querySelector(`[name=${name}]`));
    this.numbers = Object.fromEntries(Object.keys(SHAPES).map((ratio) => [ratio, [...this.querySelectorAll(`[data-crop="${ratio}"] input`)]]));
    this.slots = this.querySelector("crop-slots");
    this.point.hidden = false;
    this.drag(this.stage, (at) => this.cutting || this.aim(...at));
    this.drag(this.frame, (at, from, isCorner) => this.pull(at, from, isCorner));
    this.point.addEventListener("keydown", (event) => this.keys(event, (x, y) => this.aim(+this.focal[0].value + x, +this.focal[1].value + y)));
    this.frame.addEventListener("keydown", (event) => this.keys(event, (x, y) => this.nudge(x, y, event.shiftKey)));
    this.addEventListener("crop-act", (event) => this.press(event.detail.ratio, event.detail.act));
    this.addEventListener("input", () => this.show());
    this.show();
  }

  /* The box that a shape gets, in parts of the picture: as drawn, or round the focal point as the server lays it. */
  box(ratio) {
    if (!(ratio in SHAPES)) return [0, 0, 1, 1];
    const [left, top, width] = this.numbers[ratio].map((input) => input.value / 100);
    if (this.isDrawn(ratio)) return [left, top, width, this.high(ratio, width)];
    const wide = Math.min(1, SHAPES[ratio] / this.shape), high = Math.min(1, this.shape / SHAPES[ratio]);
    return [within(this.focal[0].value - wide / 2, 0, 1 - wide), within(this.focal[1].value - high / 2, 0, 1 - high), wide, high];
  }

  high(ratio, width) { return (width * this.shape) / SHAPES[ratio]; }

  isDrawn(ratio) { return this.numbers[ratio].every((input) => input.value !== ""); }

  aim(x, y) {
    [x, y].forEach((value, at) => (this.focal[at].value = short(within(value, 0, 1))));
    this.show();
  }

  draw(left, top, width) {
    const ratio = this.cutting, widest = Math.min(1, SHAPES[ratio] / this.shape);
    width = within(width, Math.min(0.05, widest), widest);
    const parts = [within(left, 0, 1 - width), within(top, 0, 1 - this.high(ratio, width)), width];
    parts.forEach((part, at) => (this.numbers[ratio][at].value = short(part * 100)));
    this.show();
  }

  nudge(x, y, isWider) {
    const [left, top, width] = this.box(this.cutting);
    if (isWider) this.draw(left, top, width + (x || -y));
    else this.draw(left + x, top + y, width);
  }

  pull(at, from, isCorner) {
    if (isCorner) this.draw(from.box[0], from.box[1], at[0] - from.box[0]);
    else this.draw(from.box[0] + at[0] - from.at[0], from.box[1] + at[1] - from.at[1], from.box[2]);
  }

  press(ratio, act) {
    if (act === "cut") {
      this.cutting = this.cutting === ratio ? "" : ratio;
      if (this.cutting && !this.isDrawn(ratio)) this.draw(...this.box(ratio));
    } else if (act === "free") {
      this.numbers[ratio].forEach((input) => (input.value = ""));
      this.cutting = "";
    } else return;
    this.show();
    if (this.cutting) this.frame.focus();
  }

  keys(event, move) {
    if (!(event.key in ARROWS)) return;
    event.preventDefault();
    move(...ARROWS[event.key].map((step) => step * STEP));
  }

  drag(element, move) {
    const place = (event) => {
      const edge = this.stage.getBoundingClientRect();
      return [(event.clientX - edge.left) / edge.width, (event.clientY - edge.top) / edge.height];
    };
    element.addEventListener("pointerdown", (event) => {
      const from = { at: place(event), box: this.box(this.cutting) };
      const isCorner = event.target.className === "crop-corner";
      const follow = (moved) => move(place(moved), from, isCorner);
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      element.addEventListener("pointermove", follow);
      element.addEventListener("lostpointercapture", () => element.removeEventListener("pointermove", follow), { once: true });
      if (element === this.stage) follow(event);
    });
  }

  /* What the shapes under the picture show of it. */
  seen() {
    const ratios = ["original", ...Object.keys(SHAPES)];
    return {
      shapes: { original: this.shape, ...SHAPES },
      boxes: Object.fromEntries(ratios.map((ratio) => [ratio, this.box(ratio)])),
      cutting: this.cutting,
      drawn: Object.keys(SHAPES).filter((ratio) => this.isDrawn(ratio)),
    };
  }

  show() {
    const [x, y] = this.focal.map((input) => `${input.value * 100}%`);
    Object.assign(this.point.style, { left: x, top: y });
    const [across, down] = this.focal.map((input) => Math.round(input.value * 100));
    this.point.setAttribute("aria-valuenow", across);
    this.point.setAttribute("aria-valuetext", this.dataset.place.replace("{x}", across).replace("{y}", down));
    this.frame.hidden = !this.cutting;
    if (this.cutting) {
      const [left, top, width, height] = this.box(this.cutting).map((part) => `${part * 100}%`);
      Object.assign(this.frame.style, { left, top, width, height });
      const name = this.querySelector(`[data-ratio="${this.cutting}"] .crop-name`).textContent;
      this.frame.setAttribute("aria-label", `${name}. ${this.dataset.frame}`);
    }
    this.slots.dispatchEvent(new CustomEvent("crop-shown", { detail: this.seen() }));
  }
}

customElements.define("picture-crop", PictureCrop);
