// What `GET details` says of rows: asked for once, for the rows in view, and again when a row's stored text has changed.

const PAUSE_MS = 60;
const AT_ONCE = 100;

export class Details {
  /** @type {Set<string>} */ #wanted = new Set();
  /** @type {Map<string, string>} what was asked about, see `stamp` */ #asked = new Map();
  #timer = null;
  #api;
  #store;
  #signal;

  /** @param {import("./api.js").Api} api @param {import("./store.js").Store} store @param {AbortSignal} signal */
  constructor(api, store, signal) {
    this.#api = api;
    this.#store = store;
    this.#signal = signal;
  }

  /** Ask for what is not known of these rows. @param {string[]} ids */
  want(ids) {
    for (const id of ids) if (this.#store.lacksDetails(id) && this.#asked.get(id) !== stamp(this.#store.row(id))) this.#wanted.add(id);
    if (this.#wanted.size) this.#timer ??= setTimeout(() => this.#ask(), PAUSE_MS);
  }

  async #ask() {
    this.#timer = null;
    const ids = [...this.#wanted].filter((id) => this.#store.row(id)).slice(0, AT_ONCE);
    this.#wanted.clear();
    if (!ids.length || this.#signal.aborted) return;
    const stamps = new Map(ids.map((id) => [id, stamp(this.#store.row(id))]));
    for (const [id, asked] of stamps) this.#asked.set(id, asked);
    try {
      const { details } = await this.#api.get("details", { ids: ids.join(",") }, { signal: this.#signal });
      const fresh = Object.entries(details).filter(([id]) => stamps.get(id) === stamp(this.#store.row(id)));
      this.#store.takeDetails(Object.fromEntries(fresh));
    } catch {
      // help may be missing for a while; the next scroll or change asks again
    }
    for (const [id, asked] of stamps) if (this.#asked.get(id) === asked) this.#asked.delete(id);
  }
}

/** Names the state of a row that details tell of: its text, and what others have said of it. */
function stamp(row) {
  return row ? `${row.version} ${row.comments}` : "";
}
