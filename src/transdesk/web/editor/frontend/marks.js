// Inline marks in a text box. A mark travels as numbered tags, <1>text</1>, in plain text: so the box stays a textarea
// (undo, spelling, input methods, screen readers) and the tags are shown as chips by the layer behind it. What makes them
// unbreakable is here: an edit that would cut a tag is widened to the whole tag and its partner.

/**
 * @typedef {{start: number, end: number, number: number, closing: boolean, partner: Tag | null}} Tag
 * @typedef {{start: number, end: number, text: string, caret: number}} Edit replaces text[start:end], caret after it
 */

const TAG = /<(\/?)(\d{1,3})>/g;

/**
 * Tags of a text; only numbers of the source's marks count, as in domain/marks.py.
 * @param {string} text
 * @param {Set<number>} numbers
 * @returns {Tag[]}
 */
export function tags(text, numbers) {
  const found = [];
  const open = new Map();
  for (const match of numbers.size ? text.matchAll(TAG) : []) {
    const number = Number(match[2]);
    if (!numbers.has(number)) continue;
    const tag = { start: match.index, end: match.index + match[0].length, number, closing: match[1] === "/", partner: null };
    found.push(tag);
    if (!tag.closing) open.set(number, tag);
    else if (open.has(number)) {
      tag.partner = open.get(number);
      tag.partner.partner = tag;
      open.delete(number);
    }
  }
  return found;
}

/**
 * Numbers of the source's marks that have no pair of tags around text.
 * @param {string} text
 * @param {{number: number}[]} marks
 */
export function missing(text, marks) {
  const found = tags(text, new Set(marks.map((mark) => mark.number)));
  const whole = found.filter((tag) => !tag.closing && tag.partner && tag.end < tag.partner.start);
  const have = new Set(whole.map((tag) => tag.number));
  return marks.map((mark) => mark.number).filter((number) => !have.has(number));
}

/**
 * The edit that stands for replacing text[start:end] without breaking a tag; null when the plain edit breaks none.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {string} insert
 * @param {Set<number>} numbers
 * @returns {Edit | null}
 */
export function guarded(text, start, end, insert, numbers) {
  const all = tags(text, numbers);
  let [from, to] = [start, end];
  if (from === to) {
    const inside = all.find((tag) => tag.start < from && from < tag.end);
    return inside ? { start: inside.end, end: inside.end, text: insert, caret: inside.end + insert.length } : null;
  }
  const cut = all.filter((tag) => tag.start < to && from < tag.end);
  if (!cut.length) return null;
  from = Math.min(from, cut[0].start);
  to = Math.max(to, cut.at(-1).end);
  const orphans = cut.map((tag) => tag.partner).filter((tag) => tag && !cut.includes(tag));
  const low = Math.min(from, ...orphans.map((tag) => tag.start));
  const high = Math.max(to, ...orphans.map((tag) => tag.end));
  const head = without(text, low, from, orphans);
  const tail = without(text, to, high, orphans);
  return { start: low, end: high, text: head + insert + tail, caret: low + head.length + insert.length };
}

function without(text, start, end, dropped) {
  let rest = "";
  for (const tag of dropped.filter((tag) => start <= tag.start && tag.end <= end).sort((a, b) => a.start - b.start)) {
    rest += text.slice(start, tag.start);
    start = tag.end;
  }
  return rest + text.slice(start, end);
}

/**
 * What a text must become after an edit that no rule foresaw (dropped text, an input method, a spelling replacement)
 * has cut a tag; null when none is cut.
 * @param {string} before
 * @param {string} after
 * @param {Set<number>} numbers
 * @returns {{text: string, caret: number} | null}
 */
export function mended(before, after, numbers) {
  const { start, end, text } = change(before, after);
  const edit = guarded(before, start, end, text, numbers);
  if (!edit) return null;
  const whole = before.slice(0, edit.start) + edit.text + before.slice(edit.end);
  return whole === after ? null : { text: whole, caret: edit.caret };
}

/**
 * The smallest replacement that turns one text into another.
 * @param {string} before
 * @param {string} after
 * @returns {{start: number, end: number, text: string}}
 */
export function change(before, after) {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start: head, end: before.length - tail, text: after.slice(head, after.length - tail) };
}

/**
 * Where a caret may stand: never inside a tag. It goes on in the direction it came from.
 * @param {Tag[]} all
 * @param {number} offset
 * @param {number} previous
 */
export function snapped(all, offset, previous) {
  const inside = all.find((tag) => tag.start < offset && offset < tag.end);
  if (!inside) return offset;
  return previous <= inside.start ? inside.end : inside.start;
}

/**
 * The text with the marks it lacks: around the selection where there is one, else around the same words where the target
 * has them (names, numbers), else around the words at the same share of the sentence.
 * @param {string} text
 * @param {{source: string, marks: import("./store.js").Mark[]}} row
 * @param {[number, number]} [selection]
 */
export function withMissing(text, row, selection = [0, 0]) {
  let result = text;
  for (const number of missing(text, row.marks)) {
    const mark = row.marks.find((one) => one.number === number);
    const bare = withoutTags(result, number);
    const chosen = selection[0] < selection[1] && bare === text ? selection : place(bare, row.source, mark);
    if (!chosen) continue;
    const [start, end] = chosen;
    result = `${bare.slice(0, start)}<${number}>${bare.slice(start, end)}</${number}>${bare.slice(end)}`;
    selection = [0, 0];
  }
  return result;
}

function withoutTags(text, number) {
  return text.replaceAll(`<${number}>`, "").replaceAll(`</${number}>`, "");
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*/gu;

/** @returns {[number, number] | null} */
function place(text, source, mark) {
  const marked = source.slice(mark.start, mark.end);
  const verbatim = text.indexOf(marked);
  if (verbatim >= 0) return [verbatim, verbatim + marked.length];
  const words = [...text.replace(TAG, (tag) => " ".repeat(tag.length)).matchAll(WORD)];
  if (!words.length) return null;
  const share = (offset) => Math.min(words.length - 1, Math.floor((offset / source.length) * words.length));
  const first = words[share(mark.start)];
  const last = words[Math.max(share(mark.end - 1), share(mark.start))];
  return [first.index, last.index + last[0].length];
}
