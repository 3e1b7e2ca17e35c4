// A word put into a text keeps its distance from the words beside it.

const CLINGS_AFTER = /[\s(\[«“„‹<>\-–/]$/u; // nothing goes between these and the word behind them
const WORD = /^[\p{L}\p{N}«“(]/u;

/**
 * The word with the spaces that it needs where it is put.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end what lies between is replaced
 * @param {string} word
 */
export function spaced(text, start, end, word) {
  const before = text.slice(0, start);
  const front = before && !CLINGS_AFTER.test(before) ? " " : "";
  const back = WORD.test(text.slice(end)) ? " " : "";
  return front + word + back;
}

/**
 * Put a word into the row at hand, at the caret.
 *
 * @param {object} editor
 * @param {string} word
 */
export function insertWord(editor, word) {
  const current = editor.current();
  if (current) editor.insert(spaced(current.text, current.start, current.end, word));
}

/**
 * Words that are selected on the page outside text boxes, such as in the source; also within a shadow root.
 *
 * @param {object} editor
 */
export function selectedWords(editor) {
  const root = editor.element.getRootNode();
  const selection = root.getSelection ? root.getSelection() : document.getSelection();
  return String(selection ?? "").trim();
}

/** Words that are selected in the text box of the row at hand. @param {object} editor */
export function selectedInBox(editor) {
  const current = editor.current();
  return current ? current.text.slice(current.start, current.end).trim() : "";
}
