// The copy of unsaved changes in localStorage: one entry for each row and tab, so that tabs never overwrite each other's.

const STEM = "transdesk:edit:";

export class Keep {
  #storage;
  #lasting;
  #stem;
  #own;
  /** @type {Set<string>} */ #failed = new Set();

  /**
   * @param {Storage | null} lasting null in a browser that allows none
   * @param {string} place article, language and person
   * @param {string} tab
   */
  constructor(lasting, place, tab) {
    this.#lasting = lasting !== null;
    this.#storage = lasting ?? memory;
    this.#stem = `${STEM}${place}:`;
    this.#own = `${this.#stem}${tab}:`;
  }

  /** Whether everything unsaved is also kept on this computer. */
  get works() {
    return this.#lasting && this.#failed.size === 0;
  }

  /** @param {string} id @param {object[]} changes none: forget the row */
  write(id, changes) {
    try {
      if (changes.length) this.#storage.setItem(this.#own + id, JSON.stringify(changes));
      else this.#storage.removeItem(this.#own + id);
      this.#failed.delete(id);
    } catch {
      this.#failed.add(id); // no room: the text is on the page only, and the status line says so
    }
  }

  /** Entries that other tabs have written, by tab. @returns {Map<string, {id: string, changes: object[]}[]>} */
  others() {
    const found = new Map();
    for (const key of this.#keys()) {
      const [tab, ...rest] = key.slice(this.#stem.length).split(":");
      const changes = this.#read(key);
      if (!changes?.length) continue;
      if (!found.has(tab)) found.set(tab, []);
      found.get(tab).push({ id: rest.join(":"), changes });
    }
    return found;
  }

  /** Forget what a tab that is gone had kept of a row. @param {string} tab @param {string} id */
  forget(tab, id) {
    this.#storage.removeItem(`${this.#stem}${tab}:${id}`);
  }

  #keys() {
    const keys = this.#lasting ? Object.keys(this.#storage) : memory.keys();
    return keys.filter((key) => key.startsWith(this.#stem) && !key.startsWith(this.#own));
  }

  #read(key) {
    try {
      return JSON.parse(this.#storage.getItem(key));
    } catch {
      return null; // not ours
    }
  }
}

/** Stands in for localStorage where the browser allows none: outlives a change of pages, not a reload. */
class Memory {
  #items = new Map();
  getItem(key) {
    return this.#items.get(key) ?? null;
  }
  setItem(key, value) {
    this.#items.set(key, value);
  }
  removeItem(key) {
    this.#items.delete(key);
  }
  keys() {
    return [...this.#items.keys()];
  }
}

const memory = new Memory();

/** localStorage where the browser allows it, else null. @returns {Storage | null} */
export function lastingStorage() {
  try {
    localStorage.getItem(STEM);
    return localStorage;
  } catch {
    return null;
  }
}
