// Completion as ghost text, as a state machine without a page: what is shown, what a key takes of it.

/**
 * @typedef {object} Ghost
 * @property {string} id row
 * @property {string} text the row's text that the completion begins with
 * @property {string} rest what would be added
 */

const PAUSE_MS = [150, 1000]; // at least: longer than between two keys of a fast typist; at most
const QUIET_MS = 300; // a second Tab within this time takes all
const ENDED = /[.!?…»"”)]\s*$/u;

/**
 * The ghost that an answer of the desk gives for what is typed by now.
 *
 * @param {string} id
 * @param {string} completion begins with what had been typed when it was asked for
 * @param {string} typed the row's text now
 * @returns {Ghost | null} null where the answer has been overtaken or adds nothing
 */
export function ghostOf(id, completion, typed) {
  if (!completion.startsWith(typed)) return null;
  const rest = completion.slice(typed.length);
  return rest.trim() ? { id, text: typed, rest } : null;
}

/**
 * How long the keys must rest until a completion is asked for: with an engine that answers at once it stands there within
 * 300 ms of the last key; one that needs its time is not asked at every other key.
 *
 * @param {number} took milliseconds that the last answer was on its way
 */
export function pauseAfter(took) {
  return Math.max(PAUSE_MS[0], Math.min(PAUSE_MS[1], took));
}

/**
 * The ghost after the text has changed: it shrinks while the same letters are typed, else it goes.
 *
 * @param {Ghost | null} ghost
 * @param {string} id
 * @param {string} text
 * @param {number} caret in UTF-16; only at the end of the text can a ghost stand
 * @returns {Ghost | null}
 */
export function following(ghost, id, text, caret) {
  if (!ghost || ghost.id !== id || caret !== text.length || !text.startsWith(ghost.text)) return null;
  return ghostOf(id, ghost.text + ghost.rest, text);
}

/**
 * The next word of a ghost with the spaces before it and the marks that cling to it.
 *
 * @param {string} rest
 */
export function nextWord(rest) {
  return /^\s*(?:<\/?\d{1,3}>)*\S+/u.exec(rest)?.[0] ?? rest;
}

/**
 * What Tab takes: a word, or all when it was pressed twice quickly.
 *
 * @param {string} rest
 * @param {number} since milliseconds since the last Tab that took a word
 */
export function taken(rest, since) {
  return since <= QUIET_MS ? rest : nextWord(rest);
}

/**
 * Whether a completion should be asked for without being told to: something is typed, the caret stands behind
 * it, and the sentence has not ended.
 *
 * @param {string} text
 * @param {number} caret
 */
export function wanting(text, caret) {
  return caret === text.length && text.trim().length >= 2 && !ENDED.test(text);
}
