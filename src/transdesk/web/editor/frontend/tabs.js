// Which tabs of this browser are alive: each answers to its name. Works without a secure context, unlike Web Locks.

const CHANNEL = "transdesk:edit";
const ANSWER_MS = 250;

/** A tab's name, new for each page load. @returns {string} */
export function newTab() {
  return [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Tabs {
  #channel = new BroadcastChannel(CHANNEL);
  #heard = new Set();
  #own;
  /** Called with the name of a tab that says good-bye. @type {(name: string) => void} */ onGone = () => {};

  /** @param {string} own this tab's name; it answers from now on */
  constructor(own) {
    this.#own = own;
    this.#channel.onmessage = ({ data }) => {
      if (data.alive) this.#heard.add(data.alive);
      else if (data.gone) this.#left(data.gone);
      else if (data.ask?.includes(own)) this.#channel.postMessage({ alive: own });
    };
  }

  /** Those of the named tabs that do not answer. @param {string[]} names @returns {Promise<string[]>} */
  async gone(names) {
    if (!names.length) return [];
    this.#channel.postMessage({ ask: names });
    await new Promise((done) => setTimeout(done, ANSWER_MS));
    return names.filter((name) => name !== this.#own && !this.#heard.has(name));
  }

  #left(name) {
    this.#heard.delete(name);
    this.onGone(name);
  }

  /** Say good-bye: another tab may take over what this one has kept. */
  close() {
    this.#channel.postMessage({ gone: this.#own });
    this.#channel.close();
  }
}
