// How the state of a term is shown: a sign beside the colour, and which terms a key should offer next.

/** @type {Record<string, string>} */
export const SIGNS = { ok: "✓", repaired: "✎", flagged: "⚠", open: "○", uncertain: "?" };

/** Whether the glossary has a form that could be put in. @param {{forms: {text: string}[]}} term */
export function worthInserting(term) {
  return term.forms.length > 0;
}

/**
 * The first term that the translation still lacks.
 *
 * @template {{status: string, forms: {text: string}[]}} T
 * @param {T[]} terms in the order of the source
 * @returns {T | null}
 */
export function missing(terms) {
  return terms.find((term) => worthInserting(term) && ["flagged", "open"].includes(term.status)) ?? null;
}
