import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./helpers.mjs";

const { DEFAULTS, Keymap, combination, label } = await load("keymap.js");

const event = (code, key, modifiers = "", rest = {}) => ({
  code, key, ctrlKey: modifiers.includes("c"), altKey: modifiers.includes("a"), shiftKey: modifiers.includes("s"), metaKey: modifiers.includes("m"),
  isComposing: false, keyCode: 0, getModifierState: () => false, ...rest,
});

test("the physical key decides: the same command on Russian and Kazakh layouts", () => {
  const keys = new Keymap();
  for (const key of ["k", "л", "л"]) assert.equal(keys.command(combination(event("KeyK", key, "c"))), "concordance");
  for (const key of ["3", "і", "№"]) assert.equal(keys.command(combination(event("Digit3", key, "a"))), "insert_3");
});

test("a Mac's Command key is Ctrl, and the number pad's Enter is Enter", () => {
  assert.equal(combination(event("Enter", "Enter", "m")), "Ctrl+Enter");
  assert.equal(combination(event("NumpadEnter", "Enter", "cs")), "Ctrl+Shift+Enter");
});

test("bare letters, modifiers, input methods and AltGr are no commands", () => {
  assert.equal(combination(event("KeyA", "a")), "");
  assert.equal(combination(event("KeyA", "A", "s")), "");
  assert.equal(combination(event("ControlLeft", "Control", "c")), "");
  assert.equal(combination(event("KeyZ", "z", "ca", { isComposing: true })), "");
  assert.equal(combination(event("KeyZ", "Process", "ca", { keyCode: 229 })), "");
  assert.equal(combination(event("KeyZ", "ż", "ca", { getModifierState: (key) => key === "AltGraph" })), "");
  assert.equal(combination(event("KeyZ", "z", "ca")), "Ctrl+Alt+KeyZ");
});

test("no two commands share keys", () => {
  const combos = Object.values(DEFAULTS);
  assert.equal(new Set(combos).size, combos.length);
});

test("keys can be given to another command, unless they are taken", () => {
  const keys = new Keymap();
  assert.deepEqual(keys.remap("comment", "Ctrl+KeyK"), { ok: false, taken: "concordance" });
  assert.deepEqual(keys.remap("comment", "Ctrl+KeyW"), { ok: false, taken: "browser" });
  assert.deepEqual(keys.remap("comment", "Ctrl+KeyC"), { ok: false, taken: "browser" });
  assert.deepEqual(keys.remap("comment", "Alt+KeyC"), { ok: true });
  assert.equal(keys.command("Alt+KeyC"), "comment");
  assert.equal(keys.command("Ctrl+KeyM"), null);
  assert.deepEqual(new Keymap(keys.changed()).combo("comment"), "Alt+KeyC");
  keys.remap("comment", null);
  assert.deepEqual(keys.changed(), {});
});

test("what was remembered for a command that is gone is forgotten", () => {
  assert.deepEqual(new Keymap({ gone: "Alt+KeyG" }).changed(), {});
});

test("combinations read like those printed on keys", () => {
  assert.deepEqual(["Ctrl+Alt+KeyZ", "Alt+ArrowUp", "Alt+Digit1", "Ctrl+Space"].map(label), ["Ctrl+Alt+Z", "Alt+↑", "Alt+1", "Ctrl+Space"]);
});
