// The long poll: rows that others or a drafting job have changed, who is here, how the job goes.

const WAIT_S = 25;
const SLACK_MS = 10_000;
const RETRY_MS = [1000, 2000, 5000, 10_000];

/**
 * Ask for changes again and again until the signal aborts.
 * @param {object} parts
 * @param {import("./api.js").Api} parts.api
 * @param {import("./store.js").Store} parts.store
 * @param {(answer: any) => void | Promise<void>} parts.onChanges
 * @param {(alive: boolean) => void} parts.onAlive whether the server answers
 * @param {AbortSignal} parts.signal
 */
export async function follow({ api, store, onChanges, onAlive, signal }) {
  for (let failures = 0; !signal.aborted; ) {
    try {
      const timeout = WAIT_S * 1000 + SLACK_MS;
      const answer = await api.get("changes", { since: store.mark, wait: failures ? 0 : WAIT_S }, { signal, timeout });
      failures = 0;
      onAlive(true);
      await onChanges(answer);
    } catch (error) {
      if (signal.aborted) return;
      if (error.status === 0) onAlive(false);
      await pause(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)], signal);
    }
  }
}

/** Wait; the network's return or the end cuts it short. @param {number} milliseconds @param {AbortSignal} signal */
function pause(milliseconds, signal) {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}
