// What the desk knows of a row, shown at the words it is about: terms in the source, findings in both texts.

import { insertWord } from "./inserting.js";
import { SIGNS, worthInserting } from "./termsigns.js";
import { apart } from "./remarks.js";

/** @param {object} editor */
export function install(editor) {
  function mark(id) {
    const details = editor.store.details(id);
    if (!details) return;
    editor.decorate(id, "source", "terms", apart(details.terms ?? []).map((term) => termRange(id, term)));
    for (const side of ["source", "target"]) {
      const found = (details.findings ?? []).filter((finding) => finding[side]);
      editor.decorate(id, side, "findings", found.map((finding) => findingRange(side, finding)));
    }
  }

  function termRange(id, term) {
    const said = `${SIGNS[term.status]} ${editor.t(`panels.terms.${term.status}`)}`;
    const forms = term.forms.map((form) => form.text).slice(0, 3).join(", ");
    const title = [forms, said, term.note].filter(Boolean).join("\n");
    const press = worthInserting(term) ? () => insert(id, term.forms[0].text) : undefined;
    return { start: term.start, end: term.end, look: `td-look-term td-look-term-${term.status}`, title, press };
  }

  function findingRange(side, finding) {
    const [start, end] = finding[side];
    const title = `${editor.t(`severity.${finding.severity}`)}: ${finding.message}`;
    return { start, end, look: `td-look-finding td-look-${finding.severity}`, title };
  }

  function insert(id, text) {
    if (editor.current()?.id !== id) editor.focus(id);
    insertWord(editor, text);
  }

  editor.store.on("details", (ids) => ids.forEach(mark));
  editor.store.on("drawn", mark);
}
