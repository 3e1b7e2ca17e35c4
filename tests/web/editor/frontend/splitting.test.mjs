import assert from "node:assert/strict";
import { test } from "node:test";

import { wordStarts } from "../../../../src/transdesk/web/editor/frontend/splitting.js";

test("a second part may begin at every word but the first", () => {
  assert.deepEqual(wordStarts("Ол келді. Біз кеттік."), [
    { start: 3, word: "келді." },
    { start: 10, word: "Біз" },
    { start: 14, word: "кеттік." },
  ]);
  assert.deepEqual(wordStarts("Сөз"), []);
});
