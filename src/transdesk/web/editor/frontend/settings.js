// Remembered choices of this browser. Without localStorage they last as long as the page.

const KEY = "transdesk:editor";

export class Settings {
  #storage;
  #values;

  /** @param {Storage | null} storage */
  constructor(storage) {
    this.#storage = storage;
    try {
      this.#values = JSON.parse(storage?.getItem(KEY) ?? "{}");
    } catch {
      this.#values = {}; // written by something else
    }
  }

  /** @template T @param {string} name @param {T} otherwise @returns {T} */
  get(name, otherwise) {
    return this.#values[name] ?? otherwise;
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    this.#values[name] = value;
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.#values));
    } catch {
      // no room: see above
    }
  }
}
