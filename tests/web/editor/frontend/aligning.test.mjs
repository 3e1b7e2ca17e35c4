import assert from "node:assert/strict";
import { test } from "node:test";

import { sourceRanges, wordAt } from "../../../../src/transdesk/web/editor/frontend/aligning.js";

test("the word under the cursor has Kazakh letters and digits, also at its end", () => {
  assert.deepEqual(wordAt("Көпір 2026 жылы", 2), [0, 5]);
  assert.deepEqual(wordAt("Көпір 2026 жылы", 5), [0, 5]);
  assert.deepEqual(wordAt("Көпір 2026 жылы", 8), [6, 10]);
  assert.equal(wordAt("а , б", 2), null);
});

test("a selection takes the words that it touches", () => {
  assert.deepEqual(wordAt("старый мост закрыт", 9, 14), [7, 18]);
});

const LINKS = [
  [4, 7, 0, 6, 0.9], // old - старый
  [8, 14, 7, 11, 0.8], // bridge - мост
  [0, 3, 7, 11, 0.02], // noise
  [3, 8, 7, 11, 0.4],
];

test("source words of a target word, joined, without noise", () => {
  assert.deepEqual(sourceRanges(LINKS, [7, 11]), [[3, 14]]);
  assert.deepEqual(sourceRanges(LINKS, [0, 6]), [[4, 7]]);
});

test("between words nothing is marked", () => {
  assert.deepEqual(sourceRanges(LINKS, null), []);
  assert.deepEqual(sourceRanges(LINKS, [20, 25]), []);
});
