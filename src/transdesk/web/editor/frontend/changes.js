// Changes as values: which queue they wait in, what goes in one, what they are on the wire. A row has two queues that know
// nothing of each other: changes of its translation, and the person's suggestion.

import { ownOf } from "./suggesting.js";

/**
 * @typedef {import("./store.js").Row} Row
 * @typedef {{
 *   segment: string, action: string, text?: string, base?: number, extra?: Record<string, any>, before?: string,
 *   sent?: boolean, held?: {theirs?: Row, message?: string} | null,
 * }} Change `base` is the version it was made on, empty while it waits behind another; `before` the text of that version
 */

const SUGGESTION = "±";

/** The queue of a row's suggestion; that of its translation has the row's id. @param {string} segment */
export const suggestionOf = (segment) => segment + SUGGESTION;

/** @param {Change} change @returns {string} the queue that it waits in */
export function queueOf({ action, segment }) {
  return action === "suggest" ? suggestionOf(segment) : segment;
}

/** Whether a change can go in one with the unsent change before it. @param {Change} last @param {Change} change */
export function joins(last, change) {
  const plain = [last, change].every(({ action }) => ["save", "confirm", "unconfirm"].includes(action));
  return plain || change.action === "suggest"; // those have a queue of their own
}

export function join(last, change) {
  const text = change.text ?? last.text;
  const action = change.action === "unconfirm" && text !== undefined ? "save" : change.action;
  const held = last.held?.theirs ? last.held : null; // a conflict waits for the person; a refusal is answered by typing on
  const extra = action === "suggest" ? { ...last.extra, ...(change.extra.carried && change.extra) } : change.extra;
  if (action === "suggest") Object.assign(extra, { number: last.extra.number, seen: last.extra.seen }); // what was seen at first
  Object.assign(last, { text, action, held, extra });
}

/** A text that was typed back to what is stored. @param {Change} change */
export function idle(change) {
  const same = !change.sent && !change.held && change.text === change.before;
  return same && ((change.action === "save" && !change.extra) || (change.action === "suggest" && !change.extra.carried));
}

/**
 * What waited behind a change that is stored now goes on from there.
 * @param {Change} next
 * @param {Change} stored
 * @param {Row | undefined} row as it is stored now
 * @param {string} me
 */
export function rest(next, stored, row, me) {
  next.base = row?.version ?? stored.base;
  if (next.action !== "suggest") return void (next.before = row?.target ?? stored.before);
  const own = row && ownOf(row.suggestions, me);
  Object.assign(next.extra, { number: own?.id ?? 0, seen: own?.text ?? "" });
  next.before = own?.text ?? next.extra.before;
}

/** One change out of all that a row has waiting, held back with the reason. @param {Change[]} queue @param {Result} result */
export function fold(queue, result) {
  const later = queue.splice(1).filter((change) => change.text !== undefined);
  for (const change of later) join(queue[0], change);
  const typedOn = later.length > 0 && result.outcome === "refused";
  if (!typedOn) queue[0].held = result.outcome === "conflict" ? { theirs: result.row } : { message: result.message };
}

export function within(changes, most, letters) {
  let room = letters;
  return changes.slice(0, most).filter((change, place) => (room -= change.text?.length ?? 0) >= 0 || place === 0);
}

/** @param {string} batch @param {Change[]} changes */
export function wire(batch, changes) {
  const bare = ({ segment, base, text, action, extra }) => ({ ...extra, segment, base, text, action });
  return { batch, changes: changes.map(bare) };
}
