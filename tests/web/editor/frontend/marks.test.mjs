import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./helpers.mjs";

const { change, guarded, mended, missing, snapped, tags, withMissing } = await load("marks.js");

const ONE = new Set([1]);
const TEXT = "Это <1>важный</1> мост";

function after(text, start, end, insert = "", numbers = ONE) {
  const edit = guarded(text, start, end, insert, numbers);
  if (!edit) return null;
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

test("only numbers of the source's marks are tags", () => {
  assert.deepEqual(tags("<1>a</1> <2>b</2> <x>", ONE).map((tag) => [tag.start, tag.end, tag.closing]), [[0, 3, false], [4, 8, true]]);
  assert.deepEqual(tags("2 <1> 3", new Set()), []);
});

test("deleting a letter of a tag takes the whole tag and its partner", () => {
  assert.equal(after(TEXT, 6, 7), "Это важный мост"); // Backspace behind <1>
  assert.equal(after(TEXT, 4, 5), "Это важный мост"); // Delete before <1>
  assert.equal(after(TEXT, 13, 14), "Это важный мост"); // Delete before </1>
});

test("a selection that holds one tag takes its partner; one that holds both takes both", () => {
  assert.equal(after(TEXT, 0, 9), "жный мост");
  assert.equal(after(TEXT, 0, 9, "Вот "), "Вот жный мост");
  assert.equal(after(TEXT, 4, 17), "Это  мост");
  assert.equal(after(TEXT, 5, 15, "x"), "Это x мост");
});

test("the caret stands behind what was typed", () => {
  const edit = guarded(TEXT, 0, 9, "Вот ", ONE);
  assert.equal(edit.caret, 4);
});

test("plain edits stay the browser's", () => {
  assert.equal(guarded(TEXT, 0, 1, "", ONE), null);
  assert.equal(guarded(TEXT, 7, 13, "старый", ONE), null);
  assert.equal(guarded(TEXT, 7, 7, "x", ONE), null);
  assert.equal(guarded("a < b", 2, 3, "", new Set()), null);
});

test("what is typed inside a tag comes behind it", () => {
  assert.equal(after(TEXT, 5, 5, "x"), "Это <1>xважный</1> мост");
});

test("nested marks keep their neighbours", () => {
  const nested = "<1>a <2>b</2> c</1>";
  assert.equal(after(nested, 5, 6, "", new Set([1, 2])), "<1>a b c</1>");
  assert.equal(after(nested, 0, 1, "", new Set([1, 2])), "a <2>b</2> c");
});

test("a tag that an unforeseen edit has cut is taken whole", () => {
  assert.equal(mended(TEXT, "Это <1важный</1> мост", ONE).text, "Это важный мост");
  assert.equal(mended(TEXT, "Это важный</1> мост", ONE).text, "Это важный мост");
  assert.equal(mended(TEXT, "Это <1>очень важный</1> мост", ONE), null);
  assert.equal(mended(TEXT, "Совсем иначе", ONE), null);
});

test("the smallest change between two texts", () => {
  assert.deepEqual(change("abc", "abxc"), { start: 2, end: 2, text: "x" });
  assert.deepEqual(change("aa", "aaa"), { start: 2, end: 2, text: "a" });
  assert.deepEqual(change("abc", ""), { start: 0, end: 3, text: "" });
});

test("the caret jumps over tags in the direction of its move", () => {
  const all = tags(TEXT, ONE);
  assert.equal(snapped(all, 5, 4), 7);
  assert.equal(snapped(all, 6, 7), 4);
  assert.equal(snapped(all, 9, 8), 9);
});

test("missing marks: no pair, half a pair, nothing inside", () => {
  const marks = [{ number: 1 }, { number: 2 }];
  assert.deepEqual(missing("<1>a</1> b", marks), [2]);
  assert.deepEqual(missing("<1>a <2></2>", marks), [1, 2]);
});

const MARKED = { source: "Buses take the northern road today", marks: [{ number: 1, kind: "link", value: "", start: 11, end: 28 }] };

test("missing marks go around the selection, the same words, or the words at the same share", () => {
  assert.equal(withMissing("Автобусы пойдут по северной дороге", MARKED, [19, 34]), "Автобусы пойдут по <1>северной дороге</1>");
  const name = { source: "Kassym met OECD", marks: [{ number: 1, kind: "bold", value: "", start: 11, end: 15 }] };
  assert.equal(withMissing("С OECD встретился", name), "С <1>OECD</1> встретился");
  const guessed = withMissing("Автобусы сегодня пойдут по северной дороге", MARKED);
  assert.deepEqual(missing(guessed, MARKED.marks), []);
  assert.equal(guessed.replaceAll(/<\/?1>/g, ""), "Автобусы сегодня пойдут по северной дороге");
});

test("half a pair is made whole, and an empty target stays empty", () => {
  assert.deepEqual(missing(withMissing("По <1>дороге", MARKED), MARKED.marks), []);
  assert.equal(withMissing("", MARKED), "");
});
