// Words compared: what was inserted and deleted between two texts.

const TOKEN = /<\/?\d{1,3}>|[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*|\s+|[^\s]/gu;

/** Words, spaces, signs and tags of a text, in order; joined they are the text. @param {string} text @returns {string[]} */
export function tokens(text) {
  return text.match(TOKEN) ?? [];
}

/**
 * The longest common subsequence of two lists, as pairs of places.
 * Equal ends are taken off first; what is left is filled into the usual table (Wagner and Fischer, 1974).
 * @param {string[]} before
 * @param {string[]} after
 * @returns {[number, number][]}
 */
export function common(before, after) {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const rows = before.length - head - tail;
  const columns = after.length - head - tail;
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      lengths[i * width + j] =
        before[head + i] === after[head + j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  const pairs = Array.from({ length: head }, (_, k) => [k, k]);
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (before[head + i] === after[head + j]) pairs.push([head + i++, head + j++]);
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++;
    else j++;
  }
  for (let k = tail; k > 0; k--) pairs.push([before.length - k, after.length - k]);
  return /** @type {[number, number][]} */ (pairs);
}

/**
 * Two texts compared word by word.
 * @param {string} before
 * @param {string} after
 * @returns {{kind: "same" | "deleted" | "inserted", text: string}[]} equal kinds are joined
 */
export function diff(before, after) {
  const [old, now] = [tokens(before), tokens(after)];
  const pieces = [];
  const add = (kind, words) => {
    const text = words.join("");
    if (!text) return;
    if (pieces.at(-1)?.kind === kind) pieces.at(-1).text += text;
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  for (const [a, b] of [...common(old, now), [old.length, now.length]]) {
    add("deleted", old.slice(i, a));
    add("inserted", now.slice(j, b));
    if (a < old.length) add("same", [old[a]]);
    [i, j] = [a + 1, b + 1];
  }
  return pieces;
}
