// What a person types in suggest mode: the store, the outbox and undo kept in step with it, like `edits.js` does for the
// translation, which stays as it is. Knows no page.

import { suggestionOf } from "./changes.js";
import { merge } from "./merge.js";
import { suggestionChange } from "./suggesting.js";

export class Proposing {
  #store;
  #outbox;
  #undo;
  #announce;

  /**
   * @param {object} parts
   * @param {import("./store.js").Store} parts.store
   * @param {import("./outbox.js").Outbox} parts.outbox
   * @param {import("./undo.js").Undo} parts.undo
   * @param {(key: string, values?: Record<string, any>) => void} parts.announce
   */
  constructor({ store, outbox, undo, announce }) {
    this.#store = store;
    this.#outbox = outbox;
    this.#undo = undo;
    this.#announce = announce;
  }

  /**
   * A row's suggestion becomes another; the translation's own text takes it back.
   * @param {string} id
   * @param {string} text
   * @param {{undoable?: boolean, typing?: boolean}} options
   */
  edit(id, text, { undoable, typing }) {
    const before = this.#shown(id);
    if (!this.#store.row(id) || before === text) return;
    const dirty = this.#store.isSuggestionDirty(id);
    this.#put(id, { before: this.#store.suggestion(id)?.before ?? this.#store.translation(id), text });
    const face = (shown) => ({ text: shown, status: "suggested", segment: id });
    if (undoable) this.#undo.record(suggestionOf(id), face(before), face(text), typing);
    this.#tell(id, typing && dirty === this.#store.isSuggestionDirty(id));
    if (!typing) this.#store.emit("write", id);
  }

  /** Undo or redo of such an edit. @param {string} id @param {string} text */
  restore(id, text) {
    if (this.#store.row(id)) this.edit(id, text, { undoable: false, typing: false });
  }

  /** The suggestion's changes go into the translation as it is by now, and are suggested over that. @param {string} id */
  carry(id) {
    const { before, text } = this.#store.suggestion(id);
    const present = this.#store.translation(id);
    const merged = merge(before, text, present);
    this.#put(id, { before: present, text: merged.text }, true);
    this.#tell(id, false);
    this.#store.emit("write", id);
    this.#announce(merged.clean ? "panels.suggestions.carried" : "editor.merged_doubled");
  }

  /** What a page that is gone had not saved. @param {string} id @param {import("./changes.js").Change[]} changes */
  recover(id, changes) {
    const last = changes.at(-1);
    this.#outbox.adopt(suggestionOf(id), changes);
    this.#store.setDraft(id, { before: last.extra.before, text: last.text });
    this.#store.emit("write", id);
  }

  /** @param {import("./outbox.js").Result} result @param {import("./changes.js").Change} change */
  onResult(result, change) {
    const id = change.segment;
    if (!this.#outbox.waiting(suggestionOf(id)).length) this.#store.setDraft(id, null);
    if (result.row) this.#store.take([result.row]);
    if (result.outcome !== "ok") this.#announce("editor.refused", { message: result.message });
    else if (change.extra.number && this.#store.own(id) && this.#store.own(id).id !== change.extra.number)
      this.#announce("panels.suggestions.parted");
    this.#store.emit("row", id);
  }

  /** What the box shows in suggest mode. */
  #shown(id) {
    return this.#store.suggestion(id)?.text ?? this.#store.translation(id);
  }

  #put(id, draft, carried = false) {
    this.#store.setDraft(id, draft);
    this.#outbox.put(suggestionChange(this.#store.row(id), this.#store.own(id), draft, carried));
    if (!this.#outbox.waiting(suggestionOf(id)).length) this.#store.setDraft(id, null); // typed back to what is stored
  }

  /** @param {string} id @param {boolean} same only the text is another */
  #tell(id, same) {
    this.#store.emit("typing", id);
    if (!same) this.#store.emit("row", id);
  }
}
