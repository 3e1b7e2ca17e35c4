import assert from "node:assert/strict";
import { test } from "node:test";

import { numbersOf, verdictsOf } from "../../../../src/transdesk/web/editor/frontend/gate.js";

const row = (more) => ({
  source: "The old bridge closes on Monday",
  text: "Мост",
  draft: "Мост",
  origin: "mt",
  status: "draft",
  findings: [],
  ...more,
});

test("untouched machine text is counted in words of the source", () => {
  const rows = [row({}), row({ text: "Мост закрыт" }), row({ origin: "human" }), row({})];
  assert.equal(numbersOf(rows).percent, 50);
});

test("short segments and numbers say nothing", () => {
  const rows = [row({ source: "Old bridge closes" }), row({ source: "12 345 678 90 %" }), row({ text: "Сам" })];
  assert.equal(numbersOf(rows).percent, 0);
});

test("confirmed without a change, open errors and empty segments are counted", () => {
  const error = { severity: "error" };
  const rows = [
    row({ status: "confirmed" }),
    row({ findings: [error, { severity: "note" }, error] }),
    row({ text: " " }),
  ];
  assert.deepEqual(numbersOf(rows), { percent: 100, unchanged: 1, errors: 2, empty: 1 });
  assert.deepEqual(numbersOf([]), { percent: 0, unchanged: 0, errors: 0, empty: 0 });
});

const LEVELS = { warn: 70, block: 95, unchanged_allowed: null, errors_allowed: 0 };

test("a level is reached when it is reached; no level lets everything through", () => {
  const numbers = { percent: 69, unchanged: 9, errors: 0, empty: 0 };
  assert.deepEqual(verdictsOf(numbers, LEVELS), { percent: "pass", unchanged: "pass", errors: "pass", empty: "pass" });
  assert.equal(verdictsOf({ ...numbers, percent: 70 }, LEVELS).percent, "warn");
  assert.equal(verdictsOf({ ...numbers, percent: 95 }, LEVELS).percent, "block");
  assert.equal(verdictsOf({ ...numbers, percent: 100 }, { ...LEVELS, warn: null, block: null }).percent, "pass");
  assert.equal(verdictsOf({ ...numbers, errors: 1, empty: 2 }, LEVELS).errors, "block");
  assert.equal(verdictsOf({ ...numbers, empty: 2 }, LEVELS).empty, "block");
});
