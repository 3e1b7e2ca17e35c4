import assert from "node:assert/strict";
import { test } from "node:test";

import { clean, comparedWith, lastConfirmed } from "../../../../src/transdesk/web/editor/frontend/reviewing.js";

const ROW = { status: "confirmed", target: "Мост", draft: "Мост!", findings: [], comments: 0, suggestions: [] };

test("a confirmed row with nothing open is clean; a note does not hold it up", () => {
  assert.ok(clean(ROW));
  assert.ok(clean({ ...ROW, findings: [{ severity: "note" }] }));
});

test("errors, comments, suggestions, unsaved words, an empty text or another status are not clean", () => {
  assert.ok(!clean({ ...ROW, findings: [{ severity: "error" }] }));
  assert.ok(!clean({ ...ROW, comments: 1 }));
  assert.ok(!clean({ ...ROW, suggestions: [{ id: 1 }] }));
  assert.ok(!clean(ROW, true));
  assert.ok(!clean({ ...ROW, target: " " }));
  assert.ok(!clean({ ...ROW, status: "edited" }));
});

const REVISIONS = [
  { number: 1, text: "один", status: "draft" },
  { number: 2, text: "два", status: "confirmed" },
  { number: 3, text: "три", status: "edited" },
  { number: 4, text: "четыре", status: "confirmed" },
];

test("the version before the present one that was confirmed", () => {
  assert.equal(lastConfirmed(REVISIONS).number, 2);
  assert.equal(lastConfirmed(REVISIONS.slice(0, 2)), null);
});

test("a row is compared with its draft or with that version", () => {
  assert.equal(comparedWith("draft", ROW, []), "Мост!");
  assert.equal(comparedWith("draft", { ...ROW, draft: "" }, []), null);
  assert.equal(comparedWith("confirmed", ROW, REVISIONS), "два");
  assert.equal(comparedWith("confirmed", ROW, []), null);
});
