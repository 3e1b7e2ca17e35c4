import assert from "node:assert/strict";
import { test } from "node:test";

import { following, ghostOf, nextWord, pauseAfter, taken, wanting } from "../../../../src/transdesk/web/editor/frontend/ghosting.js";

const ghost = ghostOf("s1", "Мост закроют в понедельник.", "Мост за");

test("an answer becomes a ghost for what it adds", () => {
  assert.deepEqual(ghost, { id: "s1", text: "Мост за", rest: "кроют в понедельник." });
});

test("an answer that has been overtaken, or adds nothing, shows nothing", () => {
  assert.equal(ghostOf("s1", "Мост закроют.", "Мост откр"), null);
  assert.equal(ghostOf("s1", "Мост ", "Мост"), null);
});

test("typing on along the ghost shrinks it", () => {
  assert.equal(following(ghost, "s1", "Мост закро", 10).rest, "ют в понедельник.");
});

test("another letter, another row, a caret inside or a shorter text drop it", () => {
  assert.equal(following(ghost, "s1", "Мост зам", 8), null);
  assert.equal(following(ghost, "s2", "Мост закро", 10), null);
  assert.equal(following(ghost, "s1", "Мост закро", 4), null);
  assert.equal(following(ghost, "s1", "Мост", 4), null);
  assert.equal(following(null, "s1", "Мост", 4), null);
});

test("a word is taken with its space, its marks and the signs that cling to it", () => {
  assert.equal(nextWord("кроют в понедельник."), "кроют");
  assert.equal(nextWord(" в понедельник."), " в");
  assert.equal(nextWord(" <1>мост</1> через"), " <1>мост</1>");
});

test("Tab takes a word, two quick ones take all", () => {
  assert.equal(taken(" в понедельник.", 900), " в");
  assert.equal(taken(" понедельник утром.", 120), " понедельник утром.");
});

test("help is offered behind an unfinished sentence only", () => {
  assert.equal(wanting("Мост за", 7), true);
  assert.equal(wanting("Мост за", 3), false);
  assert.equal(wanting("Мост закрыт.", 12), false);
  assert.equal(wanting("", 0), false);
});

test("a quick engine is asked soon enough for 300 ms in all, a slow one not at every other key", () => {
  assert.deepEqual([0, 40, 400, 60_000].map(pauseAfter), [150, 150, 400, 1000]);
});
