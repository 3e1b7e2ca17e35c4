import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Clock, FakeServer, FakeStorage, calm, failure, load, row } from "./helpers.mjs";

const { Outbox } = await load("outbox.js");
const { Keep } = await load("keep.js");

let clock, server, storage, outbox, results, state;

function make(room) {
  server = new FakeServer([row("a", "A"), row("b", "B"), row("c", "C")]);
  storage = new FakeStorage(room);
  results = [];
  outbox = new Outbox({
    send: server.send,
    keep: new Keep(storage, "place", "tab1"),
    onResult: (result, change) => results.push({ ...result, text: change.text }),
    onState: (now) => (state = now),
  });
}

beforeEach(() => {
  clock = new Clock(1_000_000);
  make();
});

const save = (segment, text, now) => outbox.put({ segment, base: 1, before: segment.toUpperCase(), action: "save", text }, now);
const kept = () => Object.entries(storage).map(([key, value]) => [key.split(":").at(-1), JSON.parse(value).at(-1).text]);

test("typing is kept at once, sent after a pause, and the copy goes with the acknowledgement", async () => {
  save("a", "x");
  save("a", "xy");
  assert.deepEqual(kept(), [["a", "xy"]]);
  clock.tick(399);
  assert.equal(server.batches.length, 0);
  clock.tick(1);
  assert.deepEqual(server.batches[0].changes.map(({ segment, base, text, action }) => [segment, base, text, action]), [["a", 1, "xy", "save"]]);
  assert.equal(state.phase, "saving");
  await calm();
  assert.deepEqual(kept(), []);
  assert.equal(state.phase, "saved");
  assert.equal(state.at.getTime(), 1_000_400);
});

test("typing without a pause is sent every second all the same", () => {
  for (let key = 0; key < 10; key++) {
    save("a", "x".repeat(key + 1));
    clock.tick(100);
  }
  assert.equal(server.batches.length, 1);
});

test("one batch is under way; what is typed meanwhile waits and takes the new version as its base", async () => {
  save("a", "one", true);
  save("a", "two");
  save("b", "other");
  clock.tick(5000);
  assert.equal(server.batches.length, 1);
  assert.deepEqual(kept(), [["a", "two"], ["b", "other"]]);
  await calm();
  clock.tick(500);
  await calm();
  assert.deepEqual(server.batches[1].changes.map(({ segment, base, text }) => [segment, base, text]), [["a", 2, "two"], ["b", 1, "other"]]);
  assert.equal(server.rows.get("a").target, "two");
  assert.deepEqual(kept(), []);
});

test("without a network the same batch is sent again with growing pauses, and at once when the network is back", async () => {
  server.fails = [failure(0), failure(0), failure(0)];
  save("a", "x", true);
  await calm();
  assert.equal(state.phase, "waiting");
  assert.equal(state.changes, 1);
  assert.equal(state.kept, true);
  clock.tick(500);
  await calm();
  clock.tick(999);
  await calm();
  assert.equal(server.batches.length, 2);
  clock.tick(1);
  await calm();
  assert.equal(server.batches.length, 3);
  outbox.wake();
  await calm();
  assert.equal(server.batches.length, 4);
  assert.deepEqual(new Set(server.batches.map((sent) => JSON.stringify(sent))).size, 1);
  assert.equal(state.phase, "saved");
});

test("an answer that got lost does no harm: the same batch again is acknowledged", async () => {
  server.rows.set("a", { ...row("a", "x"), status: "edited", version: 2 }); // stored, but the answer never came
  save("a", "x", true);
  await calm();
  assert.equal(results[0].outcome, "ok");
  assert.deepEqual(kept(), []);
});

test("a conflict is no acknowledgement: the text stays here, also while typing on, and is not sent by itself", async () => {
  server.write("a", "theirs");
  save("a", "mine", true);
  await calm();
  save("a", "mine, longer");
  clock.tick(60_000);
  await calm();
  assert.equal(server.batches.length, 1);
  assert.deepEqual(kept(), [["a", "mine, longer"]]);
  assert.equal(state.held, 1);
  outbox.rebase("a", 2, "theirs");
  await calm();
  assert.equal(server.rows.get("a").target, "mine, longer");
  assert.deepEqual(kept(), []);
});

test("what was typed while a conflict was on its way joins the text that is held", async () => {
  server.write("a", "theirs");
  save("a", "mine", true);
  save("a", "mine, longer");
  await calm();
  assert.deepEqual(outbox.waiting("a").map(({ text, held }) => [text, held?.theirs.target]), [["mine, longer", "theirs"]]);
});

test("a refused text waits for typing and hurts no other row", async () => {
  save("a", "REFUSE");
  save("b", "fine", true);
  await calm();
  assert.equal(server.rows.get("b").target, "fine");
  assert.equal(outbox.waiting("a")[0].held.message, "no");
  save("a", "better");
  clock.tick(400);
  await calm();
  assert.equal(server.rows.get("a").target, "better");
});

test("a batch that the server cannot take at all goes one by one", async () => {
  server.fails = [failure(413, "too_large", "too much")];
  save("a", "x");
  save("b", "y", true);
  await calm();
  assert.deepEqual(server.batches.map((sent) => sent.changes.map((change) => change.segment)), [["a", "b"], ["a"], ["b"]]);
  assert.deepEqual(outbox.ids(), []);
});

