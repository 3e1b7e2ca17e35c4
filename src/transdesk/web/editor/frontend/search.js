// Find and replace as pure functions: a pattern from what was asked, where it stands, what a replacement gives.

/** @typedef {{regex?: boolean, exact?: boolean, whole?: boolean}} Ways */
/** @typedef {{id: string, before: string, after: string, ranges: [number, number][], safe: boolean}} Change */

const SPECIAL = /[.*+?^${}()|[\]\\/]/g;
const TAG = /<\/?\d{1,3}>/g;
const MOST_IN_A_TEXT = 1000; // a pattern that stands everywhere in a text is no use to anybody

/**
 * The pattern of a search. Letters, not ASCII, bound a whole word, so that Cyrillic words have ends.
 *
 * @param {string} query
 * @param {Ways} [ways]
 * @returns {RegExp | null} null for an empty query
 * @throws {SyntaxError} for a regular expression that is none
 */
export function patternOf(query, { regex = false, exact = false, whole = false } = {}) {
  if (!query) return null;
  let body = regex ? query : query.replace(SPECIAL, "\\$&");
  if (whole) body = `(?<![\\p{L}\\p{N}_])(?:${body})(?![\\p{L}\\p{N}_])`;
  return new RegExp(body, exact ? "gu" : "giu");
}

/**
 * Where a pattern stands in a text, in UTF-16 offsets. Places without a letter (`x*`) are passed over.
 *
 * @param {string} text
 * @param {RegExp} pattern with the flag g
 * @returns {[number, number][]}
 */
export function rangesOf(text, pattern) {
  const found = [];
  for (const match of text.matchAll(pattern)) {
    if (match[0]) found.push([match.index, match.index + match[0].length]);
    if (found.length === MOST_IN_A_TEXT) break;
  }
  return found;
}

/**
 * A text with every place replaced; `$1` and `$&` have a meaning with regular expressions only.
 *
 * @param {string} text
 * @param {RegExp} pattern
 * @param {string} replacement
 * @param {boolean} [regex]
 */
export function replaceIn(text, pattern, replacement, regex = false) {
  return text.replace(pattern, regex ? replacement : replacement.replaceAll("$", "$$$$"));
}

/**
 * What replacing would change, row by row. A change that breaks the inline marks of a text is not `safe`.
 *
 * @param {{id: string, text: string}[]} texts
 * @param {RegExp} pattern
 * @param {string} replacement
 * @param {boolean} [regex]
 * @returns {Change[]}
 */
export function planOf(texts, pattern, replacement, regex = false) {
  const changes = [];
  for (const { id, text } of texts) {
    const ranges = rangesOf(text, pattern);
    if (!ranges.length) continue;
    const after = replaceIn(text, pattern, replacement, regex);
    changes.push({ id, before: text, after, ranges, safe: sameTags(text, after) });
  }
  return changes;
}

function sameTags(before, after) {
  return (before.match(TAG) ?? []).join() === (after.match(TAG) ?? []).join();
}
