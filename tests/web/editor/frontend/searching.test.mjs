import assert from "node:assert/strict";
import { test } from "node:test";
import { Worker as Thread } from "node:worker_threads";

import { FRONTEND, load } from "./helpers.mjs";

const { Searching } = await load("searching.js");

/** A browser's worker, by a thread of Node's: the same file, the same messages. */
class Worker {
  static running = 0;
  constructor() {
    const code = `
      const { parentPort } = require("node:worker_threads");
      globalThis.self = { postMessage: (data) => parentPort.postMessage(data) };
      import(${JSON.stringify(new URL("searchworker.js", FRONTEND).href)}).then(() =>
        parentPort.on("message", (data) => self.onmessage({ data })));`;
    this.thread = new Thread(code, { eval: true });
    this.thread.on("message", (data) => this.onmessage({ data }));
    Worker.running += 1;
  }
  postMessage(data) {
    this.thread.postMessage(data);
  }
  terminate() {
    Worker.running -= 1;
    return this.thread.terminate();
  }
}

const rows = (...texts) => texts.map((text, place) => ({ id: String(place), text }));
const asked = (query, ways = {}) => ({ query, by: "", regex: false, exact: false, whole: false, ...ways });

test("an expression that backtracks for ever is ended, and the next search works", async () => {
  const searching = new Searching(() => new Worker());
  const long = rows("a".repeat(60) + "!");
  const began = performance.now();
  assert.deepEqual(await searching.find(long, asked("(a+)+$", { regex: true })), { fault: "slow" });
  assert.ok(performance.now() - began < 10_000);
  const { plan } = await searching.find(long, asked("a+", { regex: true }));
  assert.deepEqual(plan[0].ranges, [[0, 60]]);
  assert.equal(Worker.running, 0);
});

test("a newer search takes the place of one that runs", async () => {
  const searching = new Searching(() => new Worker());
  const old = searching.find(rows("a".repeat(60) + "!"), asked("(a+)+$", { regex: true }));
  const { plan } = await searching.find(rows("мост"), asked("мост"));
  assert.equal(await old, null);
  assert.deepEqual(plan.map(({ id }) => id), ["0"]);
});

test("what is no expression is told, an empty query finds nothing", async () => {
  const searching = new Searching(() => new Worker());
  assert.deepEqual(await searching.find(rows("a"), asked("(", { regex: true })), { fault: "broken" });
  assert.deepEqual(await searching.find(rows("a"), asked("")), { plan: null });
});
