// Somebody has joined or split a sentence at which a person is: they go on in the row that took its place, with the caret
// where it was. What was typed and has no place there is shown in a box of its own, to be copied; no keys go nowhere.

import { suggestionOf } from "./changes.js";
import { heirOf } from "./succession.js";

/** @param {import("./editor.js").Editor} editor */
export function succeed(editor) {
  const { store } = editor;
  let then = [];
  store.on("gone", ({ gone, come }) => (then = gone.map((row) => follow(editor, row, come))));
  store.on("rows", () => {
    const now = then;
    then = [];
    for (const act of now) act();
  });
}

/** What is to be done for a row that has gone, once the new ones are drawn: by then its box is no longer there. */
function follow(editor, gone, come) {
  const { store, outbox, edits } = editor;
  const current = editor.currentId === gone.id;
  const at = current ? editor.typingAt() : null;
  const waiting = outbox.waiting(gone.id);
  const suggestion = outbox.waiting(suggestionOf(gone.id)).at(-1);
  const text = waiting.findLast((change) => change.text !== undefined)?.text ?? gone.target;
  const known = [gone.target, ...waiting.filter(({ sent }) => sent).map((change) => change.text ?? gone.target)];
  return () => {
    const heir = waiting[0]?.held ? null : heirOf(gone, text, known, come, store.suggesting ? 0 : at?.start);
    if (current) moveOn(editor, heir?.id ?? null);
    if (heir && waiting.length) {
      edits.forget(gone.id);
      edits.translate(heir.id, heir.text);
    } else if (waiting.length) orphan(editor, gone.id, text, at);
    if (suggestion) orphan(editor, suggestionOf(gone.id), suggestion.text, store.suggesting ? at : null);
    else if (heir && at) editor.focus(heir.id, { start: at.start + heir.shift, end: at.end + heir.shift });
  };
}

/** The panel is about another row now, or about none. */
function moveOn(editor, id) {
  editor.currentId = id;
  if (id) editor.grid.view(id)?.update();
  editor.store.emit("focus", id);
}

/** The text stays kept on this computer until the person has done with it. */
function orphan(editor, name, text, at) {
  const box = editor.frame.orphan(text, () => editor.edits.forget(name), (now) => editor.outbox.amend(name, now));
  if (!at) return;
  box.focus();
  box.setSelectionRange(at.start, at.end);
}
