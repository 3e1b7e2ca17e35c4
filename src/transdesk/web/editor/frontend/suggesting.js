// Suggest mode without a page: whose suggestion is the person's own, what typing makes of it, how it stands to the text.

import { diff } from "./diff.js";

/**
 * @typedef {{id: number, before: string, text: string, author: string, at: string,
 *   pieces: import("./pieces.js").Piece[]}} Suggestion
 * @typedef {{before: string, text: string}} Draft a suggestion that is being typed
 */

/** A name as the desk writes it. @param {string} name */
export function signed(name) {
  return name.normalize("NFC").split(/\s+/u).filter(Boolean).join(" ") || "?";
}

/**
 * The suggestion that a person goes on with: the newest of their own.
 * @param {Suggestion[] | undefined} suggestions oldest first
 * @param {string} me
 * @returns {Suggestion | null}
 */
export function ownOf(suggestions, me) {
  return suggestions?.findLast(({ author }) => author === me) ?? null;
}

/**
 * What typing in suggest mode sends.
 * @param {import("./store.js").Row} row
 * @param {Suggestion | null} own
 * @param {Draft} draft
 * @param {boolean} [carried] it stands on a newer text than before
 * @returns {import("./changes.js").Change}
 */
export function suggestionChange(row, own, draft, carried = false) {
  return {
    segment: row.id,
    action: "suggest",
    base: row.version,
    text: draft.text,
    before: own?.text ?? draft.before,
    extra: { number: own?.id ?? 0, seen: own?.text ?? "", before: draft.before, ...(carried && { carried }) },
  };
}

/**
 * Words of a suggestion that are new, as ranges of its text.
 * @param {Draft} draft
 * @returns {{start: number, end: number}[]}
 */
export function insertedRanges({ before, text }) {
  const found = [];
  let at = 0;
  for (const piece of diff(before, text)) {
    if (piece.kind === "deleted") continue;
    if (piece.kind === "inserted") found.push({ start: at, end: at + piece.text.length });
    at += piece.text.length;
  }
  return found;
}
