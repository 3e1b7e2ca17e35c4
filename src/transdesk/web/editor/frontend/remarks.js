// Findings in the order of their weight, and the way from one to the next.

const WEIGHT = { error: 0, warning: 1, note: 2 };

/**
 * Findings, the worst first; those of one weight by their place.
 *
 * @template {{severity: string, target: [number, number] | null}} F
 * @param {F[]} findings
 * @returns {F[]}
 */
export function worst(findings) {
  const place = (finding) => finding.target?.[0] ?? Infinity;
  return [...findings].sort(
    (one, other) => WEIGHT[one.severity] - WEIGHT[other.severity] || compare(place(one), place(other)),
  );
}

function compare(one, other) {
  return one === other ? 0 : one - other;
}

/**
 * The next finding of a row behind its caret, by place.
 *
 * @template {{target: [number, number] | null}} F
 * @param {F[]} findings
 * @param {number} caret
 * @returns {F | null}
 */
export function nextInRow(findings, caret) {
  const placed = findings.filter((finding) => finding.target && finding.target[0] > caret);
  return placed.sort((one, other) => one.target[0] - other.target[0])[0] ?? null;
}

/**
 * The next row with findings behind a row, around the end of the article; the row itself when it is the only one.
 *
 * @param {{id: string, findings: object[]}[]} rows
 * @param {string | undefined} id
 * @returns {string | null}
 */
export function nextWithFinding(rows, id) {
  const here = rows.findIndex((row) => row.id === id);
  const ahead = [...rows.slice(here + 1), ...rows.slice(0, here + 1)];
  return ahead.find((row) => row.findings.length)?.id ?? null;
}

/**
 * Of ranges that overlap the longest, then the first: one word is marked once.
 *
 * @template {{start: number, end: number}} R
 * @param {R[]} ranges
 * @returns {R[]} in order of their place
 */
export function apart(ranges) {
  const kept = [];
  const length = (range) => range.end - range.start;
  const longest = [...ranges].sort((one, other) => length(other) - length(one) || one.start - other.start);
  for (const range of longest) {
    if (kept.every((other) => range.end <= other.start || range.start >= other.end)) kept.push(range);
  }
  return kept.sort((one, other) => one.start - other.start);
}
