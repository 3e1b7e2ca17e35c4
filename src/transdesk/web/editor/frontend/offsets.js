// Offsets on the wire count code points (Python's strings); a textarea counts UTF-16 units.

const SURROGATE = /[\ud800-\udfff]/;

/**
 * A function from offsets in code points to offsets in UTF-16 units.
 * @param {string} text
 * @returns {(points: number) => number}
 */
export function toUnits(text) {
  if (!SURROGATE.test(text)) return (points) => points;
  const starts = [0];
  for (const letter of text) starts.push(starts.at(-1) + letter.length);
  return (points) => starts[Math.min(points, starts.length - 1)];
}

/**
 * A function from offsets in UTF-16 units to offsets in code points.
 * @param {string} text
 * @returns {(units: number) => number}
 */
export function toPoints(text) {
  if (!SURROGATE.test(text)) return (units) => units;
  return (units) => [...text.slice(0, units)].length;
}

/**
 * Things with `start` and `end` in code points of a text, turned into UTF-16 units.
 * @template {{start: number, end: number}} T
 * @param {string} text
 * @param {T[]} things
 * @returns {T[]}
 */
export function inUnits(text, things) {
  const turn = toUnits(text);
  return things.map((thing) => ({ ...thing, start: turn(thing.start), end: turn(thing.end) }));
}
