import assert from "node:assert/strict";
import { test } from "node:test";

import { changedShare, stepsOf } from "../../../../src/transdesk/web/editor/frontend/pieces.js";

const PIECES = [
  { kind: "same", text: "Мост " },
  { kind: "deleted", text: "закрыт" },
  { kind: "inserted", text: "закроют" },
  { kind: "same", text: " " },
  { kind: "inserted", text: "утром" },
  { kind: "same", text: " в понедельник" },
  { kind: "deleted", text: "!" },
  { kind: "inserted", text: "." },
];

test("neighbouring changes with only a space between them are one", () => {
  assert.deepEqual(stepsOf(PIECES), [
    { kind: "same", text: "Мост " },
    { kind: "change", number: 0, before: "закрыт ", after: "закроют утром" },
    { kind: "same", text: " в понедельник" },
    { kind: "change", number: 1, before: "!", after: "." },
  ]);
});

test("before and after of the steps are the two texts", () => {
  const text = (side) => stepsOf(PIECES).map((step) => (step.kind === "same" ? step.text : step[side])).join("");
  assert.equal(text("before"), "Мост закрыт  в понедельник!");
  assert.equal(text("after"), "Мост закроют утром в понедельник.");
});

test("the share of changed words is between nothing and all", () => {
  assert.equal(changedShare([{ kind: "same", text: "а б в" }]), 0);
  assert.equal(
    changedShare([
      { kind: "deleted", text: "а" },
      { kind: "inserted", text: "б" },
    ]),
    1,
  );
  assert.equal(changedShare([]), 0);
});
