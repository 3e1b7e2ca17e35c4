// Saving: changes wait here until the server has acknowledged that very batch. One batch is in flight and is sent again,
// unchanged, until it is answered; a conflict or a refusal is no acknowledgement and holds the text back.

import { fold, idle, join, joins, queueOf, rest, within, wire } from "./changes.js";

const PAUSE_MS = 400;
const LONGEST_WAIT_MS = 900; // Chromium writes localStorage to disk only every few seconds: a crash costs a second at most
const RETRY_MS = [500, 1000, 2000, 4000, 8000, 15000];
const BUSY_TRIES = 3; // a server that is busy for a moment is no news
const BATCH_CHANGES = 100;
const BATCH_LETTERS = 400_000;
const LEAVING_LETTERS = 15_000; // browsers let at most 64 KiB outlive a page; a letter may take four bytes

/**
 * @typedef {import("./store.js").Row} Row
 * @typedef {import("./changes.js").Change} Change
 * @typedef {{segment: string, outcome: "ok" | "conflict" | "refused", row?: Row, message?: string}} Result
 *   `row` is the stored row as it is now, also in a conflict
 * @typedef {{phase: string, changes: number, kept: boolean, held: number, at: Date | null, message: string}} State
 *   `phase`: saved, saving, waiting (no network), full (no room on the server), trouble (it says why), expired (sign in)
 */

export class Outbox {
  /** @type {Map<string, Change[]>} */ #queues = new Map();
  /** @type {{batch: string, changes: Change[]} | null} */ #flying = null;
  #send;
  #keep;
  #onResult;
  #onState;
  #me;
  #timer = null;
  #retry = null;
  #tries = 0;
  #first = 0; // when the oldest change that is not yet sent was made
  #most = BATCH_CHANGES;
  #number = 0;
  #stopped = false;
  /** @type {(() => void) | null} */ #retired = null;
  /** @type {Pick<State, "phase" | "message" | "at">} */ #said = { phase: "saved", message: "", at: null };

  /**
   * @param {object} parts
   * @param {(batch: object, options: {leaving: boolean}) => Promise<{results: Result[]}>} parts.send
   * @param {import("./keep.js").Keep} parts.keep
   * @param {(result: Result, change: Change) => void} parts.onResult
   * @param {(state: State) => void} parts.onState
   * @param {string} [parts.me] the person's name as the desk writes it
   */
  constructor({ send, keep, onResult, onState, me = "" }) {
    this.#me = me;
    this.#send = send;
    this.#keep = keep;
    this.#onResult = onResult;
    this.#onState = onState;
  }

