import assert from "node:assert/strict";
import { test } from "node:test";

import { apart, nextInRow, nextWithFinding, worst } from "../../../../src/transdesk/web/editor/frontend/remarks.js";
import { missing } from "../../../../src/transdesk/web/editor/frontend/termsigns.js";
import { threadsOf } from "../../../../src/transdesk/web/editor/frontend/threads.js";

test("errors come first, then by place; those about the whole text last of their kind", () => {
  const found = [
    { severity: "note", target: [0, 1] },
    { severity: "error", target: null },
    { severity: "error", target: [9, 10] },
    { severity: "warning", target: [3, 4] },
  ];
  assert.deepEqual(
    worst(found).map((one) => found.indexOf(one)),
    [2, 1, 3, 0],
  );
});

const ROWS = [
  { id: "1", findings: [{}] },
  { id: "2", findings: [] },
  { id: "3", findings: [{}] },
];

test("the next remark is below, then around the end, then the row itself", () => {
  assert.equal(nextWithFinding(ROWS, "1"), "3");
  assert.equal(nextWithFinding(ROWS, "3"), "1");
  assert.equal(nextWithFinding(ROWS, undefined), "1");
  assert.equal(nextWithFinding(ROWS.slice(0, 2), "1"), "1");
  assert.equal(nextWithFinding([ROWS[1]], "2"), null);
});

test("within a row the next remark stands behind the caret", () => {
  const found = [{ target: [9, 12] }, { target: null }, { target: [3, 5] }];
  assert.equal(nextInRow(found, -1), found[2]);
  assert.equal(nextInRow(found, 3), found[0]);
  assert.equal(nextInRow(found, 9), null);
});

test("of terms that overlap the longest stays", () => {
  const long = { start: 0, end: 20 };
  const ranges = [{ start: 0, end: 5 }, long, { start: 15, end: 25 }, { start: 21, end: 23 }];
  assert.deepEqual(apart(ranges), [long, { start: 21, end: 23 }]);
});

test("the next missing term has a form to put in, and none of its forms stands in the text", () => {
  const terms = [
    { status: "open", forms: [] },
    { status: "uncertain", forms: [{ text: "акимат" }] },
    { status: "open", forms: [{ text: "мэр" }, { text: "Мэра" }] },
    { status: "ok", forms: [{ text: "Иртыш" }] },
  ];
  assert.equal(missing(terms, "Через реку", true), terms[2]);
  assert.equal(missing(terms, "По словам мэра", true), null);
  assert.equal(missing(terms, "По словам мэра", false), terms[3], "the text has changed since the desk looked");
  assert.equal(missing(terms, "По словам мэра, через Иртыш", false), null);
});

test("answers stand under the comment that began the thread, settled threads last", () => {
  const comments = [
    { id: 3, parent: 1, at: "2026-03", resolved: false },
    { id: 1, parent: null, at: "2026-01", resolved: true },
    { id: 2, parent: null, at: "2026-02", resolved: false },
    { id: 4, parent: 3, at: "2026-04", resolved: false },
  ];
  const threads = threadsOf(comments);
  assert.deepEqual(
    threads.map(({ comment, answers }) => [comment.id, answers.map((one) => one.id)]),
    [
      [2, []],
      [1, [3, 4]],
    ],
  );
});
