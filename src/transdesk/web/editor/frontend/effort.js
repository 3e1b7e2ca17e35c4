// Time at each row, recorded quietly: only while somebody is at work there, sent now and then and when the page goes.

import { Stopwatch } from "./stopwatch.js";

const LOOK_MS = 1000;
const SEND_MS = 30_000;

/** @param {object} editor */
export function install(editor) {
  const watch = new Stopwatch();
  let sent = performance.now();

  function look() {
    const now = performance.now();
    if (document.hidden || !editor.element.isConnected) watch.stop(now);
    if (now - sent > SEND_MS) send(now);
  }

  function send(now) {
    sent = now;
    const segments = watch.take(now);
    if (Object.keys(segments).length) editor.ask("effort", { segments }).then(take, () => watch.giveBack(segments));
  }

  function take({ efforts = {} }) {
    for (const [id, effort] of Object.entries(efforts)) {
      const row = editor.store.row(id);
      if (row) Object.assign(row, { effort });
      editor.store.emit("row", id);
    }
  }

  const timer = setInterval(() => (editor.element.isConnected ? look() : clearInterval(timer)), LOOK_MS);
  editor.store.on("focus", (id) => watch.at(id, performance.now()));
  editor.store.on("selection", (id) => watch.at(id, performance.now()));
  editor.store.on("typing", (id) => watch.key(id, performance.now()));
  window.addEventListener("pagehide", () => editor.element.isConnected && send(performance.now()));
}
