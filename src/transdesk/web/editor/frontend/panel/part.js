// A part of the side panel that fetches what it shows, and never pulls the ground from under a person who is typing or
// standing in it.

import { el } from "../dom.js";
import { focusedWithin, quiet, sentence } from "./elements.js";

const PAUSE_MS = 150; // a person who walks along the rows asks for nothing on the way

/**
 * Add a part to the panel. The panel asks for it at each focus and whenever the row or its details have changed.
 *
 * @param {object} editor
 * @param {object} part
 * @param {string} part.id
 * @param {boolean} [part.open] before a person has folded or opened it
 * @param {(element: HTMLElement, row: object, found: any) => void} part.show fills the empty element
 * @param {(row: object, signal: AbortSignal) => Promise<any>} [part.load] what has to be fetched for a row
 * @param {(row: object) => string} [part.version] what was fetched holds for one version of the row; the row's id
 *     unless said otherwise
 * @returns {Part} its `element` and `row`, `open()`, `renew()`, `refresh()` and `reload()`
 */
export function addPart(editor, { id, open = true, show, load, version = (row) => row.id }) {
  const part = new Part(editor, id, { show, load, version });
  const draw = (element, row) => part.draw(element, row);
  editor.panel.add({ id, title: editor.t(`panels.${id}.title`), open, draw });
  return part;
}

class Part {
  constructor(editor, id, ways) {
    Object.assign(this, { editor, id, ways, element: null, row: null, filled: "", version: "", found: null, stale: false });
    this.asked = new AbortController();
    this.timer = 0;
  }

  /** The panel shows this part for a row, or for none. */
  draw(element, row) {
    const same = this.element === element && this.row?.id === row?.id;
    this.element = element;
    this.row = row ?? null;
    if (same && focusedWithin(element)?.matches("textarea, input, select")) return this.later();
    this.refresh();
  }

  /** Unfold the part and draw it at once, so that what is in it can take the keyboard. */
  open() {
    this.draw(this.editor.panel.open(this.id), this.editor.store.row(this.editor.current()?.id) ?? null);
  }

  /** A person is typing here: what is new is drawn when they have left the part. */
  later() {
    if (this.stale) return;
    this.stale = true;
    const { element } = this;
    const left = ({ relatedTarget }) => {
      if (element.contains(relatedTarget)) return;
      element.removeEventListener("focusout", left);
      if (this.stale) this.refresh();
    };
    element.addEventListener("focusout", left);
  }

  refresh() {
    const { element, row, ways } = this;
    this.stale = false;
    if (!element?.isConnected) return;
    if (!row) this.fill(quiet(this.editor.t("panels.no_row")));
    else if (!ways.load || this.version === ways.version(row)) this.redraw();
    else this.fetch(row);
  }

  /** Something that the part shows has changed: it is drawn again when nobody is typing in it. */
  renew() {
    if (this.element?.checkVisibility()) this.draw(this.element, this.row);
  }

  /** Why what was asked for here was not done; stands until the part is drawn anew. @param {Error} error */
  failed(error) {
    this.element?.querySelector(":scope > .td-trouble")?.remove();
    this.element?.prepend(el("p", { className: "td-trouble", role: "alert" }, sentence(this.editor, error)));
  }

  reload() {
    this.version = "";
    this.refresh();
  }

  fetch(row) {
    this.asked.abort();
    clearTimeout(this.timer);
    this.asked = new AbortController();
    this.version = this.ways.version(row);
    this.found = null;
    this.redraw();
    this.timer = setTimeout(() => void this.load(row, this.asked.signal), PAUSE_MS);
  }

  async load(row, signal) {
    try {
      const found = await this.ways.load(row, signal);
      if (signal.aborted) return;
      this.found = found;
      this.redraw();
    } catch (error) {
      if (signal.aborted) return;
      this.version = ""; // the next look asks again
      this.fill(el("p", { className: "td-trouble", role: "alert" }, sentence(this.editor, error)));
    }
  }

  redraw() {
    const content = el("div", { className: `td-view td-view-${this.id}` });
    if (this.ways.load && !this.found) content.append(quiet(this.editor.t("panels.loading")));
    else this.ways.show(content, this.row, this.found);
    this.fill(content);
  }

  /**
   * Put new content in; the keyboard stays at the control with the same `data-key`, or in the part at least, and what was
   * unfolded for this row (a `details` with a `data-key`) stays so.
   */
  fill(content) {
    const { held, panel } = this.editor;
    if (held.holds(panel.body, this, () => this.fill(content))) return;
    const had = focusedWithin(this.element);
    const same = this.filled === this.row?.id;
    this.filled = this.row?.id;
    const unfolded = new Set([...(same ? this.element.querySelectorAll("details[open]") : [])].map((details) => details.dataset.key));
    for (const details of content.querySelectorAll("details")) details.open = unfolded.has(details.dataset.key);
    this.element.replaceChildren(content);
    if (!had) return;
    const controls = [...content.querySelectorAll("button, textarea, input, select, summary")];
    (controls.find((control) => control.dataset.key === had.dataset.key) ?? controls[0])?.focus();
  }
}
