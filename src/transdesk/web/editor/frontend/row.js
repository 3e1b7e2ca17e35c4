// One row: number and kind of block, the source, the text box with its decorations, and what can be done with it.

import { hasFocus, write } from "./box.js";
import { insertMarks } from "./commands.js";
import { suggestionOf } from "./changes.js";
import { conflictBar, refusalBar } from "./conflict.js";
import { el, focused, nodeId } from "./dom.js";
import { change, missing, tags } from "./marks.js";
import { moved, paint } from "./ranges.js";

/** The same signs as everywhere on the desk (views.py). */
export const SIGNS = { empty: "○", draft: "◐", edited: "✎", confirmed: "✓", approved: "★", returned: "↩" };
const DONE = ["confirmed", "approved"];
const NARROW_PX = 700; // as in style.css
const LETTER_PX = 8.6; // of the text's font, for guesses of heights
const LINE_PX = 26;

/** Height of a row that was never drawn. @param {string} source @param {string} text @param {number} width of the grid */
export function guessHeight(source, text, width) {
  const wide = width > NARROW_PX;
  const letters = Math.max(20, ((wide ? width / 2 : width) - 70) / LETTER_PX);
  const [above, below] = [source, text].map((side) => Math.max(1, Math.ceil(side.length / letters)));
  return (wide ? Math.max(above, below) : above + below) * LINE_PX + 62;
}

export class RowView {
  /** @type {Map<string, import("./ranges.js").Range[]>} */ #sourceLayers = new Map();
  /** @type {Map<string, import("./ranges.js").Range[]>} */ #targetLayers = new Map();
  #editor;
  #ghost = "";
  #shownText = null;
  #shownSource = null;
  #below = "";

  /** @param {import("./editor.js").Editor} editor @param {string} id */
  constructor(editor, id) {
    this.#editor = editor;
    this.id = id;
    const { languages, t } = editor;
    const name = nodeId(id);
    this.number = el("span", { className: "td-number" });
    this.kind = el("span", { className: "td-kind" });
    this.source = el("div", { className: "td-source", lang: languages.source, id: `${name}-source`, dir: "auto", tabIndex: -1 });
    this.layer = el("div", { className: "td-layer", "aria-hidden": "true" });
    this.box = el("textarea", { className: "td-box", lang: languages.target, spellcheck: true, rows: 1, id: `${name}-box` });
    this.box.placeholder = t("editor.placeholder");
    this.box.setAttribute("aria-describedby", `${name}-source ${name}-status`);
    this.status = el("span", { className: "td-chip", id: `${name}-status` });
    this.facts = el("span", { className: "td-facts" });
    this.tools = el("span", { className: "td-tools" });
    this.bars = el("div", { className: "td-bars" });
    this.suggestions = el("div", { className: "td-suggestions" });
    this.element = el(
      "div",
      { className: "td-row", role: "listitem", dataset: { id } },
      el("div", { className: "td-place" }, this.number),
      el("div", { className: "td-side" }, this.kind, this.source),
      el(
        "div",
        { className: "td-side" },
        el("div", { className: "td-stack" }, this.layer, this.box),
        el("div", { className: "td-below" }, this.status, this.facts, this.tools),
        this.bars,
        this.suggestions,
      ),
    );
    this.update();
  }

