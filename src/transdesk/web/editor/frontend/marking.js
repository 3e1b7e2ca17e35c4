// What the desk knows of a row, shown at the words it is about: terms in the source, findings in both texts.

import { insertWord } from "./inserting.js";
import { apart } from "./remarks.js";
import { SIGNS, worthInserting } from "./termsigns.js";

/** @param {object} editor */
export function install(editor) {
  const marking = new Marking(editor);
  editor.store.on("details", (ids) => ids.forEach((id) => marking.mark(id)));
  editor.store.on("drawn", (id) => marking.mark(id, true));
}

class Marking {
  constructor(editor) {
    this.editor = editor;
    /** @type {Map<string, string>} */ this.shown = new Map(); // row -> the terms that its source shows
  }

  /** @param {string} id @param {boolean} [anew] the row has just been drawn */
  mark(id, anew = false) {
    const details = this.editor.store.details(id);
    if (!details) return;
    this.terms(id, apart(details.terms ?? []), anew);
    for (const side of ["source", "target"]) {
      const found = (details.findings ?? []).filter((finding) => finding[side]);
      this.editor.decorate(
        id,
        side,
        "findings",
        found.map((finding) => this.finding(side, finding)),
      );
    }
  }

  /** A source that is painted under a finger loses the press: it is painted when it differs only. */
  terms(id, terms, anew) {
    const face = JSON.stringify(terms.map(({ start, end, status, forms }) => [start, end, status, forms]));
    if (!anew && this.shown.get(id) === face) return;
    this.shown.set(id, face);
    this.editor.decorate(
      id,
      "source",
      "terms",
      terms.map((term) => this.term(id, term)),
    );
  }

  term(id, term) {
    const said = `${SIGNS[term.status]} ${this.editor.t(`panels.terms.${term.status}`)}`;
    const forms = term.forms
      .map((form) => form.text)
      .slice(0, 3)
      .join(", ");
    const title = [forms, said, term.note].filter(Boolean).join("\n");
    const press = worthInserting(term) ? () => this.insert(id, term.forms[0].text) : undefined;
    return { start: term.start, end: term.end, look: `td-look-term td-look-term-${term.status}`, title, press };
  }

  finding(side, finding) {
    const [start, end] = finding[side];
    const title = `${this.editor.t(`severity.${finding.severity}`)}: ${finding.message}`;
    return { start, end, look: `td-look-finding td-look-${finding.severity}`, title };
  }

  insert(id, text) {
    if (this.editor.current()?.id !== id) this.editor.focus(id);
    insertWord(this.editor, text);
  }
}
