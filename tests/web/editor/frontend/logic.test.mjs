import assert from "node:assert/strict";
import { test } from "node:test";

import { load, row } from "./helpers.mjs";

const { toPoints, toUnits } = await load("offsets.js");
const { diff, tokens } = await load("diff.js");
const { merge } = await load("merge.js");
const { Heights } = await load("heights.js");
const { moved, pieces } = await load("ranges.js");
const { Undo } = await load("undo.js");
const { Words } = await load("words.js");
const { Store } = await load("store.js");
const { sentence } = await load("status.js");

test("offsets in code points become UTF-16 units and back, with letters outside the basic plane before them", () => {
  const text = "Тест 😀 ₸ конец";
  assert.equal(text.slice(toUnits(text)(7), toUnits(text)(8)), "₸");
  assert.equal(toPoints(text)(text.indexOf("₸")), 7);
  assert.equal(toUnits("қазақ")(3), 3);
});

test("details are turned into UTF-16 units of their own text", () => {
  const store = new Store();
  store.replace([row("a", "😀 мост", { source: "😀😀 bridge" })], 1);
  store.takeDetails({ a: { terms: [{ start: 3, end: 9 }], findings: [{ source: [3, 9], target: [2, 6] }], comments: [] } });
  const { terms, findings } = store.details("a");
  assert.equal(store.row("a").source.slice(terms[0].start, terms[0].end), "bridge");
  assert.equal(store.text("a").slice(...findings[0].target), "мост");
});

test("details of an older version are forgotten", () => {
  const store = new Store();
  store.replace([row("a", "x")], 1);
  store.takeDetails({ a: { terms: [], findings: [] } });
  store.take([{ ...row("a", "y"), version: 2 }]);
  assert.equal(store.details("a"), null);
});

test("words, tags and signs are compared; together the pieces are the texts", () => {
  const [before, after] = ["Мост <1>закрыт</1> сегодня, в 10:00.", "Мост <1>закроют</1> завтра в 10:00!"];
  const found = diff(before, after);
  const side = (kind) => found.filter((piece) => piece.kind !== kind).map((piece) => piece.text).join("");
  assert.equal(side("inserted"), before);
  assert.equal(side("deleted"), after);
  assert.deepEqual(found.filter((piece) => piece.kind === "inserted").map((piece) => piece.text), ["закроют", "завтра", "!"]);
  assert.ok(tokens(before).includes("<1>"));
});

test("equal and empty texts have no differences to show", () => {
  assert.deepEqual(diff("а б", "а б"), [{ kind: "same", text: "а б" }]);
  assert.deepEqual(diff("", "а"), [{ kind: "inserted", text: "а" }]);
  assert.deepEqual(diff("", ""), []);
});

test("changes at different places merge; at the same place nothing is dropped", () => {
  assert.deepEqual(merge("Старый мост закрыт.", "Старый мост закроют.", "Новый мост закрыт."), { text: "Новый мост закроют.", clean: true });
  const both = merge("мост", "мостик", "мосты");
  assert.equal(both.clean, false);
  assert.ok(both.text.includes("мостик") && both.text.includes("мосты"));
  assert.deepEqual(merge("а б", "а б", "а"), { text: "а", clean: true });
});

test("details are asked for anew when others comment, and shown until the answer is there", () => {
  const store = new Store();
  store.replace([row("a", "text")], 1);
  assert.equal(store.lacksDetails("a"), true);
  store.takeDetails({ a: { comments: [] } });
  assert.equal(store.lacksDetails("a"), false);
  store.take([row("a", "text", { comments: 1 })]);
  assert.equal(store.lacksDetails("a"), true);
  assert.deepEqual(store.details("a").comments, []);
  store.takeDetails({ a: { comments: [{ id: 1 }] } });
  assert.equal(store.lacksDetails("a"), false);
});

test("rows are found by their place on the scroll bar, also after heights have changed", () => {
  const heights = Array.from({ length: 1000 }, (_, place) => 10 + (place % 7));
  const tree = new Heights(heights);
  for (const [place, height] of [[0, 50], [499, 3], [999, 80]]) {
    tree.set(place, height);
    heights[place] = height;
  }
  let top = 0;
  heights.forEach((height, place) => {
    assert.equal(tree.top(place), top);
    assert.equal(tree.at(top), place);
    assert.equal(tree.at(top + height - 1), place);
    top += height;
  });
  assert.equal(tree.total, top);
  assert.equal(tree.at(top + 100), 999);
});

test("decorations are cut where they overlap and together keep the text", () => {
  const found = pieces("abcdef", [{ start: 1, end: 4, look: "x" }, { start: 3, end: 6, look: "y" }, { start: 5, end: 99, look: "z" }]);
  assert.deepEqual(found.map((piece) => [piece.text, piece.ranges.map((range) => range.look).join("")]), [["a", ""], ["bc", "x"], ["d", "xy"], ["ef", "y"]]);
});

test("decorations move with an edit; those it touches are dropped", () => {
  const ranges = [{ start: 0, end: 2 }, { start: 3, end: 5 }, { start: 6, end: 8 }];
  assert.deepEqual(moved(ranges, { start: 4, end: 5, text: "xyz" }), [{ start: 0, end: 2 }, { start: 8, end: 10 }]);
});

test("typing in one row without a pause is one step of undo", () => {
  let now = 0;
  const undo = new Undo(() => now);
  const face = (text) => ({ text, status: "edited" });
  undo.record("a", face(""), face("x"), true);
  now = 500;
  undo.record("a", face("x"), face("xy"), true);
  now = 5000;
  undo.record("a", face("xy"), face("xyz"), true);
  assert.deepEqual(undo.back().map((change) => change.after.text), ["xy"]);
  assert.deepEqual(undo.back().map((change) => change.after.text), [""]);
  assert.equal(undo.back(), null);
  assert.deepEqual(undo.again().map((change) => change.after.text), ["xy"]);
});

test("a new edit ends what could be done again", () => {
  const undo = new Undo(() => 0);
  const face = (text) => ({ text, status: "edited" });
  undo.record("a", face("1"), face("2"));
  undo.back();
  undo.record("b", face("1"), face("2"));
  assert.equal(undo.again(), null);
});

test("numbers take the plural form of the interface's language", () => {
  const words = { "plural.x.one": "{n} правка", "plural.x.few": "{n} правки", "plural.x.many": "{n} правок", "plural.x.other": "{n}" };
  const russian = new Words(words, "ru");
  assert.deepEqual([1, 3, 5, 11, 21].map((n) => russian.count("x", n)), ["1 правка", "3 правки", "5 правок", "11 правок", "21 правка"]);
  assert.equal(new Words({ hello: "{a} {b}" }, "kk").t("hello", { a: "{b}" }), "{b} {b}");
});

test("the status line says where unsaved text is", () => {
  const words = new Words({ "editor.waiting": "waiting.", "plural.kept_here.other": "{n} here", "plural.on_page_only.other": "{n} on page" }, "en");
  const state = { phase: "waiting", changes: 3, kept: true, held: 0, at: null, message: "" };
  assert.equal(sentence(state, words, true).text, "waiting. 3 here");
  assert.equal(sentence({ ...state, kept: false }, words, true).text, "waiting. 3 on page");
  assert.equal(sentence({ ...state, phase: "saved", changes: 0 }, words, false).look, "waiting");
});
