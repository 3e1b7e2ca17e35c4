// The side panel: parts one below the other, each folded or open as the person left it, drawn for the row with the focus.

import { el } from "./dom.js";

const REMEMBERED = "panel";

export class Panel {
  /** @type {Map<string, {part: any, section: any, body: any, badge: any, button: any}>} */ #parts = new Map();
  #editor;
  #frame = 0;
  #wanted = new Set();

  /** @param {import("./editor.js").Editor} editor */
  constructor(editor) {
    this.#editor = editor;
    const { t, store } = editor;
    this.body = el("div", { className: "td-panel-parts" });
    this.element = el("aside", { className: "td-panel", "aria-label": t("editor.panel"), tabIndex: -1 }, this.body);
    store.on("focus", () => this.redraw());
    store.on("row", (id) => id === editor.currentId && this.redraw());
    store.on("details", (ids) => ids.includes(editor.currentId) && this.redraw());
  }

  /**
   * Add a part at the end; `open` holds until the person has folded or opened it.
   * @param {{id: string, title: string, open?: boolean, draw: (element: HTMLElement, row: import("./store.js").Row | null) => void}} part
   */
  add(part) {
    const open = this.#remembered[part.id] ?? part.open ?? true;
    const body = el("div", { className: "td-part-body", id: `td-part-${part.id}` });
    const badge = el("span", { className: "td-badge" });
    const button = el(
      "button",
      { type: "button", className: "td-part-head", "aria-controls": body.id, onclick: () => this.#fold(part.id) },
      el("span", { className: "td-fold", "aria-hidden": "true" }),
      part.title,
      badge,
    );
    const section = el("section", { className: "td-part", dataset: { part: part.id } }, el("h3", {}, button), body);
    this.#parts.set(part.id, { part, section, body, badge, button });
    this.body.append(section);
    this.#set(part.id, open);
  }

  get #remembered() {
    return this.#editor.settings.get(REMEMBERED, {});
  }

  #set(id, open) {
    const { button, body, section } = this.#parts.get(id);
    button.setAttribute("aria-expanded", String(open));
    section.classList.toggle("td-open", open);
    body.hidden = !open;
    if (open) this.redraw(id);
  }

  #fold(id, open = this.#parts.get(id).body.hidden) {
    this.#editor.settings.set(REMEMBERED, { ...this.#remembered, [id]: open });
    this.#set(id, open);
  }

  /** Unfold a part, bring it into view and return its element. @param {string} id @returns {HTMLElement} */
  open(id) {
    this.#editor.showPanel(true);
    this.#fold(id, true);
    const { section, body } = this.#parts.get(id);
    this.element.scrollTop += section.getBoundingClientRect().top - this.element.getBoundingClientRect().top; // the page stays
    return body;
  }

  /** A short text beside a part's title, such as a number; "" takes it away. @param {string} id @param {string | number} text */
  badge(id, text) {
    this.#parts.get(id).badge.textContent = String(text || "");
  }

  /** Draw a part, or all, for the row with the focus; before the next frame. @param {string} [id] */
  redraw(id) {
    for (const name of id ? [id] : this.#parts.keys()) this.#wanted.add(name);
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#editor.held.holds(this.body, this, () => this.redraw())) return;
      const row = this.#editor.store.row(this.#editor.currentId) ?? null;
      for (const name of this.#wanted) {
        const { part, body } = this.#parts.get(name);
        if (!body.hidden) part.draw(body, row);
      }
      this.#wanted.clear();
    });
  }

  /** Move the focus to the panel and back to the text. */
  toggleFocus() {
    const root = /** @type {any} */ (this.element.getRootNode());
    if (this.element.contains(root.activeElement)) return this.#editor.back();
    this.#editor.showPanel(true);
    (this.element.querySelector("button:not([hidden])") ?? this.element).focus();
  }
}
