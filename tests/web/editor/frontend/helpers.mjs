// What the tests of the front end's logic share: a storage, rows, and a server that is slow, away or of another opinion.

export const FRONTEND = new URL("../../../../src/transdesk/web/editor/frontend/", import.meta.url);

/** @param {string} name a file of the front end */
export const load = (name) => import(new URL(name, FRONTEND).href);

/** localStorage, with room for so many entries. */
export class FakeStorage {
  constructor(room = Infinity) {
    Object.defineProperty(this, "room", { value: room, writable: true, enumerable: false });
  }
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key, value) {
    if (Object.keys(this).length >= this.room && !Object.hasOwn(this, key)) throw new DOMException("full", "QuotaExceededError");
    this[key] = value;
  }
  removeItem(key) {
    delete this[key];
  }
}

export function row(id, target = "", rest = {}) {
  return {
    id, block: 0, kind: "paragraph", opens: false, source: `source of ${id}`, marks: [], target, status: target ? "draft" : "empty",
    version: 1, origin: "mt", author: "", at: null, draft: target, stale: false, flags: [], words: 3, findings: [], comments: 0,
    suggestions: [], repeats: null, ...rest,
  };
}

/** Stores what it is sent, the way the desk does; `fails` are answers to give before that (an Error is thrown). */
export class FakeServer {
  constructor(rows) {
    this.rows = new Map(rows.map((one) => [one.id, one]));
    this.batches = [];
    this.suggested = 0;
    this.fails = [];
    this.hold = null;
    this.send = this.send.bind(this);
  }

  async send({ batch, changes }, { leaving }) {
    this.batches.push({ batch, changes, leaving });
    if (this.hold) await this.hold;
    const failure = this.fails.shift();
    if (failure) throw failure;
    return { batch, results: changes.map((change) => this.change(change)) };
  }

  change({ segment, base, text, action, ...extra }) {
    if (action === "suggest") return this.suggest(segment, text, extra);
    const stored = this.rows.get(segment);
    const wanted = text ?? stored.target;
    if (wanted.includes("REFUSE")) return { segment, outcome: "refused", message: "no" };
    const status = { save: "edited", fill: "edited", confirm: "confirmed", unconfirm: "edited", approve: "approved" }[action];
    if (wanted === stored.target && status === stored.status) return { segment, outcome: "ok", row: stored };
    if (base !== stored.version) return { segment, outcome: "conflict", row: stored };
    return { segment, outcome: "ok", row: this.write(segment, wanted, status, "me") };
  }

  /** As `storage/suggestions.py` does. */
  suggest(segment, text, { number, seen, before, carried }) {
    const stored = this.rows.get(segment);
    if (text.includes("REFUSE")) return { segment, outcome: "refused", message: "no" };
    const own = stored.suggestions.find((one) => one.id === number && [seen, text].includes(one.text));
    let suggestions = [...stored.suggestions];
    if (own) suggestions = suggestions.map((one) => (one === own ? { ...own, text, before: carried ? before : own.before } : one));
    else if (!suggestions.some((one) => one.author === "me" && one.before === before && one.text === text))
      suggestions.push({ id: ++this.suggested, before, text, author: "me", at: "2026-11-26T03:00:00+00:00", pieces: [] });
    suggestions = suggestions.filter((one) => one.text !== one.before);
    this.rows.set(segment, { ...stored, suggestions });
    return { segment, outcome: "ok", row: this.rows.get(segment) };
  }

  write(segment, target, status = "edited", author = "Aigul") {
    const stored = this.rows.get(segment);
    this.rows.set(segment, { ...stored, target, status, author, version: stored.version + 1 });
    return this.rows.get(segment);
  }
}

export const failure = (status, key = "", message = "", after = 0) => Object.assign(new Error(message), { status, key, after });

/** Let promises that are settled do their work. */
export async function calm() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** A clock that stands until it is told to tick; takes the place of timers and of the time of day. */
export class Clock {
  #now;
  #timers = new Map();
  #next = 1;

  constructor(now) {
    this.#now = now;
    const clock = this;
    const RealDate = Clock.RealDate;
    globalThis.setTimeout = (act, delay = 0) => (this.#timers.set(this.#next, { act, at: this.#now + delay }), this.#next++);
    globalThis.clearTimeout = (timer) => this.#timers.delete(timer);
    globalThis.Date = class extends RealDate {
      constructor(...given) {
        super(...(given.length ? given : [clock.#now]));
      }
      static now() {
        return clock.#now;
      }
    };
  }

  static RealDate = Date;

  tick(milliseconds) {
    const end = this.#now + milliseconds;
    for (;;) {
      const [first] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at);
      if (!first || first[1].at > end) break;
      this.#timers.delete(first[0]);
      this.#now = first[1].at;
      first[1].act();
    }
    this.#now = end;
  }
}
