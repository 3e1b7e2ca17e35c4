import assert from "node:assert/strict";
import { test } from "node:test";

import { patternOf, planOf, rangesOf, replaceIn } from "../../../../src/transdesk/web/editor/frontend/search.js";

test("a plain search takes signs as they are and letters in any case", () => {
  const pattern = patternOf("г. Алматы");
  assert.deepEqual(rangesOf("В Г. АЛМАТЫ и гх Алматы", pattern), [[2, 11]]);
});

test("a whole word has ends in Cyrillic and Kazakh", () => {
  const pattern = patternOf("ел", { whole: true });
  assert.deepEqual(rangesOf("ел, елі, әнел ел", pattern), [
    [0, 2],
    [14, 16],
  ]);
});

test("case is heeded when asked", () => {
  assert.deepEqual(rangesOf("Мир мир", patternOf("мир", { exact: true })), [[4, 7]]);
});

test("no query, no pattern; a broken expression is an error", () => {
  assert.equal(patternOf(""), null);
  assert.throws(() => patternOf("(", { regex: true }), SyntaxError);
});

test("an expression that may match nothing finds only what has letters", () => {
  assert.deepEqual(rangesOf("axa", patternOf("x*", { regex: true })), [[1, 2]]);
  assert.deepEqual(planOf([{ id: "1", text: "abc" }], patternOf("x*", { regex: true }), "y", true), []);
});

test("groups are put in with expressions, and a plain replacement is written as typed", () => {
  assert.equal(replaceIn("5 марта", patternOf("(\\d+) марта", { regex: true }), "$1 наурыз", true), "5 наурыз");
  assert.equal(replaceIn("цена", patternOf("цена"), "$& и $1"), "$& и $1");
});

test("lookarounds of an expression see the whole text", () => {
  assert.equal(replaceIn("стол столб", patternOf("стол(?=б)", { regex: true }), "X", true), "стол Xб");
});

test("a plan holds only the rows that change and tells which would lose an inline mark", () => {
  const texts = [
    { id: "a", text: "Старый <1>мост</1> закрыт" },
    { id: "b", text: "Ничего" },
    { id: "c", text: "мост" },
  ];
  assert.deepEqual(planOf(texts, patternOf("мост"), "тоннель"), [
    { id: "a", before: texts[0].text, after: "Старый <1>тоннель</1> закрыт", ranges: [[10, 14]], safe: true },
    { id: "c", before: "мост", after: "тоннель", ranges: [[0, 4]], safe: true },
  ]);
  assert.equal(planOf(texts, patternOf("<1>"), "")[0].safe, false);
});
