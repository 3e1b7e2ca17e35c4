import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Clock, FakeServer, FakeStorage, calm, failure, load, row } from "./helpers.mjs";

const { Edits } = await load("edits.js");
const { Store } = await load("store.js");
const { Keep } = await load("keep.js");
const { insertedRanges, ownOf, signed } = await load("suggesting.js");

const other = { id: 90, before: "Alpha", text: "Other", author: "Aigul", at: "", pieces: [] };

let clock, server, storage, store, edits, said;

/** A page of the person; `tab` by tab. */
function page(tab = "tab") {
  store = new Store("me");
  said = [];
  edits = new Edits({ store, keep: new Keep(storage, "place", tab), send: server.send, onState: () => {}, announce: (key) => said.push(key) });
  store.replace([...server.rows.values()], "1");
  store.suggesting = true;
}

beforeEach(() => {
  clock = new Clock(1_000_000);
  server = new FakeServer([row("a", "Alpha"), row("b", "Beta"), row("c", "", { repeats: "a" })]);
  storage = new FakeStorage();
  page();
});

async function saved() {
  clock.tick(1000);
  await calm();
}

const suggested = (id = "a") => server.rows.get(id).suggestions.map(({ before, text, author }) => [before, text, author]);

test("what is typed is a suggestion; the translation stays", async () => {
  edits.typed("a", "Alphabet");
  assert.deepEqual([store.text("a"), store.translation("a"), store.status("a")], ["Alphabet", "Alpha", "draft"]);
  await saved();
  assert.deepEqual([server.rows.get("a").target, suggested()], ["Alpha", [["Alpha", "Alphabet", "me"]]]);
  assert.equal(store.isDirty("a"), false);
  store.suggesting = false;
  assert.equal(store.text("a"), "Alpha");
});

test("typing on, also while a batch is under way, goes into the same suggestion", async () => {
  edits.typed("a", "Alphabet");
  clock.tick(400);
  edits.typed("a", "Alphabet one");
  await calm();
  await saved();
  edits.typed("a", "Alphabet one two");
  await saved();
  assert.deepEqual(suggested(), [["Alpha", "Alphabet one two", "me"]]);
});

test("typed back to the translation it is taken back", async () => {
  edits.typed("a", "Alphabet");
  edits.typed("a", "Alpha");
  assert.deepEqual([store.suggestion("a"), edits.outbox.ids()], [null, []]);
  edits.typed("a", "Alphabet");
  await saved();
  edits.typed("a", "Alpha");
  await saved();
  assert.deepEqual([suggested(), store.suggestion("a")], [[], null]);
});

test("translation and suggestion of one row wait side by side and hurt each other in nothing", async () => {
  store.suggesting = false;
  edits.typed("a", "Alphabet");
  store.suggesting = true;
  edits.typed("a", "Alphabet soup");
  server.write("a", "theirs");
  await saved();
  assert.equal(store.conflict("a").target, "theirs");
  assert.deepEqual(suggested(), [["Alphabet", "Alphabet soup", "me"]]);
  assert.equal(store.translation("a"), "Alphabet");
});

test("without a network nothing is lost: another page takes it over and sends it, once", async () => {
  server.fails = [failure(0), failure(0)];
  edits.typed("a", "Alphabet");
  await saved();
  const [[, [kept]]] = new Keep(storage, "place", "next").others();
  page("next");
  assert.equal(edits.recover(kept.id, kept.changes), true);
  assert.deepEqual([store.text("a"), store.translation("a")], ["Alphabet", "Alpha"]);
  await saved();
  edits.outbox.flush();
  await saved();
  assert.deepEqual(suggested(), [["Alpha", "Alphabet", "me"]]);
});

