import assert from "node:assert/strict";
import { test } from "node:test";

import { load, row } from "./helpers.mjs";

const { Details } = await load("details.js");
const { Store } = await load("store.js");

const EMPTY = { findings: [], comments: [] };
const term = (status) => ({ start: 0, end: 6, status });

/** A desk whose answers are given by hand; each question waits in `asked`. */
function desk() {
  const asked = [];
  const get = () => new Promise((answer) => asked.push((status) => answer({ details: { a: { ...EMPTY, terms: [term(status)] } } })));
  return { asked, get };
}

const until = async (condition) => {
  while (!condition()) await new Promise((done) => setTimeout(done, 5));
};

test("an answer about an older text does not take the place of the answer about the newer one", async () => {
  const store = new Store();
  store.replace([row("a")], "1");
  const { asked, get } = desk();
  const details = new Details({ get }, store, new AbortController().signal);
  details.want(["a"]);
  await until(() => asked.length === 1);
  store.take([row("a", "Мост", { version: 2 })]); // a draft arrives while the first question is under way
  details.want(["a"]);
  await until(() => asked.length === 2);
  asked[0]("open");
  asked[1]("ok");
  await until(() => store.details("a"));
  assert.equal(store.details("a").terms[0].status, "ok");
});
