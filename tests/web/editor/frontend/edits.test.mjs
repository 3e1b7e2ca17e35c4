import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Clock, FakeServer, FakeStorage, calm, failure, load, row } from "./helpers.mjs";

const { Edits } = await load("edits.js");
const { Store } = await load("store.js");
const { Keep } = await load("keep.js");

let clock, server, store, edits, said;

beforeEach(() => {
  clock = new Clock(1_000_000);
  server = new FakeServer([row("a", "Alpha"), row("b", "Beta"), row("c", "", { repeats: "a" }), row("d", "Delta", { repeats: "a" })]);
  store = new Store();
  said = [];
  edits = new Edits({
    store,
    keep: new Keep(new FakeStorage(), "place", "tab"),
    send: server.send,
    onState: () => {},
    announce: (key) => said.push(key),
  });
  store.replace([...server.rows.values()], 1);
});

async function saved() {
  clock.tick(1000);
  await calm();
}

test("a dirty row is never overwritten from outside; a clean row takes the server's text", async () => {
  edits.typed("a", "Alphabet");
  edits.take([server.write("a", "theirs"), server.write("b", "new")]);
  assert.equal(store.text("a"), "Alphabet");
  assert.equal(store.text("b"), "new");
  await saved();
  assert.equal(store.text("a"), "Alphabet");
  assert.equal(store.conflict("a").target, "theirs");
  assert.deepEqual(said, ["editor.conflict"]);
});

test("a row is dirty from the first key until its acknowledgement", async () => {
  edits.typed("a", "Alphabet");
  assert.deepEqual([store.isDirty("a"), store.status("a")], [true, "edited"]);
  await saved();
  assert.deepEqual([store.isDirty("a"), store.row("a").version], [false, 2]);
});

test("an older answer changes nothing", () => {
  edits.take([{ ...row("a", "old"), version: 0 }]);
  assert.equal(store.text("a"), "Alpha");
});

test("keep mine stores mine over theirs", async () => {
  edits.typed("a", "mine");
  server.write("a", "theirs");
  await saved();
  edits.keepMine("a");
  await saved();
  assert.deepEqual([server.rows.get("a").target, store.conflict("a"), store.isDirty("a")], ["mine", null, false]);
});

test("keep mine over a row that has changed once more asks again", async () => {
  edits.typed("a", "mine");
  server.write("a", "theirs");
  await saved();
  server.write("a", "theirs again");
  edits.keepMine("a");
  await saved();
  assert.deepEqual([server.rows.get("a").target, store.conflict("a").target, store.text("a")], ["theirs again", "theirs again", "mine"]);
});

test("take theirs takes it, and undo brings mine back", async () => {
  edits.typed("a", "mine");
  server.write("a", "theirs");
  await saved();
  edits.takeTheirs("a");
  assert.deepEqual([store.text("a"), store.conflict("a"), edits.outbox.ids()], ["theirs", null, []]);
  assert.equal(edits.undo(), "a");
  await saved();
  assert.equal(server.rows.get("a").target, "mine");
});

test("merge puts both changes into the box and waits for the person", async () => {
  edits.typed("a", "Alpha mine");
  server.write("a", "Their Alpha");
  await saved();
  edits.mergeBoth("a");
  await saved();
  assert.equal(store.text("a"), "Their Alpha mine");
  assert.equal(server.rows.get("a").target, "Their Alpha");
  edits.keepMine("a");
  await saved();
  assert.equal(server.rows.get("a").target, "Their Alpha mine");
});

test("confirming takes effect at once; an empty row cannot be confirmed", async () => {
  assert.equal(edits.act("c", "confirm"), false);
  assert.deepEqual(said, ["editor.nothing_to_confirm"]);
  assert.equal(edits.act("a", "confirm"), true);
  assert.equal(store.status("a"), "confirmed");
  await calm();
  assert.equal(server.rows.get("a").status, "confirmed");
});

test("a confirmation over another's text shows both texts", async () => {
  server.write("a", "theirs");
  edits.act("a", "confirm");
  await saved();
  assert.equal(store.conflict("a").target, "theirs");
  assert.equal(store.text("a"), "Alpha");
});

test("an approval of a row that was changed meanwhile is not repeated blindly", async () => {
  server.write("a", "theirs");
  edits.act("a", "approve");
  await saved();
  assert.deepEqual([store.text("a"), store.status("a"), store.isDirty("a")], ["theirs", "edited", false]);
  assert.deepEqual(said, ["editor.changed_meanwhile"]);
});

test("undo goes across rows, with statuses, and redo comes back", async () => {
  edits.typed("a", "Alphabet");
  edits.act("b", "confirm");
  await saved();
  assert.equal(edits.undo(), "b");
  assert.equal(store.status("b"), "edited");
  assert.equal(edits.undo(), "a");
  assert.equal(store.text("a"), "Alpha");
  await saved();
  assert.deepEqual([server.rows.get("a").target, server.rows.get("b").status], ["Alpha", "edited"]);
  assert.equal(edits.redo(), "a");
  assert.equal(edits.redo(), "b");
  await saved();
  assert.deepEqual([server.rows.get("a").target, server.rows.get("b").status], ["Alphabet", "confirmed"]);
});

test("a fill takes rows with the same source that are not done, as one step of undo", async () => {
  edits.act("d", "confirm");
  edits.typed("a", "Alphabet");
  assert.equal(edits.fill("a"), 1);
  assert.deepEqual(["c", "d"].map((id) => store.text(id)), ["Alphabet", "Delta"]);
  edits.undo();
  assert.equal(store.text("c"), "");
});

test("a filled row is stored as such", async () => {
  edits.typed("a", "Alphabet");
  edits.fill("a");
  await saved();
  const sent = server.batches.flatMap(({ changes }) => changes).filter(({ segment }) => segment === "c");
  assert.deepEqual(sent.map(({ action, text }) => [action, text]), [["fill", "Alphabet"]]);
});

test("what another page had not saved is shown and sent", async () => {
  edits.recover("a", [{ segment: "a", action: "save", text: "kept", base: 1, before: "Alpha" }]);
  assert.deepEqual([store.text("a"), store.isDirty("a")], ["kept", true]);
  edits.outbox.flush();
  await calm();
  assert.equal(server.rows.get("a").target, "kept");
});

test("a kept text never takes the place of what is being typed", () => {
  edits.typed("a", "typing");
  assert.equal(edits.recover("a", [{ segment: "a", action: "save", text: "kept", base: 1, before: "Alpha" }]), false);
  assert.equal(edits.recover("gone", [{ segment: "gone", action: "save", text: "kept", base: 1, before: "" }]), false);
  assert.equal(store.text("a"), "typing");
});

test("a conflict outlives a reload, with the newest text of the other", () => {
  const theirs = { ...row("a", "theirs"), version: 2 };
  store.take([{ ...row("a", "theirs, longer"), version: 3 }]);
  edits.recover("a", [{ segment: "a", action: "save", text: "mine", base: 1, before: "Alpha", held: { theirs } }]);
  assert.deepEqual([store.text("a"), store.conflict("a").target], ["mine", "theirs, longer"]);
});

test("a refused action leaves the row as it is stored and says why", async () => {
  server.fails = [failure(400, "bad", "no")];
  edits.act("a", "approve");
  await saved();
  assert.deepEqual([store.status("a"), store.isDirty("a"), said], ["draft", false, ["editor.refused"]]);
});
