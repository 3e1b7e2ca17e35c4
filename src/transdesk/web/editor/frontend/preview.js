// The article as it will read, beside the grid and in step with the cursor: a sentence is drawn again when its text changes,
// the sentence of the focused row is marked, a press on a sentence goes to its row.

import { el } from "./dom.js";
import { button } from "./panel/elements.js";
import { blocksOf, safeAddress, sentenceOf } from "./previewing.js";
import { pieces } from "./ranges.js";

const TAGS = { headline: "h3", subheading: "h4", quote: "blockquote" };
const MARKS = { bold: "b", italic: "i" };

/** @param {object} editor */
export function install(editor) {
  const preview = new Preview(editor);
  editor.place("beside").append(preview.element);
  editor.place("tools").append(preview.opener);
  editor.keys.on("preview", () => preview.toggle());
  editor.store.on("rows", () => preview.draw());
  editor.store.on("row", (id) => preview.changed(id));
  editor.store.on("typing", (id) => preview.changed(id));
  editor.store.on("focus", () => preview.follow());
}

class Preview {
  constructor(editor) {
    this.editor = editor;
    this.side = "target";
    /** @type {Map<string, HTMLElement>} */ this.sentences = new Map();
    this.here = null;
    const { t, languages } = editor;
    this.opener = button(t("panels.preview.open"), () => this.toggle());
    const side = (name) => button(t(`language.${languages[name]}`), () => this.turn(name), { "data-side": name });
    this.sides = el(
      "div",
      { className: "td-sides", role: "group", "aria-label": t("panels.preview.side") },
      side("target"),
      side("source"),
    );
    this.page = el("article", { className: "td-page" });
    this.element = el(
      "aside",
      { className: "td-preview", "aria-label": t("panels.preview.title"), tabIndex: 0 },
      this.sides,
      this.page,
    );
    this.show(editor.settings.get("preview", false));
  }

  toggle() {
    this.show(this.element.hidden);
    this.editor.settings.set("preview", !this.element.hidden);
  }

  show(open) {
    this.element.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
    this.draw();
  }

  turn(side) {
    this.side = side;
    this.draw();
  }

  draw() {
    this.sentences.clear();
    this.page.replaceChildren();
    if (this.element.hidden) return;
    for (const one of this.sides.children) one.setAttribute("aria-pressed", String(one.dataset.side === this.side));
    this.page.lang = this.editor.languages[this.side];
    this.page.append(...blocksOf(this.editor.store.rows()).map((block) => this.block(block)));
    this.follow();
  }

  block({ kind, rows }) {
    return el(
      TAGS[kind] ?? "p",
      { className: `td-read td-read-${kind}` },
      ...rows.flatMap((row) => [this.sentence(row), " "]),
    );
  }

  sentence(row) {
    const node = el("span", { className: "td-sentence", onclick: () => this.editor.focus(row.id) });
    this.sentences.set(row.id, node);
    this.fill(node, row);
    return node;
  }

  fill(node, row) {
    const { text, marks, missing } = sentenceOf(row, this.editor.store.translation(row.id), this.side);
    node.classList.toggle("td-untranslated", missing);
    if (missing) node.lang = this.editor.languages.source;
    else node.removeAttribute("lang");
    node.replaceChildren(...pieces(text, marks).map((piece) => dressed(piece.text, piece.ranges)));
  }

  changed(id) {
    const node = this.sentences.get(id);
    const row = this.editor.store.row(id);
    if (node && row && this.side === "target") this.fill(node, row);
  }

  /** The sentence of the focused row is marked and brought into view; the page around it stays. */
  follow() {
    const node = this.sentences.get(this.editor.currentId);
    if (!node || node === this.here) return;
    this.here?.removeAttribute("aria-current");
    this.here = node;
    node.setAttribute("aria-current", "true");
    const [view, place] = [this.element.getBoundingClientRect(), node.getBoundingClientRect()];
    const outside = place.top < view.top + this.sides.offsetHeight || place.bottom > view.bottom;
    if (outside) this.element.scrollTop += place.top - view.top - view.height / 3;
  }
}

/** A piece of text in its inline marks. A link is shown, not followed: the page is for reading. */
function dressed(text, marks) {
  return marks.reduce((inner, { kind, value }) => {
    const title = kind !== "link" || safeAddress(value) ? value : "";
    return el(MARKS[kind] ?? "span", { className: `td-mark-${kind}`, title }, inner);
  }, document.createTextNode(text));
}
