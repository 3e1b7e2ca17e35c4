// How the state of a term is shown: a sign beside the colour, and which terms a key should offer next.

/** @type {Record<string, string>} */
export const SIGNS = { ok: "✓", repaired: "✎", flagged: "⚠", open: "○", uncertain: "?" };

/** Whether the glossary has a form that could be put in. @param {{forms: {text: string}[]}} term */
export function worthInserting(term) {
  return term.forms.length > 0;
}

/**
 * The first term that the translation still lacks: none of its forms stands in the text. What the desk said of a term
 * counts too while it was said of this very text.
 *
 * @template {{status: string, forms: {text: string}[]}} T
 * @param {T[]} terms in the order of the source
 * @param {string} text
 * @param {boolean} fresh the terms' states belong to this text
 * @returns {T | null}
 */
export function missing(terms, text, fresh) {
  const letters = text.toLocaleLowerCase();
  const there = (term) => term.forms.some((form) => letters.includes(form.text.toLocaleLowerCase()));
  const settled = (term) => term.status === "uncertain" || (fresh && ["ok", "repaired"].includes(term.status));
  return terms.find((term) => worthInserting(term) && !settled(term) && !there(term)) ?? null;
}
