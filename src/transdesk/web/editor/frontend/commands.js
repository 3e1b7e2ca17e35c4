// What the core's commands do: confirming, moving, saving, undo across rows, marks, the panel.

import { hasFocus } from "./box.js";
import { withMissing } from "./marks.js";

const DONE = ["confirmed", "approved"];

/** @param {import("./editor.js").Editor} editor */
export function commands(editor) {
  const { keys, edits, outbox } = editor;
  keys.on("confirm_next", () => confirmAndGo(editor, false));
  keys.on("confirm_open", () => confirmAndGo(editor, true));
  keys.on("previous", () => go(editor, -1));
  keys.on("next", () => go(editor, 1));
  keys.on("save", () => outbox.flush());
  keys.on("undo", () => replay(editor, edits.undo(), editor.t("editor.nothing_to_undo")));
  keys.on("redo", () => replay(editor, edits.redo(), editor.t("editor.nothing_to_redo")));
  keys.on("marks", () => editor.currentId && insertMarks(editor, editor.currentId));
  keys.on("panel", () => editor.panel.toggleFocus());
}

/** The next row that `good` holds for, in a direction; null at the end. */
function neighbour(editor, id, step, good = () => true) {
  const { ids } = editor.grid;
  for (let place = editor.grid.index(id) + step; place >= 0 && place < ids.length; place += step) {
    if (good(ids[place])) return ids[place];
  }
  return null;
}

function go(editor, step) {
  const next = editor.currentId ? neighbour(editor, editor.currentId, step) : editor.grid.ids[0];
  if (next) editor.focus(next);
  else if (step > 0) editor.announce(editor.t("editor.last_row"));
}

/** Confirm the row with the focus and go on. @param {boolean} open to the next one that is not done */
function confirmAndGo(editor, open) {
  const { currentId, edits, store } = editor;
  if (!currentId || !edits.act(currentId, "confirm")) return;
  const next = neighbour(editor, currentId, 1, (id) => !open || !DONE.includes(store.status(id)));
  if (next) editor.focus(next);
  else editor.announce(editor.t("editor.last_row"));
}

function replay(editor, id, nothing) {
  if (id) editor.focus(id);
  else editor.announce(nothing);
}

/** Put the marks that a row lacks into its text. @param {import("./editor.js").Editor} editor @param {string} id */
export function insertMarks(editor, id) {
  const { store, grid } = editor;
  const box = grid.view(id)?.box;
  const selection = box && hasFocus(box) ? [box.selectionStart, box.selectionEnd] : undefined;
  editor.edit(id, withMissing(store.text(id), store.row(id), /** @type {any} */ (selection)));
}