test("the translation moves on beneath: the suggestion stays as it is, and is carried over when told to", async () => {
  edits.typed("a", "Alpha one");
  await saved();
  edits.take([server.write("a", "Their Alpha")]);
  assert.deepEqual([store.text("a"), store.suggestion("a").before, store.translation("a")], ["Alpha one", "Alpha", "Their Alpha"]);
  edits.carry("a");
  await saved();
  assert.deepEqual(suggested(), [["Their Alpha", "Their Alpha one", "me"]]);
  assert.deepEqual(said, ["panels.suggestions.carried"]);
});

test("words that both have changed are doubled, and that is said", async () => {
  edits.typed("a", "Beta");
  await saved();
  edits.take([server.write("a", "Gamma")]);
  edits.carry("a");
  assert.deepEqual([store.text("a"), said], ["Beta Gamma", ["editor.merged_doubled"]]);
});

test("the suggestion of another is neither mine nor touched", async () => {
  server.rows.get("a").suggestions.push(other);
  page();
  assert.equal(store.text("a"), "Alpha");
  edits.typed("a", "Alphabet");
  await saved();
  assert.deepEqual(suggested(), [["Alpha", "Other", "Aigul"], ["Alpha", "Alphabet", "me"]]);
});

test("a change that was rejected while I typed on is not suggested anew in silence", async () => {
  edits.typed("a", "Alphabet one");
  await saved();
  const mine = server.rows.get("a").suggestions[0];
  edits.typed("a", "Alphabet one two");
  server.rows.set("a", { ...server.rows.get("a"), suggestions: [{ ...mine, text: "Alphabet" }] });
  edits.take([server.rows.get("a")]);
  edits.typed("a", "Alphabet one two three");
  await saved();
  assert.deepEqual(suggested(), [["Alpha", "Alphabet", "me"], ["Alpha", "Alphabet one two three", "me"]]);
  assert.deepEqual(said, ["panels.suggestions.parted"]);
});

test("a refused suggestion keeps its text and waits for typing", async () => {
  edits.typed("a", "REFUSE");
  await saved();
  assert.deepEqual([store.text("a"), said], ["REFUSE", ["editor.refused"]]);
  edits.typed("a", "better");
  await saved();
  assert.deepEqual(suggested(), [["Alpha", "better", "me"]]);
});

test("undo and redo go through suggestions and translations alike, whatever the mode", async () => {
  store.suggesting = false;
  edits.typed("b", "Betamax");
  store.suggesting = true;
  edits.typed("a", "Alphabet");
  store.suggesting = false;
  assert.equal(edits.undo(), "a");
  assert.equal(store.suggestion("a"), null);
  assert.equal(edits.undo(), "b");
  assert.equal(store.translation("b"), "Beta");
  edits.redo();
  assert.equal(edits.redo(), "a");
  assert.equal(store.suggestion("a").text, "Alphabet");
});

test("a confirmation is about the translation, a fill in suggest mode about suggestions", async () => {
  edits.typed("a", "Alphabet");
  edits.fill("a");
  edits.act("a", "confirm");
  await saved();
  assert.deepEqual([server.rows.get("a").target, server.rows.get("a").status], ["Alpha", "confirmed"]);
  assert.deepEqual(suggested("c"), [["", "Alphabet", "me"]]);
});

test("an answer that was overtaken takes nothing back", async () => {
  const early = { ...server.rows.get("a"), revision: 1 };
  const late = { ...early, revision: 2, suggestions: [{ ...other, author: "me" }] };
  store.take([late]);
  store.take([early]);
  assert.equal(store.suggestion("a").text, "Other");
});

test("new words are ranges of the suggested text; a name is compared as the desk writes it", () => {
  const text = "Старый мост закроют завтра";
  const found = insertedRanges({ before: "Старый мост закрыт", text });
  assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)), ["закроют завтра"]);
  assert.equal(signed("  Дана   А. "), "Дана А.");
  assert.equal(ownOf([other, { ...other, id: 1, author: "me" }], "me").id, 1);
  assert.equal(ownOf(undefined, "me"), null);
});
