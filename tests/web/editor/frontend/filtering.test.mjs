import assert from "node:assert/strict";
import { test } from "node:test";

import { countsOf, effortOf, open, progressOf, shown } from "../../../../src/transdesk/web/editor/frontend/filtering.js";

const ROW = {
  id: "s1",
  source: "The bridge closes",
  status: "draft",
  author: "Айгүл",
  words: 3,
  findings: [{ id: "f", severity: "warning" }],
  comments: 0,
  suggestions: [{ id: 1 }],
  repeats: null,
};

test("nothing asked shows everything", () => {
  assert.ok(open({ status: "", finding: "", text: "" }));
  assert.ok(!open({ status: "draft" }));
  assert.ok(shown(ROW, "Мост", {}));
});

test("each condition must hold", () => {
  assert.ok(shown(ROW, "Мост закроют", { status: "draft", finding: "any", author: "Айгүл", text: "мост" }));
  assert.ok(!shown(ROW, "Мост", { status: "confirmed" }));
  assert.ok(!shown(ROW, "Мост", { finding: "error" }));
  assert.ok(!shown(ROW, "Мост", { author: "Дана" }));
  assert.ok(shown(ROW, "Мост", { mark: "suggestions" }));
  assert.ok(!shown(ROW, "Мост", { mark: "comments" }));
});

test("text is found in either side, as it stands in the box, without case and with ё as е", () => {
  assert.ok(shown(ROW, "", { text: "BRIDGE" }));
  assert.ok(shown(ROW, "Зелёный мост", { text: "зеленый" }));
  assert.ok(!shown(ROW, "Зелёный мост", { text: "красный" }));
});

test("a term shows the rows that have it", () => {
  assert.ok(shown(ROW, "", { term: "bridge" }, new Set(["s1"])));
  assert.ok(!shown(ROW, "", { term: "bridge" }, new Set(["s2"])));
});

test("progress is counted in words", () => {
  const rows = [
    { ...ROW, status: "confirmed", words: 30 },
    { ...ROW, status: "draft", words: 60 },
    { ...ROW, status: "empty", words: 10 },
  ];
  assert.deepEqual(progressOf(rows), { total: 100, done: 30, drafted: 90, share: 30 });
  assert.equal(progressOf([]).share, 0);
});

test("choices come with their numbers", () => {
  const { statuses, authors } = countsOf([ROW, { ...ROW, author: "" }]);
  assert.deepEqual([...statuses], [["draft", 2]]);
  assert.deepEqual([...authors], [["Айгүл", 1]]);
});

test("own effort: minutes, words an hour, edits against the draft weighted by words", () => {
  const rows = [
    { ...ROW, status: "confirmed", draft: "a", words: 100, effort: { milliseconds: 600_000, ter: 0.5 } },
    { ...ROW, status: "edited", draft: "b", words: 300, effort: { milliseconds: 600_000, ter: 0.1 } },
    { ...ROW, status: "draft", draft: "c", words: 999, effort: { milliseconds: 0, ter: 0.9 } },
  ];
  assert.deepEqual(effortOf(rows), { minutes: 20, pace: 1200, edits: 20 });
  assert.deepEqual(effortOf([]), { minutes: 0, pace: null, edits: null });
});
