import assert from "node:assert/strict";
import { test } from "node:test";

import { load, row } from "./helpers.mjs";

const { heirOf } = await load("succession.js");

const OLD = "Мост закрывают.";
const gone = row("a", OLD, { source: "The bridge closes." });
const whole = (target, rest = {}) => row("ab", target, { source: "The bridge closes. It is old.", ...rest });
const parts = (one, two) => [row("a1", one, { source: "The bridge" }), row("a2", two, { source: "closes." })];

test("joined with the next: typing goes on at the same place", () => {
  assert.deepEqual(heirOf(gone, OLD, [OLD], [whole(`${OLD} Ему 60 лет.`)], 4), { id: "ab", text: `${OLD} Ему 60 лет.`, shift: 0 });
});

test("joined with the one before: the place moves", () => {
  const source = "It is old. The bridge closes.";
  assert.deepEqual(heirOf(gone, OLD, [OLD], [whole(`Ему 60. ${OLD}`, { source })], 4), { id: "ab", text: `Ему 60. ${OLD}`, shift: 8 });
});

test("what was typed and not stored goes into the joined text", () => {
  const heir = heirOf(gone, "Мост закрывают завтра.", [OLD], [whole(`${OLD} Ему 60 лет.`)]);
  assert.deepEqual(heir, { id: "ab", text: "Мост закрывают завтра. Ему 60 лет.", shift: 0 });
});

test("what was sent, stored and not yet acknowledged is there already", () => {
  const heir = heirOf(gone, "Мост закрывают завтра!", [OLD, "Мост закрывают завтра."], [whole("Мост закрывают завтра. Ему 60 лет.")]);
  assert.equal(heir.text, "Мост закрывают завтра! Ему 60 лет.");
});

test("split: typing goes on in the part where the caret is", () => {
  assert.deepEqual(heirOf(gone, OLD, [OLD], parts("Мост", "закрывают."), 2), { id: "a1", text: "Мост", shift: 0 });
  assert.deepEqual(heirOf(gone, OLD, [OLD], parts("Мост", "закрывают."), 9), { id: "a2", text: "закрывают.", shift: -5 });
  assert.equal(heirOf(gone, "Мост закрывают завтра.", [OLD], parts("Мост", "закрывают.")).text, "закрывают завтра.");
});

test("over both parts, or in a text that nobody can find again, it is not guessed", () => {
  assert.equal(heirOf(gone, "Переправу закроют.", [OLD], parts("Мост", "закрывают.")), null);
  assert.equal(heirOf(gone, "Мост закрывают завтра.", [OLD], [whole("Совсем другое.")]), null);
  assert.equal(heirOf(row("a", ""), "Новое.", [""], [whole("Ему 60 лет.", { source: "source of a. It is old." })]), null);
  assert.equal(heirOf(gone, OLD, [OLD], [whole(OLD, { block: 1 })]), null);
});

test("an empty sentence that was joined with an empty one takes what was typed", () => {
  assert.equal(heirOf(row("a", ""), "Новое.", [""], [whole("", { source: "source of a. It is old." })]).text, "Новое.");
});
