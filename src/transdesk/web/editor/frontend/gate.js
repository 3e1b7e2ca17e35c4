// The numbers of the newsroom's gate as the text stands on the page, so that they follow the work; counted as
// desk/gate.py counts them. The desk has the last word when a step is taken.

const SHORT = 4; // words; shorter segments say nothing about who wrote them

/**
 * @typedef {{warn: number | null, block: number | null, unchanged_allowed: number | null, errors_allowed: number | null}} Levels
 * @typedef {{percent: number, unchanged: number, errors: number, empty: number}} Numbers
 * @typedef {"pass" | "warn" | "block"} Verdict
 */

/**
 * @param {{source: string, text: string, draft: string, origin: string, status: string, findings: {severity: string}[]}[]} rows
 * @returns {Numbers}
 */
export function numbersOf(rows) {
  let [words, untouched, unchanged, errors, empty] = [0, 0, 0, 0, 0];
  for (const { source, text, draft, origin, status, findings } of rows) {
    errors += findings.filter((finding) => finding.severity === "error").length;
    const blank = !text.trim();
    empty += Number(blank);
    const size = source.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length;
    if (blank || size < SHORT) continue;
    words += size;
    if (origin !== "mt" || text !== draft) continue;
    untouched += size;
    unchanged += Number(status === "confirmed" || status === "approved");
  }
  return { percent: words ? Math.floor((100 * untouched) / words) : 0, unchanged, errors, empty };
}

/**
 * What the gate says to each of the numbers.
 *
 * @param {Numbers} numbers
 * @param {Levels} levels
 * @returns {{percent: Verdict, unchanged: Verdict, errors: Verdict, empty: Verdict}}
 */
export function verdictsOf({ percent, unchanged, errors, empty }, levels) {
  const reaches = (level) => level !== null && percent > 0 && percent >= level;
  const above = (number, allowed) => (allowed !== null && number > allowed ? "block" : "pass");
  return {
    percent: reaches(levels.block) ? "block" : reaches(levels.warn) ? "warn" : "pass",
    unchanged: above(unchanged, levels.unchanged_allowed),
    errors: above(errors, levels.errors_allowed),
    empty: above(empty, 0),
  };
}
