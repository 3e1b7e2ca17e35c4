// The article as it will read, as a model: blocks of sentences, each with its inline marks as ranges.

/**
 * @typedef {object} Sentence
 * @property {string} id
 * @property {string} text without tags
 * @property {{kind: string, value: string, start: number, end: number}[]} marks
 * @property {boolean} missing the source stands in for a translation
 */

const TAG = /<(\/?)(\d{1,3})>/g;

/**
 * A text without its numbered tags, and the marks that the tags stand for. As the desk reads it (domain/marks.py): a tag
 * without partner or without a mark of the source is dropped or stays text.
 *
 * @param {string} tagged
 * @param {{number: number, kind: string, value: string}[]} marks of the source
 * @returns {{text: string, marks: {kind: string, value: string, start: number, end: number}[]}}
 */
export function untagged(tagged, marks) {
  const known = new Map(marks.map((mark) => [mark.number, mark]));
  const opened = new Map();
  const found = [];
  let text = "";
  let last = 0;
  for (const match of tagged.matchAll(TAG)) {
    const mark = known.get(Number(match[2]));
    if (!mark) continue;
    text += tagged.slice(last, match.index);
    last = match.index + match[0].length;
    const start = opened.get(mark.number);
    if (!match[1]) opened.set(mark.number, text.length);
    else if (start !== undefined && start < text.length) {
      found.push({ kind: mark.kind, value: mark.value ?? "", start, end: text.length });
      opened.delete(mark.number);
    }
  }
  return { text: text + tagged.slice(last), marks: found };
}

/**
 * One sentence of the preview.
 *
 * @param {object} row
 * @param {string} text as it stands in the box
 * @param {"target" | "source"} side
 * @returns {Sentence}
 */
export function sentenceOf(row, text, side) {
  if (side === "source" || !text.trim()) {
    return { id: row.id, text: row.source, marks: row.marks, missing: side === "target" };
  }
  return { id: row.id, missing: false, ...untagged(text, row.marks) };
}

/**
 * Rows gathered into blocks.
 *
 * @param {object[]} rows
 * @returns {{kind: string, rows: object[]}[]}
 */
export function blocksOf(rows) {
  const blocks = [];
  for (const row of rows) {
    if (row.opens || !blocks.length) blocks.push({ kind: row.kind, rows: [] });
    blocks.at(-1).rows.push(row);
  }
  return blocks;
}

/** An address that may become a link of the page; anything else is shown as plain text. */
export function safeAddress(value) {
  return /^(?:https?:\/\/|mailto:)/i.test(value);
}
