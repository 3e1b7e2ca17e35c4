// Where a sentence may be split.

/**
 * Words behind the first, each with its beginning: the places where a second part may begin.
 *
 * @param {string} text
 * @returns {{start: number, word: string}[]} UTF-16 offsets
 */
export function wordStarts(text) {
  const words = [...text.matchAll(/\S+/gu)].map((match) => ({ start: match.index, word: match[0] }));
  return words.slice(1);
}