  get #row() {
    return this.#editor.store.row(this.id);
  }

  /** @param {number} place among the rows shown, from 0 @param {number} count of them */
  place(place, count) {
    this.element.setAttribute("aria-posinset", String(place + 1));
    this.element.setAttribute("aria-setsize", String(count));
  }

  /** Show the row as the store has it. A text box with unsaved typing keeps what it has: it is where that comes from. */
  update() {
    const { store, held, grid } = this.#editor;
    const [row, text, status] = [this.#row, store.text(this.id), store.status(this.id)];
    if (!row) return;
    if (this.#shownText !== null && held.holds(grid.element, this, () => this.update())) return;
    const typing = store.isDirty(this.id) && hasFocus(this.box);
    if (!typing) this.#editor.quietly(() => write(this.box, text));
    this.element.className = `td-row td-is-${status} td-block-${row.kind}`;
    this.element.classList.toggle("td-opens", row.opens);
    this.element.classList.toggle("td-dirty", store.isDirty(this.id));
    this.element.classList.toggle("td-conflicted", store.conflict(this.id) !== null);
    this.element.classList.toggle("td-current", this.#editor.currentId === this.id);
    this.#place(row);
    this.#paintSource(row);
    this.#paintText(row, text);
    this.#drawBelow(row, text, status);
  }

  /** The box shows the other of its two texts. This is no edit: the browser's undo begins anew. */
  turn() {
    const text = this.#editor.store.text(this.id);
    const caret = this.box.selectionStart;
    if (this.box.value !== text) this.box.value = text;
    if (hasFocus(this.box)) this.box.setSelectionRange(caret, caret);
    this.update();
  }

  #place(row) {
    const { t, store } = this.#editor;
    const number = String(store.index(this.id) + 1);
    if (this.number.textContent !== number) this.number.textContent = number;
    const label = t(store.suggesting ? "panels.suggestions.box" : "editor.box", { n: number });
    if (this.box.getAttribute("aria-label") !== label) this.box.setAttribute("aria-label", label);
    const kind = row.kind === "paragraph" ? "" : t(`kind.${row.kind}`);
    if (this.kind.textContent !== kind) this.kind.textContent = kind;
  }

  #paintSource(row, force = false) {
    if (!force && this.#shownSource === row.source) return;
    this.#shownSource = row.source;
    const marks = row.marks.map(({ start, end, kind, value }) => ({ start, end, look: `td-mark-${kind}`, title: value }));
    paint(this.source, row.source, [...marks, ...[...this.#sourceLayers.values()].flat()]);
  }

  #paintText(row, text, force = false) {
    if (!force && this.#shownText === text) return;
    if (this.#shownText !== null && this.#shownText !== text) this.#shift(this.#shownText, text);
    this.#shownText = text;
    const found = tags(text, new Set(row.marks.map((mark) => mark.number)));
    const chips = found.map(({ start, end }) => ({ start, end, look: "td-tag" }));
    paint(this.layer, text, [...chips, ...[...this.#targetLayers.values()].flat()]);
    if (this.#ghost) this.layer.append(el("span", { className: "td-ghost" }, this.#ghost));
    this.layer.append("\u200b"); // a last line without letters has a height, too
  }

  /** Decorations move with the text; those that an edit has touched are gone until they are set anew. */
  #shift(before, after) {
    const edit = change(before, after);
    for (const [layer, ranges] of this.#targetLayers) this.#targetLayers.set(layer, moved(ranges, edit));
  }

  #drawBelow(row, text, status) {
    const { store, outbox } = this.#editor;
    const lost = missing(text, row.marks);
    const queues = [this.id, suggestionOf(this.id)].map((name) => outbox.waiting(name)[0]);
    const refusal = queues.find((first) => first?.held?.message)?.held.message ?? "";
    const conflict = store.conflict(this.id);
    const tools = this.#editor.rowTools.filter((tool) => tool.shown(row));
    const state = [status, row.stale, row.comments, row.suggestions.length, store.suggesting, row.findings.map((f) => f.severity), lost, refusal, conflict,
      tools.map((tool) => tool.id), this.#editor.people.at(this.id)];
    if (JSON.stringify(state) === this.#below) return;
    this.#below = JSON.stringify(state);
    this.#drawStatus(row, status);
    const hadFocus = this.tools.contains(focused(this.element.getRootNode()));
    this.tools.replaceChildren(...this.#buttons(status, lost, tools));
    if (hadFocus) this.tools.lastElementChild.focus(); // the button that was pressed may have become another
    const appears = conflict && !this.bars.querySelector(".td-conflict") && hasFocus(this.box);
    this.bars.replaceChildren(...[conflict && conflictBar(this.#editor, this.id, conflict), refusal && refusalBar(refusal)].filter(Boolean));
    if (appears) this.#showBars();
  }

  /** One frame later: the grid first learns the row's new height and holds its place. */
  #showBars() {
    requestAnimationFrame(() => requestAnimationFrame(() => this.bars.scrollIntoView({ block: "nearest" })));
  }

  #drawStatus(row, status) {
    const { t, count } = this.#editor;
    this.status.className = `td-chip td-chip-${status}`;
    this.status.textContent = `${SIGNS[status] ?? ""} ${t(`status.${status}`)}`;
    const errors = row.findings.filter((finding) => finding.severity === "error").length;
    const others = row.findings.length - errors;
    const fact = (look, words) => el("span", { className: `td-fact td-fact-${look}` }, words);
    this.facts.replaceChildren(
      ...[
        this.#editor.store.suggesting && fact("suggesting", `± ${t("panels.suggestions.here")}`),
        errors && fact("error", `✖ ${count("errors", errors)}`),
        others && fact("warning", `⚠ ${count("hints", others)}`),
        row.stale && fact("quiet", `⟳ ${t("editor.stale")}`),
        row.comments && fact("quiet", `✉ ${row.comments}`),
        row.suggestions.length && fact("quiet", `± ${row.suggestions.length}`),
        ...this.#editor.people.at(this.id).map((name) => fact("person", `☻ ${name}`)),
      ].filter(Boolean),
    );
  }

  #buttons(status, lost, tools) {
    const { t, store, keys } = this.#editor;
    const act = (action) => () => this.#editor.act(this.id, action);
    const button = (label, title, onclick, look = "") => el("button", { type: "button", className: `td-button ${look}`, title, onclick }, label);
    const step = store.suggesting
      ? button(`↓ ${t("panels.suggestions.next")}`, t("panels.suggestions.next_help"), () => keys.run("confirm_next"), "td-quiet")
      : DONE.includes(status)
        ? button(t("editor.unconfirm"), t("editor.unconfirm_help"), act("unconfirm"), "td-quiet")
        : button(`✓ ${t("editor.confirm")}`, t("editor.confirm_help"), act("confirm"));
    return [
      lost.length && button(`⟨⟩ ${t("editor.marks")}`, t("editor.marks_help"), () => insertMarks(this.#editor, this.id), "td-urgent"),
      ...tools.map((tool) => button(tool.label, tool.title, () => tool.run(this.id), "td-quiet")),
      step,
    ].filter(Boolean);
  }

  /** @param {"source" | "target"} side @param {string} layer @param {import("./ranges.js").Range[]} ranges */
  decorate(side, layer, ranges) {
    const layers = side === "source" ? this.#sourceLayers : this.#targetLayers;
    if (!ranges.length && !layers.has(layer)) return;
    if (ranges.length) layers.set(layer, ranges);
    else layers.delete(layer);
    this.#repaint(side);
  }

  #repaint(side) {
    const { held, grid } = this.#editor;
    if (held.holds(grid.element, this[side === "source" ? "source" : "layer"], () => this.#repaint(side))) return;
    if (side === "source") this.#paintSource(this.#row, true);
    else this.#paintText(this.#row, this.#editor.store.text(this.id), true);
  }

  /** Grey text behind the end of the text. @param {string} text */
  ghost(text) {
    if (this.#ghost === text) return;
    this.#ghost = text;
    this.#paintText(this.#row, this.#editor.store.text(this.id), true);
  }
}
