// Rows as the server sent them and, over them, what the person has changed and the server has not acknowledged.
// A row is dirty from the first key until its acknowledgement; a dirty row keeps its own text.

import { inUnits, toUnits } from "./offsets.js";
import { ownOf } from "./suggesting.js";

/**
 * @typedef {{number: number, kind: string, value: string, start: number, end: number}} Mark
 * @typedef {{
 *   id: string, block: number, kind: string, opens: boolean, source: string, marks: Mark[], target: string,
 *   status: string, version: number, origin: string, author: string, at: string | null, draft: string,
 *   stale: boolean, flags: string[], words: number, findings: {id: string, severity: string}[],
 *   comments: number, suggestions: import("./suggesting.js").Suggestion[], revision?: number, repeats: string | null, effort: {milliseconds: number, ter: number | null} | null,
 * }} Row
 * @typedef {{text?: string, status?: string}} Over
 */

export class Store {
  /** @type {Map<string, Row>} */ #rows = new Map();
  /** @type {string[]} */ #order = [];
  /** @type {Map<string, number>} */ #places = new Map();
  /** @type {Map<string, Over>} */ #over = new Map();
  /** @type {Map<string, Row>} */ #conflicts = new Map();
  /** @type {Map<string, Record<string, any>>} */ #details = new Map();
  /** @type {Set<string>} rows about which others have said something since */ #dated = new Set();
  /** @type {Map<string, Set<(value: any) => void>>} */ #handlers = new Map();
  /** @type {Map<string, import("./suggesting.js").Draft>} suggestions that the server has not acknowledged */ #drafts = new Map();
  mark = "0";
  suggesting = false; // boxes show the person's suggestions in place of the translation
  me;

  /** @param {string} [me] the person's name as the desk writes it */
  constructor(me = "") {
    this.me = me;
  }

  /** @returns {Row[]} in the sheet's order */
  rows() {
    return this.#order.map((id) => this.#rows.get(id));
  }

  /** @param {string} id @returns {Row | undefined} */
  row(id) {
    return this.#rows.get(id);
  }

  /** Place of a row in the sheet, from 0; -1 where there is none. @param {string} id */
  index(id) {
    return this.#places.get(id) ?? -1;
  }

  /** The row's text as its box shows it: in suggest mode the person's suggestion, else the translation. @param {string} id */
  text(id) {
    return (this.suggesting ? this.suggestion(id)?.text : undefined) ?? this.translation(id);
  }

  /** The row's translation: unsaved over stored. @param {string} id */
  translation(id) {
    return this.#over.get(id)?.text ?? this.#rows.get(id)?.target ?? "";
  }

