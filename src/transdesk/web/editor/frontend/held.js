// While a control is pressed, the part of the page that it stands in is not drawn anew: a click belongs to one node from its
// beginning to its end; one that begins on a node that is gone by then, or has moved on, is lost.

export class Held {
  /** @type {Node | null} what is being pressed */ #pressed = null;
  /** @type {Map<any, () => void>} what waits to be drawn */ #waiting = new Map();

  /** Hear where presses begin and that they end, until the signal aborts. @param {HTMLElement} element @param {AbortSignal} signal */
  listen(element, signal) {
    const begin = (event) => {
      const target = event.composedPath()[0];
      const control = event.type === "pointerdown" ? !target.matches("textarea") : event.code === "Space" && target.matches("button, summary");
      if (control) this.#pressed = target;
    };
    const end = ({ type, code, target }) => {
      if (!(type === "keyup" && code !== "Space") && !(type === "blur" && target !== window)) this.#release();
    };
    for (const name of ["pointerdown", "keydown"]) element.addEventListener(name, begin, { capture: true, signal });
    element.addEventListener("click", () => (this.#pressed = null), { capture: true, signal }); // what it does may draw
    for (const name of ["pointerup", "pointercancel", "dragend", "keyup", "blur"]) window.addEventListener(name, end, { capture: true, signal });
  }

  /**
   * Whether something must stay as it is just now.
   * @param {Node} area that nothing may move in while something in it is pressed
   * @param {any} name of what is to be drawn: once, however often it was asked for
   * @param {() => void} draw called when the press is over
   */
  holds(area, name, draw) {
    if (!this.#pressed || !area.contains(this.#pressed)) return false;
    this.#waiting.set(name, draw);
    return true;
  }

  /** The click comes right behind the event that ends a press: what has waited is drawn in a task behind both. */
  #release() {
    const pressed = this.#pressed;
    if (!pressed) return;
    setTimeout(() => {
      if (this.#pressed && this.#pressed !== pressed) return; // another press has begun meanwhile
      this.#pressed = null;
      const waiting = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const draw of waiting) draw();
    });
  }
}
