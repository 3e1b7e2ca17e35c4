import assert from "node:assert/strict";
import { test } from "node:test";

import { Stopwatch } from "../../../../src/transdesk/web/editor/frontend/stopwatch.js";

test("time and keys are counted where the person is", () => {
  const watch = new Stopwatch();
  watch.at("a", 0);
  watch.key("a", 4000);
  watch.at("b", 6000);
  assert.deepEqual(watch.take(7000), {
    a: { milliseconds: 6000, keys: 1 },
    b: { milliseconds: 1000, keys: 0 },
  });
});

test("a forgotten row costs twenty seconds at most", () => {
  const watch = new Stopwatch();
  watch.at("a", 0);
  assert.equal(watch.take(3_600_000).a.milliseconds, 20_000);
});

test("the row at hand goes on after a report, and a hidden page stops", () => {
  const watch = new Stopwatch();
  watch.at("a", 0);
  watch.take(1000);
  assert.equal(watch.take(3000).a.milliseconds, 2000);
  watch.stop(4000);
  assert.equal(watch.take(9000).a.milliseconds, 1000);
  assert.deepEqual(watch.take(10_000), {});
});

test("what could not be reported is reported with the next", () => {
  const watch = new Stopwatch();
  watch.key("a", 0);
  const spent = watch.take(500);
  watch.giveBack(spent);
  watch.stop(500);
  assert.deepEqual(watch.take(600), { a: { milliseconds: 500, keys: 1 } });
});
