// How long somebody was at work on which row. Knows no clock: the time is handed in, in milliseconds.

const IDLE_MS = 20_000; // who does nothing for so long is not at work; the time until then counts as reading

export class Stopwatch {
  /** @type {Map<string, {milliseconds: number, keys: number}>} */ #spent = new Map();
  /** @type {string | null} */ #id = null;
  #since = 0;

  /** Somebody does something at a row, or leaves the rows (null). @param {string | null} id @param {number} now */
  at(id, now) {
    this.stop(now);
    [this.#id, this.#since] = [id, now];
  }

  /** A change of the text. @param {string} id @param {number} now */
  key(id, now) {
    this.at(id, now);
    this.#of(id).keys += 1;
  }

  /** @param {number} now */
  stop(now) {
    if (this.#id !== null) this.#of(this.#id).milliseconds += Math.min(now - this.#since, IDLE_MS);
    this.#id = null;
  }

  /** What was spent since the last time, by row; the row at hand goes on. @param {number} now */
  take(now) {
    const here = this.#id;
    this.stop(now);
    if (here !== null) [this.#id, this.#since] = [here, now];
    const spent = [...this.#spent].filter(([, work]) => work.milliseconds >= 1 || work.keys);
    this.#spent.clear();
    return Object.fromEntries(spent.map(([id, work]) => [id, { ...work, milliseconds: Math.round(work.milliseconds) }]));
  }

  /** What could not be reported is kept for the next time. @param {Record<string, {milliseconds: number, keys: number}>} spent */
  giveBack(spent) {
    for (const [id, work] of Object.entries(spent)) {
      this.#of(id).milliseconds += work.milliseconds;
      this.#of(id).keys += work.keys;
    }
  }

  #of(id) {
    if (!this.#spent.has(id)) this.#spent.set(id, { milliseconds: 0, keys: 0 });
    return this.#spent.get(id);
  }
}
