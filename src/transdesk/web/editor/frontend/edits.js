// What a person does to rows, and what the server says of it: the store, the outbox and undo kept in step. Knows no page.

import { merge } from "./merge.js";
import { Outbox } from "./outbox.js";
import { Proposing } from "./proposing.js";
import { Undo } from "./undo.js";

/** Status that a row takes at once, before the server has answered. */
const AFTER = { confirm: "confirmed", unconfirm: "edited", approve: "approved", return: "returned" };
const DONE = ["confirmed", "approved"];

/** @typedef {import("./undo.js").Face} Face */

export class Edits {
  #store;
  #announce;
  #proposing;
  #undo = new Undo(() => performance.now());

  /**
   * @param {object} parts
   * @param {import("./store.js").Store} parts.store
   * @param {(batch: object, options: {leaving: boolean}) => Promise<any>} parts.send
   * @param {import("./keep.js").Keep} parts.keep
   * @param {(state: import("./outbox.js").State) => void} parts.onState
   * @param {(key: string, values?: Record<string, any>) => void} parts.announce
   */
  constructor({ store, send, keep, onState, announce }) {
    this.#store = store;
    this.#announce = announce;
    const onResult = (result, change) =>
      change.action === "suggest" ? this.#proposing.onResult(result, change) : this.#onResult(result, change);
    this.outbox = new Outbox({ send, keep, onState, onResult, me: store.me });
    this.#proposing = new Proposing({ store, outbox: this.outbox, undo: this.#undo, announce });
  }

  /** @param {string} id @returns {Face} */
  #face(id) {
    return { text: this.#store.translation(id), status: this.#store.status(id) };
  }

  /** The person has typed. @param {string} id @param {string} text */
  typed(id, text) {
    this.edit(id, text, { typing: true });
  }

