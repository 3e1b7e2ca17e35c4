// What becomes of a row's text and caret when somebody has joined or split its sentence: they go over to the row that took
// its place. Knows no page.

import { change } from "./marks.js";

/**
 * @typedef {import("./store.js").Row} Row
 * @typedef {{id: string, text: string, shift: number}} Heir `text` it is to have; the caret moves by `shift`
 */

/**
 * The row in which typing goes on.
 * @param {Row} gone
 * @param {string} text of it as its box shows it
 * @param {string[]} known texts of it that the desk may have cut: stored, or sent and not yet acknowledged
 * @param {Row[]} rows that have come since
 * @param {number} [caret] in `text`
 * @returns {Heir | null} null where that cannot be told: the text is then shown to be copied
 */
export function heirOf(gone, text, known, rows, caret = text.length) {
  const near = rows.filter(({ block, source }) => block === gone.block && (source.includes(gone.source) || gone.source.includes(source)));
  for (const before of [text, ...known]) {
    const edit = change(before, text);
    const place = before === text ? { start: caret, end: caret } : edit;
    for (const row of near) {
      const shift = shiftOf(before, row.target, place);
      if (shift === null) continue;
      const [start, end] = [edit.start + shift, edit.end + shift];
      return { id: row.id, text: before === text ? row.target : row.target.slice(0, start) + edit.text + row.target.slice(end), shift };
    }
  }
  return null;
}

/** How far a place in a text lies from the same place in the text that it has become; null where it is not there. */
function shiftOf(before, after, { start, end }) {
  if (!before && after) return null; // it might stand on either side
  const within = after.indexOf(before);
  if (within >= 0) return within;
  const from = after ? before.indexOf(after) : -1;
  return from >= 0 && from <= start && end <= from + after.length ? 0 - from : null;
}
