import assert from "node:assert/strict";
import { test } from "node:test";

import { blocksOf, safeAddress, sentenceOf, untagged } from "../../../../src/transdesk/web/editor/frontend/previewing.js";

const MARKS = [
  { number: 1, kind: "bold", value: "", start: 4, end: 10 },
  { number: 2, kind: "link", value: "https://example.kz", start: 0, end: 3 },
];

test("tags become marks over the text", () => {
  assert.deepEqual(untagged("Старый <1>мост</1> <2>тут</2>", MARKS), {
    text: "Старый мост тут",
    marks: [
      { kind: "bold", value: "", start: 7, end: 11 },
      { kind: "link", value: "https://example.kz", start: 12, end: 15 },
    ],
  });
});

test("a lonely tag is dropped and a number without a mark is text", () => {
  assert.deepEqual(untagged("a <1>b <7>c</7>", MARKS), { text: "a b <7>c</7>", marks: [] });
});

test("where nothing is translated the source stands in, marked", () => {
  const row = { id: "s", source: "The bridge", marks: MARKS };
  assert.deepEqual(sentenceOf(row, "  ", "target"), { id: "s", text: "The bridge", marks: MARKS, missing: true });
  assert.equal(sentenceOf(row, "Мост", "target").text, "Мост");
  assert.equal(sentenceOf(row, "Мост", "source").text, "The bridge");
});

test("rows gather into blocks", () => {
  const rows = [
    { id: "1", kind: "headline", opens: true },
    { id: "2", kind: "paragraph", opens: true },
    { id: "3", kind: "paragraph", opens: false },
  ];
  assert.deepEqual(
    blocksOf(rows).map((block) => [block.kind, block.rows.map((row) => row.id).join()]),
    [
      ["headline", "1"],
      ["paragraph", "2,3"],
    ],
  );
});

test("only addresses of the web and of mail become links", () => {
  assert.ok(safeAddress("https://example.kz/a"));
  assert.ok(!safeAddress("javascript:alert(1)"));
  assert.ok(!safeAddress(" data:text/html,x"));
});