  /**
   * What a row's box shows becomes another text: its translation, or in suggest mode the person's suggestion for it.
   * @param {string} id
   * @param {string} text
   * @param {{undoable?: boolean, typing?: boolean, action?: string}} [options] `typing`: it stands in the text box
   *   already; `action`: how the text came about, `save` or `fill`
   */
  edit(id, text, { undoable = true, typing = false, action = "save" } = {}) {
    if (this.#store.suggesting) this.#proposing.edit(id, text, { undoable, typing });
    else this.#translate(id, text, { undoable, typing, action });
  }

  /** A row's translation becomes another, also in suggest mode. @param {string} id @param {string} text */
  translate(id, text) {
    this.#translate(id, text);
  }

  /** What waits in a queue is given up. @param {string} name */
  forget(name) {
    const id = this.outbox.waiting(name)[0]?.segment;
    this.outbox.drop(name);
    if (!id) return;
    if (name === id) this.#store.dropOver(id);
    else this.#store.setDraft(id, null);
    if (this.#store.conflict(id)) this.#store.setConflict(id, null);
  }

  #translate(id, text, { undoable = true, typing = false, action = "save" } = {}) {
    const before = this.#face(id);
    if (!this.#store.row(id) || before.text === text) return;
    const after = { text, status: text.trim() ? "edited" : "empty" };
    this.#put(id, after, { action, text }, false);
    if (undoable) this.#undo.record(id, before, after, typing);
    if (!typing) this.#store.emit("write", id);
    this.#store.emit("typing", id);
    if (!typing || before.status !== this.#store.status(id)) this.#store.emit("row", id);
  }

  #put(id, over, change, now) {
    const row = this.#store.row(id);
    this.#store.setOver(id, over);
    this.outbox.put({ segment: id, base: row.version, before: row.target, ...change }, now);
    if (!this.outbox.waiting(id).length) this.#store.dropOver(id); // typed back to what is stored
  }

  /**
   * Do something with a row: confirm, unconfirm, approve, return, restore, undo_repair.
   * @param {string} id
   * @param {string} action
   * @param {Record<string, any>} [extra] goes into the change: a reason, a revision's number, a concept
   * @returns {boolean} whether there was anything to do
   */
  act(id, action, extra) {
    const before = this.#face(id);
    const status = AFTER[action];
    if (action === "confirm" && !before.text.trim()) {
      this.#announce("editor.nothing_to_confirm");
      return false;
    }
    const dirty = this.#store.isTranslationDirty(id);
    if (status === before.status && !dirty) return true;
    const text = action === "confirm" || dirty ? before.text : undefined;
    this.#put(id, { text, status: status ?? before.status }, { action, extra, text: action === "confirm" ? text : undefined }, true);
    if (status) this.#undo.record(id, before, { text: before.text, status });
    this.#store.emit("row", id);
    return true;
  }

  /** Everything that `run` does is one step of undo. @param {() => void} run */
  group(run) {
    this.#undo.group(run);
  }

  /** Rows with the same source that are not done take this row's text. @param {string} id @returns {number} how many */
  fill(id) {
    const text = this.#store.text(id);
    const first = this.#store.row(id).repeats ?? id;
    const others = this.#store.rows().filter((row) => row.id !== id && (row.id === first || row.repeats === first));
    const wanted = others.filter((row) => !DONE.includes(this.#store.status(row.id)) && this.#store.text(row.id) !== text);
    this.group(() => wanted.forEach((row) => this.edit(row.id, text, { action: "fill" })));
    return wanted.length;
  }

  /** @returns {string | null} the row where something was taken back */
  undo() {
    return this.#replay(this.#undo.back());
  }

  /** @returns {string | null} the row where something was done again */
  redo() {
    return this.#replay(this.#undo.again());
  }

  #replay(changes) {
    for (const { id, after } of changes ?? []) {
      if (after.segment) this.#proposing.restore(after.segment, after.text);
      else this.#restore(id, after);
    }
    return changes ? (changes[0].after.segment ?? changes[0].id) : null;
  }

  #restore(id, { text, status }) {
    if (!this.#store.row(id)) return; // the row was split or joined since
    const action = status === "approved" ? "approve" : status === "confirmed" ? "confirm" : null;
    const now = this.#face(id);
    if (now.text !== text) this.#put(id, { text, status: text.trim() ? "edited" : "empty" }, { action: "save", text }, false);
    if (action && now.status !== status) {
      this.#put(id, { text, status }, { action, text: action === "confirm" ? text : undefined }, true);
    } else if (now.text === text && DONE.includes(now.status)) {
      this.#put(id, { text: undefined, status: "edited" }, { action: "unconfirm" }, true);
    }
    this.#store.emit("write", id);
    this.#store.emit("row", id);
    this.#store.emit("typing", id);
  }

  /** Rows from the server; a conflict shows the newest text of the others. @param {import("./store.js").Row[]} rows */
  take(rows) {
    const known = this.#store.take(rows);
    for (const row of rows) {
      const theirs = this.#store.conflict(row.id);
      if (theirs && row.version > theirs.version) this.#store.setConflict(row.id, row);
    }
    return known;
  }

  /**
   * What a page that is gone had not saved.
   * @param {string} name of their queue
   * @param {import("./outbox.js").Change[]} changes
   * @returns {boolean} whether there is a place for it: the row is there, and nothing else is typed in it
   */
  recover(name, changes) {
    const id = changes[0].segment;
    if (!this.#store.row(id) || this.outbox.waiting(name).length) return false;
    if (changes[0].action === "suggest") this.#proposing.recover(id, changes);
    else this.#recover(id, changes);
    this.outbox.flush();
    return true;
  }

  #recover(id, changes) {
    const texts = changes.filter((change) => change.text !== undefined);
    const [text, action] = [texts.at(-1)?.text, changes.at(-1).action];
    this.outbox.adopt(id, changes);
    this.#store.setOver(id, { text, status: AFTER[action] ?? "edited" });
    const theirs = changes[0].held?.theirs;
    const stored = this.#store.row(id);
    if (theirs) this.#store.setConflict(id, stored && stored.version > theirs.version ? stored : theirs);
  }

  /** @param {import("./outbox.js").Result} result @param {import("./outbox.js").Change} change */
  #onResult(result, change) {
    const id = change.segment;
    const before = this.#face(id);
    const waits = this.outbox.waiting(id).length > 0;
    const stored = result.row;
    if (!waits) this.#store.dropOver(id);
    if (result.outcome === "conflict" && waits) {
      this.#store.setConflict(id, stored);
      this.#announce("editor.conflict", { author: stored.author });
    } else if (result.outcome !== "ok") {
      this.#announce(result.outcome === "conflict" ? "editor.changed_meanwhile" : "editor.refused", { message: result.message });
    }
    if (stored) this.take([stored]);
    const after = this.#face(id);
    if (!waits && !AFTER[change.action] && change.text === undefined) this.#undo.record(id, before, after);
    this.#store.emit("row", id);
  }

  /** The person's suggestion goes over to the translation as it is by now. @param {string} id */
  carry(id) {
    this.#proposing.carry(id);
  }

  /** The own text goes over the one that another has stored. @param {string} id */
  keepMine(id) {
    const theirs = this.#store.conflict(id);
    this.#store.setConflict(id, null);
    this.outbox.rebase(id, theirs.version, theirs.target);
    this.#store.emit("row", id);
  }

  /** The stored text replaces the own one; undo brings it back. @param {string} id */
  takeTheirs(id) {
    const before = this.#face(id);
    const theirs = this.#store.conflict(id);
    this.outbox.drop(id);
    this.#store.dropOver(id);
    this.#store.take([theirs]);
    this.#store.setConflict(id, null);
    this.#undo.record(id, before, this.#face(id));
    this.#store.emit("write", id);
    this.#store.emit("row", id);
  }

  /** Both texts in one, in the box, to be edited; the conflict stays until the person keeps it. @param {string} id */
  mergeBoth(id) {
    const theirs = this.#store.conflict(id);
    const base = this.outbox.waiting(id)[0]?.before ?? "";
    const merged = merge(base, this.#store.translation(id), theirs.target);
    this.#translate(id, merged.text);
    this.#announce(merged.clean ? "editor.merged" : "editor.merged_doubled");
  }
}
