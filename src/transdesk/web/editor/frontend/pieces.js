// Word differences as changes that can be taken one by one.

/** @typedef {{kind: "same" | "inserted" | "deleted", text: string}} Piece */
/** @typedef {{kind: "same", text: string} | {kind: "change", number: number, before: string, after: string}} Step */

/**
 * Differences as steps: what was deleted and what was inserted at one place is one change. Changes with nothing
 * but a space between them are one, so that a rewritten phrase is read as a phrase.
 *
 * @param {Piece[]} pieces
 * @returns {Step[]} changes are numbered from 0
 */
export function stepsOf(pieces) {
  const steps = [];
  let change = null;
  pieces.forEach((piece, place) => {
    const bridge = piece.kind === "same" && change && /^\s+$/u.test(piece.text) && place < pieces.length - 1;
    if (piece.kind === "same" && !bridge) {
      change = null;
      steps.push({ kind: "same", text: piece.text });
      return;
    }
    if (!change) steps.push((change = { kind: "change", number: 0, before: "", after: "" }));
    if (piece.kind !== "inserted") change.before += piece.text;
    if (piece.kind !== "deleted") change.after += piece.text;
  });
  steps.filter((step) => step.kind === "change").forEach((step, number) => Object.assign(step, { number }));
  return steps;
}

/**
 * How much of a text is new against another, in words, from 0 to 1: deleted and inserted words against the words
 * of both texts.
 *
 * @param {Piece[]} pieces
 */
export function changedShare(pieces) {
  const words = (text) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;
  let all = 0;
  let changed = 0;
  for (const { kind, text } of pieces) {
    all += words(text) * (kind === "same" ? 2 : 1);
    if (kind !== "same") changed += words(text);
  }
  return all ? changed / all : 0;
}
