// Requests to the editor's routes. Every failure is an Error with `key`, `status` (0: no answer) and `after` (seconds).

const TIMEOUT_MS = 20_000;
const KEEPALIVE_BYTES = 32_000; // of the 64 KiB that all requests of a page may have under way as it closes

export class Api {
  #base = "";
  #token = "";
  /** @type {Promise<void> | null} */ #renewing = null;

  /** @param {string} base such as "desk/api/a1/ru", from the page's own address @param {string} token */
  use(base, token) {
    this.#base = new URL(base, document.baseURI).href.replace(/\/$/, "");
    this.#token = token;
  }

  /** @param {string} route @param {Record<string, any>} [query] @param {{signal?: AbortSignal, timeout?: number}} [options] */
  get(route, query = {}, options = {}) {
    const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined)).toString();
    return this.#call(search ? `${route}?${search}` : route, {}, options);
  }

  /** @param {string} route @param {any} body @param {{signal?: AbortSignal, leaving?: boolean}} [options] */
  post(route, body, options = {}) {
    const text = JSON.stringify(body);
    const keepalive = options.leaving || text.length * 2 < KEEPALIVE_BYTES;
    return this.#call(route, { method: "POST", body: text, keepalive }, options);
  }

  async #call(path, request, { signal, timeout = TIMEOUT_MS, leaving = false }) {
    const once = () => this.#fetch(path, request, signal, timeout);
    let answer = await once();
    if (answer.status === 401 && !leaving && path !== "token") {
      await this.#renew();
      answer = await once();
    }
    if (!answer.ok) throw await failure(answer);
    return answer.json();
  }

  async #fetch(path, request, signal, timeout) {
    const headers = { "X-Desk-Token": this.#token, ...(request.body && { "Content-Type": "application/json" }) };
    const limit = AbortSignal.timeout(timeout);
    try {
      return await fetch(`${this.#base}/${path}`, { ...request, headers, signal: signal ? AbortSignal.any([signal, limit]) : limit });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw Object.assign(new Error(""), { key: "offline", status: 0, after: 0 });
    }
  }

  /** A token that is still good buys a new one; requests that fail together renew it once. */
  renew() {
    return this.#renew();
  }

  #renew() {
    this.#renewing ??= this.post("token", {})
      .then(({ token }) => void (this.#token = token))
      .catch(() => {}) // the second try of the request tells what is wrong
      .finally(() => (this.#renewing = null));
    return this.#renewing;
  }
}

async function failure(answer) {
  const said = await answer.json().catch(() => ({}));
  const { key = "unexpected", message = "" } = said.error ?? {};
  return Object.assign(new Error(message), { key, status: answer.status, after: Number(answer.headers.get("Retry-After")) || 0 });
}
