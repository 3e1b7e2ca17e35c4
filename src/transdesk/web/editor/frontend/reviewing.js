// What an editor has to decide, as pure functions over lean rows.

/**
 * Whether a row may be approved without being read again: confirmed by a person, and nothing is open on it.
 *
 * @param {object} row
 * @param {boolean} [dirty] its text has not been stored yet
 */
export function clean(row, dirty = false) {
  const open = row.findings.some((finding) => finding.severity === "error") || row.comments || row.suggestions.length;
  return row.status === "confirmed" && !open && !dirty && Boolean(row.target.trim());
}

/**
 * The text that was confirmed or approved last before the present one.
 *
 * @param {{number: number, text: string, status: string}[]} revisions
 * @returns {{number: number, text: string} | null}
 */
export function lastConfirmed(revisions) {
  const sorted = [...revisions].sort((one, other) => other.number - one.number);
  return sorted.slice(1).find(({ status }) => status === "confirmed" || status === "approved") ?? null;
}

/**
 * The text that a row is compared with.
 *
 * @param {"draft" | "confirmed"} against
 * @param {object} row
 * @param {object[]} revisions
 * @returns {string | null} null where there is none
 */
export function comparedWith(against, row, revisions) {
  return against === "draft" ? row.draft || null : (lastConfirmed(revisions)?.text ?? null);
}
