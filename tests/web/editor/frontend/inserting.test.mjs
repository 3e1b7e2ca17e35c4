import assert from "node:assert/strict";
import { test } from "node:test";

import { spaced } from "../../../../src/transdesk/web/editor/frontend/inserting.js";

test("a word keeps its distance from its neighbours", () => {
  assert.equal(spaced("мостчерез", 4, 4, "старый"), " старый ");
  assert.equal(spaced("мост через", 5, 5, "старый"), "старый ");
  assert.equal(spaced("мост.", 4, 4, "закрыт"), " закрыт");
  assert.equal(spaced("", 0, 0, "Мост"), "Мост");
});

test("nothing comes between a word and what clings to it", () => {
  assert.equal(spaced("«", 1, 1, "Дала"), "Дала");
  assert.equal(spaced("<1></1>", 3, 3, "мост"), "мост");
  assert.equal(spaced("мост закрыт", 5, 11, "открыт"), "открыт");
});
