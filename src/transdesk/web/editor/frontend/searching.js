// A search with a limit: it runs in a worker of its own, which is ended when it takes too long or a newer search comes.

export const LIMIT_MS = 1500; // ten thousand rows take a tenth of it; an expression that backtracks may take years

/**
 * @typedef {{query: string, by: string} & import("./search.js").Ways} Asked
 * @typedef {{plan?: import("./search.js").Change[] | null, fault?: "broken" | "slow" | "gone"}} Found `plan` is null for an empty
 *   query; `fault`: the expression is none, it took too long, or the worker could not be started
 */

export class Searching {
  #make;
  /** @type {((found: Found | null) => void) | null} */ #end = null;

  /** @param {() => Worker} make starts a worker of `searchworker.js` */
  constructor(make) {
    this.#make = make;
  }

  /**
   * @param {{id: string, text: string}[]} texts
   * @param {Asked} asked
   * @returns {Promise<Found | null>} null when a newer search has come
   */
  find(texts, asked) {
    this.#end?.(null);
    return new Promise((answer) => {
      const worker = this.#make();
      let timer = null;
      const end = (found) => {
        clearTimeout(timer);
        worker.terminate();
        if (this.#end === end) this.#end = null;
        answer(found);
      };
      this.#end = end;
      worker.onmessage = ({ data }) => {
        if (data === "begun") timer = setTimeout(() => end({ fault: "slow" }), LIMIT_MS);
        else end(data);
      };
      worker.onerror = () => end({ fault: "gone" });
      worker.postMessage({ texts, asked });
    });
  }
}
