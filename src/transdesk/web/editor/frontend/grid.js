// Virtual rows: only those in view (and the one with the focus) are on the page, each at its place in a tall canvas.
// What the person sees first stays where it is when heights above it become known.

import { el, focused } from "./dom.js";
import { Heights } from "./heights.js";

const MARGIN_PX = 500; // drawn above and below the view, so that scrolling shows no holes
const SETTLE_MS = 120;

/** @typedef {import("./row.js").RowView} RowView */

export class Grid {
  /** @type {string[]} */ #ids = [];
  /** @type {Map<string, number>} */ #places = new Map();
  /** @type {Map<string, RowView>} */ #views = new Map();
  #heights = new Heights([]);
  #anchor = { place: 0, offset: 0 };
  #width = 0;
  #frame = 0;
  #settle = null;
  #make;
  #onDrawn;
  #guess;
  #onSettled;

  /**
   * @param {object} parts
   * @param {string} parts.label
   * @param {(id: string) => RowView} parts.make
   * @param {(id: string) => void} parts.onDrawn a row has come onto the page
   * @param {(id: string, width: number) => number} parts.guess height of a row that was never drawn
   * @param {(ids: string[]) => void} parts.onSettled rows in view, once scrolling has come to rest
   */
  constructor({ label, make, onDrawn, guess, onSettled }) {
    this.#make = make;
    this.#onDrawn = onDrawn;
    this.#guess = guess;
    this.#onSettled = onSettled;
    this.canvas = el("div", { className: "td-canvas", role: "list", "aria-label": label });
    this.element = el("div", { className: "td-grid", onscroll: () => this.#onScroll() }, this.canvas);
    this.#sizes = new ResizeObserver((entries) => this.#onSizes(entries));
    this.#sizes.observe(this.element);
  }

  #sizes;

  /** Show these rows, in this order; views of rows that stay are kept. @param {string[]} ids */
  setRows(ids) {
    const first = this.#ids[this.#anchor.place];
    const known = new Map(this.#ids.map((id, place) => [id, this.#heights.height(place)]));
    this.#ids = ids;
    this.#places = new Map(ids.map((id, place) => [id, place]));
    this.#heights = new Heights(ids.map((id) => known.get(id) ?? this.#guess(id, this.#width)));
    for (const [id, view] of this.#views) if (!this.#places.has(id)) this.#drop(id, view);
    for (const [id, view] of this.#views) view.place(this.#places.get(id), ids.length);
    this.#arrange();
    this.#anchor = { place: this.#places.get(first) ?? 0, offset: this.#places.has(first) ? this.#anchor.offset : 0 };
    this.#draw(true);
  }

  /** The page's own order follows that of the rows; others move around the row with the focus, which would lose it. */
  #arrange() {
    const elements = [...this.#views].sort(([one], [other]) => this.#places.get(one) - this.#places.get(other)).map(([, view]) => view.element);
    if (elements.every((element, place) => element === this.canvas.children[place])) return;
    const active = focused(this.element.getRootNode());
    const held = elements.findIndex((element) => element.contains(active));
    elements.forEach((element, place) => {
      if (place !== held) this.canvas.insertBefore(element, place < held ? elements[held] : null);
    });
  }

  /** Ids of the rows shown, in order. */
  get ids() {
    return this.#ids;
  }

  /** @param {string} id @returns {RowView | undefined} when it is on the page */
  view(id) {
    return this.#views.get(id);
  }

  /** @returns {Iterable<RowView>} */
  views() {
    return this.#views.values();
  }

  /** Place of a row among those shown; -1 where it is not. @param {string} id */
  index(id) {
    return this.#places.get(id) ?? -1;
  }

  /** Draw a row and bring it into view: not at all when it stands there well, else into the upper third. @param {string} id */
  reveal(id) {
    const place = this.index(id);
    if (place < 0) return undefined;
    const [top, height] = [this.#heights.top(place), this.#heights.height(place)];
    const { scrollTop, clientHeight } = this.element;
    const room = Math.min(60, clientHeight / 6);
    if (top < scrollTop + room || top + height > scrollTop + clientHeight - room) {
      this.#anchor = { place, offset: -Math.max(0, Math.min(clientHeight / 3, (clientHeight - height) / 2)) };
      this.#draw(true);
    } else if (!this.#views.has(id)) this.#draw(false);
    return this.#views.get(id);
  }

  #onScroll() {
    const { scrollTop } = this.element;
    const place = this.#heights.at(scrollTop);
    this.#anchor = { place, offset: scrollTop - this.#heights.top(place) };
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw(false);
    });
  }

  #onSizes(entries) {
    let moved = false;
    for (const entry of entries) {
      if (entry.target === this.element) moved = this.#resized() || moved;
      else {
        const place = this.#places.get(entry.target.dataset.id);
        if (place !== undefined && entry.target.isConnected) moved = this.#heights.set(place, entry.borderBoxSize[0].blockSize) || moved;
      }
    }
    if (moved) this.#draw(true);
  }

  /** Another width: all heights are guesses again, those on the page are measured at once. */
  #resized() {
    const width = this.element.clientWidth;
    if (width !== this.#width && width > 0) {
      this.#width = width;
      this.#heights = new Heights(this.#ids.map((id) => this.#views.get(id)?.element.offsetHeight || this.#guess(id, width)));
    }
    return true;
  }

  /** @param {boolean} hold put the first visible row where it was */
  #draw(hold) {
    if (!this.#ids.length) return void (this.canvas.style.height = "0");
    this.canvas.style.height = `${this.#heights.total}px`;
    const wanted = this.#heights.top(this.#anchor.place) + this.#anchor.offset;
    if (hold && Math.abs(this.element.scrollTop - wanted) > 0.5) this.element.scrollTop = wanted;
    const top = this.element.scrollTop;
    const first = this.#heights.at(Math.max(0, top - MARGIN_PX));
    const last = this.#heights.at(top + this.element.clientHeight + MARGIN_PX);
    this.#sweep(first, last);
    for (let place = first; place <= last; place++) this.#ensure(place);
    for (const [id, view] of this.#views) view.element.style.transform = `translateY(${this.#heights.top(this.#places.get(id))}px)`;
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => this.#onSettled(this.#ids.slice(first, last + 1)), SETTLE_MS);
  }

  #sweep(first, last) {
    const active = focused(this.element.getRootNode());
    for (const [id, view] of this.#views) {
      const place = this.#places.get(id);
      if ((place < first || place > last) && !view.element.contains(active)) this.#drop(id, view);
    }
  }

  #ensure(place) {
    const id = this.#ids[place];
    if (this.#views.has(id)) return;
    const view = this.#make(id);
    view.place(place, this.#ids.length);
    this.#views.set(id, view);
    const after = [...this.canvas.children].find((element) => this.#places.get(element.dataset.id) > place);
    this.canvas.insertBefore(view.element, after ?? null); // reading order, for the keyboard and for screen readers
    this.#sizes.observe(view.element);
    this.#onDrawn(id);
  }

  #drop(id, view) {
    this.#sizes.unobserve(view.element);
    view.element.remove();
    this.#views.delete(id);
  }

  destroy() {
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settle);
  }
}
