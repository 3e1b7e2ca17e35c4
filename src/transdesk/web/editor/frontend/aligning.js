// Which words of the source belong to the word under the cursor.

/** @typedef {[number, number, number, number, number]} Link source start, end, target start, end, weight */

const LEAST = 0.15; // a link that is weaker than this share of the strongest one of the word is noise

/**
 * The word at a place of a text, or the words that a selection touches.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} [end]
 * @returns {[number, number] | null} null between words
 */
export function wordAt(text, start, end = start) {
  const letter = (offset) => offset >= 0 && offset < text.length && /[\p{L}\p{N}\p{M}]/u.test(text[offset]);
  let from = start;
  let to = end;
  while (letter(from - 1)) from -= 1;
  while (letter(to)) to += 1;
  return from < to ? [from, to] : null;
}

/**
 * Ranges of the source for a range of the target, joined where they touch.
 *
 * @param {Link[]} links
 * @param {[number, number] | null} range
 * @returns {[number, number][]}
 */
export function sourceRanges(links, range) {
  if (!range) return [];
  const near = links.filter(([, , start, end]) => start < range[1] && end > range[0]);
  const strongest = Math.max(0, ...near.map((link) => link[4]));
  const strong = near.filter((link) => link[4] >= strongest * LEAST).sort((one, other) => one[0] - other[0]);
  const ranges = [];
  for (const [start, end] of strong) {
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}