test("a full disk is told, nothing is dropped, and it goes on when there is room again", async () => {
  server.fails = [failure(507, "storage_full", "The disk is full."), failure(507, "storage_full", "The disk is full.")];
  save("a", "x", true);
  await calm();
  assert.deepEqual([state.phase, state.message, state.changes], ["full", "The disk is full.", 1]);
  clock.tick(500);
  await calm();
  assert.deepEqual(kept(), [["a", "x"]]);
  clock.tick(1000);
  await calm();
  assert.equal(state.phase, "saved");
  assert.equal(server.rows.get("a").target, "x");
});

test("a server that is busy is asked again no sooner than it wishes", async () => {
  server.fails = [failure(429, "rate", "slowly", 7)];
  save("a", "x", true);
  await calm();
  clock.tick(6999);
  await calm();
  assert.equal(server.batches.length, 1);
  clock.tick(1);
  await calm();
  assert.equal(server.rows.get("a").target, "x");
});

test("an ended session keeps the text and says so", async () => {
  server.fails = [failure(401, "token", "expired")];
  save("a", "x", true);
  await calm();
  assert.equal(state.phase, "expired");
  assert.deepEqual(kept(), [["a", "x"]]);
});

test("confirming takes the waiting text along; typing on makes it a save again", () => {
  save("a", "x");
  outbox.put({ segment: "a", base: 1, action: "confirm", text: "x" });
  assert.deepEqual(outbox.waiting("a").map(({ action, text, base }) => [action, text, base]), [["confirm", "x", 1]]);
  save("a", "xy");
  assert.deepEqual(outbox.waiting("a").map(({ action, text }) => [action, text]), [["save", "xy"]]);
});

test("an action without text waits behind the text and takes its version", async () => {
  save("a", "x");
  outbox.put({ segment: "a", base: 1, action: "approve" }, true);
  await calm();
  await calm();
  assert.deepEqual(server.batches.map((sent) => sent.changes.map(({ action, base }) => [action, base])), [[["save", 1]], [["approve", 2]]]);
  assert.equal(server.rows.get("a").status, "approved");
});

test("text that is typed back to what is stored needs no saving", () => {
  save("a", "Ax");
  save("a", "A");
  assert.deepEqual(outbox.ids(), []);
  assert.deepEqual(kept(), []);
});

test("a page that goes sends everything once more at once, within what a browser lets through", () => {
  server.hold = new Promise(() => {});
  save("a", "one", true);
  save("b", "two");
  save("c", "x".repeat(20_000));
  outbox.leave();
  const last = server.batches.at(-1);
  assert.equal(last.leaving, true);
  assert.deepEqual(last.changes.map((change) => change.segment), ["a", "b"]);
  assert.equal(kept().length, 3);
});

test("after a crash the next page sends what was kept, in order", async () => {
  server.hold = new Promise(() => {});
  save("a", "one", true);
  save("a", "two");
  const next = new Keep(storage, "place", "tab2").others();
  const rows = [...server.rows.values()];
  storage = new FakeStorage();
  const found = next.get("tab1");
  make();
  server = Object.assign(server, { rows: new Map(rows.map((one) => [one.id, one])) });
  for (const { id, changes } of found) outbox.adopt(id, changes);
  outbox.flush();
  await calm();
  assert.equal(server.rows.get("a").target, "two");
  assert.deepEqual(server.batches.map((sent) => sent.changes[0].text), ["one", "two"]);
});

test("without room in localStorage saving goes on and the state says that nothing is kept", async () => {
  make(0);
  server.fails = [failure(0)];
  save("a", "x", true);
  await calm();
  assert.equal(state.kept, false);
  clock.tick(500);
  await calm();
  assert.equal(server.rows.get("a").target, "x");
  assert.equal(state.kept, true);
});

test("without localStorage at all nothing is kept on this computer", () => {
  const keep = new Keep(null, "nowhere", "tab1");
  keep.write("a", [{ text: "x" }]);
  assert.equal(keep.works, false);
  assert.deepEqual([...new Keep(null, "nowhere", "tab2").others().keys()], ["tab1"]); // another page of the same tab finds it
});

test("tabs do not overwrite each other's copies", () => {
  const [one, two] = [new Keep(storage, "place", "one"), new Keep(storage, "place", "two")];
  one.write("a", [{ text: "1" }]);
  two.write("a", [{ text: "2" }]);
  one.write("a", []);
  assert.deepEqual([...one.others()], [["two", [{ id: "a", changes: [{ text: "2" }] }]]]);
});

test("an editor that has gone from the page sends all it has, in order, and then says that it is done", async () => {
  let done = 0;
  save("a", "one", true);
  save("a", "two");
  outbox.retire(() => done++);
  assert.equal(done, 0);
  await calm();
  assert.equal(server.rows.get("a").target, "two");
  assert.deepEqual([done, kept()], [1, []]);
});

test("an editor that has gone without a network keeps its texts for the next one and does not try again", async () => {
  let done = 0;
  server.fails = Array.from({ length: 9 }, () => failure(0));
  save("a", "one", true);
  await calm();
  outbox.retire(() => done++);
  await calm();
  clock.tick(60_000);
  await calm();
  assert.deepEqual([done, server.batches.length, kept()], [1, 2, [["a", "one"]]]);
});