  /** @returns {State} */
  get state() {
    const queues = [...this.#queues.values()];
    const held = queues.filter((queue) => queue[0].held).length;
    return { ...this.#said, changes: queues.length, kept: this.#keep.works, held };
  }

  /** The changes of a queue that wait, oldest first. @param {string} id of the row, or `suggestionOf` it @returns {readonly Change[]} */
  waiting(id) {
    return this.#queues.get(id) ?? [];
  }

  /** @returns {string[]} queues that have something waiting */
  ids() {
    return [...this.#queues.keys()];
  }

  /**
   * Something is to be saved.
   * @param {Change} change
   * @param {boolean} now without waiting for a pause
   */
  put(change, now = false) {
    const name = queueOf(change);
    const queue = this.#queues.get(name) ?? [];
    const last = queue.at(-1);
    if (last && !last.sent && joins(last, change)) join(last, change);
    else queue.push({ ...change, base: queue.length ? undefined : change.base });
    if (queue.length === 1 && idle(queue[0])) queue.pop();
    this.#set(name, queue);
    this.#schedule(now);
  }

  /** Changes found in localStorage after a reload or a crash. @param {string} id @param {Change[]} changes */
  adopt(id, changes) {
    if (!this.#queues.has(id)) this.#set(id, changes.map((change) => ({ ...change, sent: false })));
  }

  /** The person keeps the own text over a newer version. @param {string} id @param {number} version @param {string} stored */
  rebase(id, version, stored) {
    const [first] = this.#queues.get(id) ?? [];
    if (!first) return;
    Object.assign(first, { base: version, before: stored, held: null });
    this.#set(id, this.#queues.get(id));
    this.#schedule(true);
  }

  /** Forget what waits for a row: the person has taken the other text. @param {string} id */
  drop(id) {
    this.#set(id, []);
  }

  /** A text that no row takes any more is edited on where it is shown: kept, not sent. @param {string} id @param {string} text */
  amend(id, text) {
    const queue = this.#queues.get(id);
    if (!queue) return;
    queue.at(-1).text = text;
    this.#keep.write(id, queue);
  }

  #set(id, queue) {
    if (queue.length) this.#queues.set(id, queue);
    else this.#queues.delete(id);
    this.#keep.write(id, queue);
    this.#tell();
  }

  #schedule(now) {
    this.#first ||= Date.now();
    clearTimeout(this.#timer);
    const pause = now ? 0 : Math.min(PAUSE_MS, Math.max(0, this.#first + LONGEST_WAIT_MS - Date.now()));
    if (now) this.flush();
    else this.#timer = setTimeout(() => this.flush(), pause);
  }

  /** Send what waits, unless a batch is under way. */
  flush() {
    clearTimeout(this.#timer);
    if (this.#flying || this.#stopped) return;
    const changes = this.#ready(this.#most, BATCH_LETTERS);
    this.#first = 0;
    if (!changes.length) return this.#retired ? this.#end() : this.#tell();
    for (const change of changes) change.sent = true;
    this.#flying = { batch: `${Date.now()}-${++this.#number}`, changes };
    this.#post();
  }

  /** The page is going: everything that may be sent now is sent once more, in a request that outlives the page. */
  leave() {
    clearTimeout(this.#timer);
    const changes = [...(this.#flying?.changes ?? []), ...this.#ready(BATCH_CHANGES, LEAVING_LETTERS)];
    const few = within(changes, BATCH_CHANGES, LEAVING_LETTERS);
    if (few.length) this.#send(wire(`${Date.now()}-leave`, few), { leaving: true }).catch(() => {});
    this.#schedule(false); // a page that stays after all goes on as before
  }

  /**
   * The editor has gone from the page: send what waits; what fails now stays kept for whoever opens it next.
   * @param {() => void} done nothing is sent any more
   */
  retire(done) {
    this.#retired = done;
    if (this.#retry === null) this.flush();
    else this.wake();
  }

  #end() {
    clearTimeout(this.#timer);
    this.#stopped = true;
    this.#retired();
  }

  /** The network is back, or the person: try at once. */
  wake() {
    if (!this.#flying || this.#retry === null) return;
    clearTimeout(this.#retry);
    this.#post();
  }

  #ready(most, letters) {
    const first = [...this.#queues.values()].map((queue) => queue[0]);
    return within(first.filter((change) => !change.held && !change.sent), most, letters);
  }

  async #post() {
    this.#retry = null;
    const flying = this.#flying;
    if (this.#tries === 0) this.#say("saving");
    try {
      this.#answered(flying.changes, (await this.#send(wire(flying.batch, flying.changes), { leaving: false })).results);
    } catch (error) {
      this.#failed(error);
    }
  }

  #answered(changes, results) {
    this.#flying = null;
    this.#tries = 0;
    this.#most = BATCH_CHANGES;
    this.#say("saved", "", new Date());
    const own = (change, place) => (results[place]?.segment === change.segment ? results[place] : undefined);
    changes.map(own).forEach((result, place) => this.#settle(changes[place], result)); // answers come in the changes' order
    this.flush();
  }

  /** @param {Change} change @param {Result | undefined} result */
  #settle(change, result) {
    const name = queueOf(change);
    const queue = this.#queues.get(name) ?? [];
    change.sent = false;
    if (queue[0] !== change || !result) return;
    if (result.outcome === "ok" || change.text === undefined) {
      queue.shift();
      if (queue[0]) rest(queue[0], change, result.row, this.#me);
      if (queue.length === 1 && idle(queue[0])) queue.pop();
    } else {
      fold(queue, result);
    }
    this.#set(name, queue);
    this.#onResult(result, change);
  }

  #failed(error) {
    const status = error.status ?? 0;
    const final = status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status);
    const busy = [429, 503].includes(status) && this.#tries < BUSY_TRIES;
    if (final) return this.#refused(error);
    if (this.#retired) return this.#end();
    const pause = RETRY_MS[Math.min(this.#tries++, RETRY_MS.length - 1)];
    this.#retry = setTimeout(() => this.#post(), Math.max(pause, (error.after ?? 0) * 1000));
    if (busy) return;
    if (status === 401) this.#say("expired", error.message);
    else if (status === 507 || error.key === "storage_full") this.#say("full", error.message);
    else if (status) this.#say("trouble", error.message);
    else this.#say("waiting");
  }

  /** A batch that the server will never take: its changes go one by one, so that one of them hurts no other. */
  #refused(error) {
    const changes = this.#flying.changes;
    this.#flying = null;
    this.#tries = 0;
    this.#say("saved", "");
    if (changes.length > 1) this.#most = 1;
    const refusal = (change) => ({ segment: change.segment, outcome: /** @type {const} */ ("refused"), message: error.message });
    for (const change of changes) {
      change.sent = false;
      if (changes.length === 1) this.#settle(change, refusal(change));
    }
    this.flush();
  }

  #say(phase, message = "", at = this.#said.at) {
    this.#said = { phase, message, at };
    this.#tell();
  }

  #tell() {
    this.#onState(this.state);
  }
}
