// Undo across rows: each step is a list of what rows were and became. Typing in one row without a pause is one step.

const PAUSE_MS = 2000;
const STEPS = 500;

/**
 * @typedef {{text: string, status: string, segment?: string}} Face `segment`: of a suggestion for that row
 * @typedef {{id: string, before: Face, after: Face}} Change
 * @typedef {{changes: Change[], at: number, typing: boolean}} Step
 */

export class Undo {
  /** @type {Step[]} */ #done = [];
  /** @type {Step[]} */ #undone = [];
  /** @type {Step | null} */ #open = null;
  #now;

  /** @param {() => number} now clock in milliseconds */
  constructor(now) {
    this.#now = now;
  }

  /**
   * A row has changed.
   * @param {string} id
   * @param {Face} before
   * @param {Face} after
   * @param {boolean} typing goes on with the step before, when that was typing in the same row
   */
  record(id, before, after, typing = false) {
    if (before.text === after.text && before.status === after.status) return;
    this.#undone = [];
    const last = this.#open ?? this.#done.at(-1);
    const joins = this.#open || (typing && last?.typing && last.changes[0].id === id && this.#now() - last.at < PAUSE_MS);
    if (!joins) this.#done.push({ changes: [{ id, before, after }], at: this.#now(), typing });
    else {
      const same = last.changes.find((change) => change.id === id);
      if (same) same.after = after;
      else last.changes.push({ id, before, after });
      last.at = this.#now();
    }
    if (this.#done.length > STEPS) this.#done.shift();
  }

  /** Everything that `run` records is one step. @param {() => void} run */
  group(run) {
    if (this.#open) return run();
    this.#open = { changes: [], at: this.#now(), typing: false };
    try {
      run();
    } finally {
      if (this.#open.changes.length) this.#done.push(this.#open);
      this.#open = null;
    }
  }

  /** The step to take back now, last change first; null when there is none. @returns {Change[] | null} */
  back() {
    const step = this.#done.pop();
    if (!step) return null;
    this.#undone.push(step);
    step.typing = false;
    return step.changes.map(({ id, before, after }) => ({ id, before: after, after: before })).reverse();
  }

  /** The step to do again; null when there is none. @returns {Change[] | null} */
  again() {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push(step);
    return step.changes;
  }
}