  /** The person's stored suggestion for a row, or null. @param {string} id */
  own(id) {
    return ownOf(this.#rows.get(id)?.suggestions, this.me);
  }

  /** The person's suggestion for a row as it is: unsaved over stored; null where there is none. @param {string} id */
  suggestion(id) {
    return this.#drafts.get(id) ?? this.own(id);
  }

  /** The row's status as shown: what was asked for over what is stored. @param {string} id */
  status(id) {
    return this.#over.get(id)?.status ?? this.#rows.get(id)?.status ?? "empty";
  }

  /** Whether anything of a row is unsaved. @param {string} id */
  isDirty(id) {
    return this.#over.has(id) || this.#drafts.has(id);
  }

  /** Whether its translation is. @param {string} id */
  isTranslationDirty(id) {
    return this.#over.has(id);
  }

  /** Whether its suggestion is. @param {string} id */
  isSuggestionDirty(id) {
    return this.#drafts.has(id);
  }

  /** The stored row that another has written meanwhile, or null. @param {string} id */
  conflict(id) {
    return this.#conflicts.get(id) ?? null;
  }

  /** What `GET details` said of the row as it stands, or null. @param {string} id */
  details(id) {
    return this.#details.get(id) ?? null;
  }

  /**
   * Call `handler` at each event of a kind.
   * @param {string} event
   * @param {(value: any) => void} handler
   * @returns {() => void} ends it
   */
  on(event, handler) {
    if (!this.#handlers.has(event)) this.#handlers.set(event, new Set());
    this.#handlers.get(event).add(handler);
    return () => this.#handlers.get(event).delete(handler);
  }

  /** @param {string} event @param {any} [value] */
  emit(event, value) {
    for (const handler of this.#handlers.get(event) ?? []) handler(value);
  }

  /** All rows anew; what is unsaved stays over them. @param {Row[]} rows @param {string} mark */
  replace(rows, mark) {
    const before = this.#rows;
    this.#rows = new Map(rows.map((row) => [row.id, received(row)]));
    this.#order = rows.map((row) => row.id);
    this.#places = new Map(this.#order.map((id, place) => [id, place]));
    this.#details.clear();
    this.mark = mark;
    const gone = [...before.values()].filter(({ id }) => !this.#rows.has(id));
    if (gone.length) this.emit("gone", { gone, come: this.rows().filter(({ id }) => !before.has(id)) });
    this.emit("rows");
  }

  /**
   * Rows that have changed elsewhere or in an answer; an older version than the one here is passed over.
   * @param {Row[]} rows
   * @returns {boolean} whether every row is known; if not, the sheet must be asked for anew
   */
  take(rows) {
    let known = true;
    for (const row of rows) {
      const here = this.#rows.get(row.id);
      if (!here) known = false;
      else if (newer(row, here)) this.#put({ ...received(row), effort: row.effort ?? here.effort }, here);
    }
    return known;
  }

  #put(row, here) {
    row.effort ??= here.effort; // told in the sheet only
    this.#rows.set(row.id, row);
    if (row.version !== here.version || row.target !== here.target) this.#details.delete(row.id);
    if (row.comments !== here.comments) this.#dated.add(row.id);
    this.emit("row", row.id);
  }

  /** What is unsaved of a row. @param {string} id @param {Over} over */
  setOver(id, over) {
    this.#over.set(id, over);
  }

  /** Nothing of a row's translation is unsaved any more. @param {string} id */
  dropOver(id) {
    this.#over.delete(id);
  }

  /** A suggestion that is unsaved, or none any more. @param {string} id @param {import("./suggesting.js").Draft | null} draft */
  setDraft(id, draft) {
    if (draft) this.#drafts.set(id, draft);
    else this.#drafts.delete(id);
  }

  /** Another has written a dirty row (`theirs`), or that is settled (null). @param {string} id @param {Row | null} theirs */
  setConflict(id, theirs) {
    if (theirs) this.#conflicts.set(id, received(theirs));
    else this.#conflicts.delete(id);
    this.emit("row", id);
  }

  /** Whether the details of a row are to be asked for: they are missing, or others have said something since. @param {string} id */
  lacksDetails(id) {
    return !this.#details.has(id) || this.#dated.has(id);
  }

  /** The findings of a row hold no more, and are to be asked for: its box shows another text. @param {string} id */
  forgetFindings(id) {
    if (this.#details.has(id)) this.setDetails(id, { findings: [] });
    this.#dated.add(id);
  }

  /**
   * Parts of the details of a row from any route's answer.
   * @param {string} id
   * @param {Record<string, any>} part
   */
  setDetails(id, part) {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#details.set(id, { ...this.#details.get(id), ...detailsInUnits(row, part) });
    this.emit("details", [id]);
  }

  /** Answers of `GET details`, all at once. @param {Record<string, Record<string, any>>} details */
  takeDetails(details) {
    const ids = Object.keys(details).filter((id) => this.#rows.has(id));
    for (const id of ids) {
      const found = detailsInUnits(this.#rows.get(id), details[id]);
      const told = this.#details.get(id)?.findings ?? [];
      if (this.suggesting && this.suggestion(id)) found.findings = told; // the others are about the translation, which no box shows
      this.#details.set(id, found);
      this.#dated.delete(id);
    }
    this.emit("details", ids);
  }
}

/** An answer that was overtaken on its way says less than what is known. @param {Row} row @param {Row} here */
function newer(row, here) {
  return row.version >= here.version && (row.revision ?? 0) >= (here.revision ?? 0);
}

/** @param {Row} row */
function received(row) {
  return { ...row, marks: inUnits(row.source, row.marks) };
}

/** Terms stand in the source, findings in both texts: offsets turned. */
function detailsInUnits(row, part) {
  const turned = { ...part };
  if (part.terms) turned.terms = inUnits(row.source, part.terms);
  if (part.findings) {
    const source = toUnits(row.source);
    const target = toUnits(row.target);
    turned.findings = part.findings.map((finding) => ({
      ...finding,
      source: finding.source && finding.source.map(source),
      target: finding.target && finding.target.map(target),
    }));
  }
  return turned;
}
