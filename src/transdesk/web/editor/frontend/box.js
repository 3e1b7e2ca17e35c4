// The text box of a row: a textarea over a layer with the same text, which gives it its height and shows decorations.
// Code changes its text the way a person would, so that the browser's own undo stays whole.

import { focused } from "./dom.js";
import { change, guarded, mended, snapped, tags } from "./marks.js";

/**
 * Replace a range of a focused text box, in one step of the browser's undo.
 * @param {HTMLTextAreaElement} box
 * @param {import("./marks.js").Edit} edit
 */
export function replace(box, { start, end, text, caret }) {
  box.setSelectionRange(start, end);
  if (start !== end || text) document.execCommand(text ? "insertText" : "delete", false, text);
  box.setSelectionRange(caret, caret);
}

/**
 * Give a text box another text. Without the focus the value is set; with it only the differing part is replaced, and the
 * caret stays.
 * @param {HTMLTextAreaElement} box
 * @param {string} text
 * @param {number} [caret]
 */
export function write(box, text, caret) {
  if (box.value === text) return;
  if (!hasFocus(box)) {
    box.value = text;
    return;
  }
  const edit = change(box.value, text);
  const growth = edit.text.length - (edit.end - edit.start);
  const stay = box.selectionStart <= edit.start ? box.selectionStart : Math.max(edit.start, box.selectionStart + growth);
  replace(box, { ...edit, caret: caret ?? stay });
}

/** @param {HTMLTextAreaElement} box */
export function hasFocus(box) {
  return focused(/** @type {any} */ (box.getRootNode())) === box;
}

/** What a `beforeinput` event is about to replace; null where the browser alone knows. @param {InputEvent} event */
function aim(event) {
  const box = /** @type {HTMLTextAreaElement} */ (event.target);
  const [start, end] = [box.selectionStart, box.selectionEnd];
  const kind = event.inputType;
  if (kind.startsWith("history") || event.isComposing) return null;
  if (kind.startsWith("insert")) {
    const text = kind === "insertLineBreak" || kind === "insertParagraph" ? "\n" : event.data;
    return text === null ? null : { start, end, text };
  }
  if (start !== end) return kind.startsWith("delete") ? { start, end, text: "" } : null;
  if (kind === "deleteContentBackward" && start > 0) return { start: start - 1, end, text: "" };
  if (kind === "deleteContentForward") return { start, end: end + 1, text: "" };
  if (kind === "deleteWordBackward") return { start: box.value.slice(0, start).trimEnd().length - 1, end, text: "", near: true };
  if (kind === "deleteWordForward") {
    const gap = box.value.slice(start).search(/\S/);
    return gap < 0 ? null : { start, end: start + gap + 1, text: "", near: true };
  }
  return null;
}

/**
 * Before an edit: where it would cut a tag, do the widened edit in its place.
 * @param {InputEvent} event
 * @param {Set<number>} numbers
 */
export function protect(event, numbers) {
  if (!numbers.size) return;
  const box = /** @type {HTMLTextAreaElement} */ (event.target);
  const plan = aim(event);
  if (!plan) return;
  const edit = guarded(box.value, plan.start, plan.end, plan.text, numbers);
  if (!edit) return;
  event.preventDefault();
  replace(box, edit);
}

/**
 * After an edit: mend a tag that it has cut all the same.
 * @param {InputEvent} event
 * @param {string} before
 * @param {Set<number>} numbers
 */
export function mend(event, before, numbers) {
  if (!numbers.size || event.isComposing || event.inputType?.startsWith("history")) return;
  const box = /** @type {HTMLTextAreaElement} */ (event.target);
  const whole = mended(before, box.value, numbers);
  if (whole) write(box, whole.text, whole.caret);
}

/**
 * Keep the caret out of tags.
 * @param {HTMLTextAreaElement} box
 * @param {number} previous where it was
 * @param {Set<number>} numbers
 */
export function keepOut(box, previous, numbers) {
  if (!numbers.size) return;
  const all = tags(box.value, numbers);
  const [start, end] = [box.selectionStart, box.selectionEnd];
  const caret = snapped(all, start, previous);
  if (start === end) {
    if (caret !== start) box.setSelectionRange(caret, caret);
    return;
  }
  const inside = (offset) => all.find((tag) => tag.start < offset && offset < tag.end);
  const wide = [inside(start)?.start ?? start, inside(end)?.end ?? end];
  if (wide[0] !== start || wide[1] !== end) box.setSelectionRange(wide[0], wide[1], box.selectionDirection);
}
