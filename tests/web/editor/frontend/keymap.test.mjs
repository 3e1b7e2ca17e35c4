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

/**
 * What browsers have for themselves, with Command as Ctrl. Chrome: chrome/browser/ui/views/accelerator_table.cc of Chromium.
 * Firefox: browser/base/content/browser-sets.inc and devtools/startup/DevToolsStartup.sys.mjs. Edge: what it has beyond
 * Chromium, by Microsoft's page "Keyboard shortcuts in Microsoft Edge". macOS: what the system takes.
 */
const BROWSERS = {
  chrome: `Ctrl+[ABCDEFGHJKLNOPRSTUVWXYZ] Ctrl+Shift+[ABCDEFGIJMNOPRSTVWZ] Ctrl+Alt+[BCFIJLNPU] Alt+[DEF] Alt+Shift+[ABIT] F1 F3
    Shift+F3 F4 Ctrl+F4 Alt+F4 F5 Ctrl+F5 Shift+F5 F6 Shift+F6 Ctrl+F6 F7 F10 Shift+F10 F11 F12`,
  firefox: `Ctrl+[ABCDEFGHIJKLMNOPQRSTUVWXYZ] Ctrl+Shift+[ABCDEFGHIJKMNOPRSTVWXYZ] Ctrl+Alt+[CEFIJKMRUVXZ] Ctrl+Alt+Shift+[I]
    Alt+[D] F1 F3 Shift+F3 F5 Ctrl+F5 Shift+F5 F6 Shift+F6 F7 Shift+F7 F9 Shift+F9 F10 Shift+F10 F11 F12 Shift+F12`,
  edge: "Ctrl+[DEKM] Ctrl+Shift+[BDEFHIKLMOSUVXY] F4 F6 F7 F9 F10",
  macos: "Ctrl+[HMQW] Ctrl+Alt+[DHM] Ctrl+F1 Ctrl+F2 Ctrl+F3 Ctrl+F4 Ctrl+F5 Ctrl+F6 Ctrl+F7 Ctrl+F8",
};
/** Letters of Firefox's menu bar with Alt, by the keys they lie on: menubar.ftl of en-US, ru and kk. */
const MENUS = { en: "FEVSBTHP", ru: "AGD;PBC", kk: "ANH[,GKR" };
/** Keys that were agreed on with the newsroom, whatever browsers do with them: the editor takes them first. */
const AGREED = `confirm_next confirm_open previous next save insert_1 insert_2 insert_3 insert_4 insert_5 insert_6 insert_7 insert_8
  insert_9 complete term concordance comment finding undo redo replace help`.split(/\s+/);

/** "Ctrl+[AB] F3" as the combinations of the key map. */
function combos(list) {
  return list.split(/\s+/).flatMap((one) => {
    const [, modifiers, letters] = one.match(/^(.*\+)\[(\w+)\]$/) ?? [];
    return letters ? [...letters].map((letter) => `${modifiers}Key${letter}`) : [one];
  });
}

test("keys that are ours to choose clash with no browser's and no menu's", () => {
  const codes = { ";": "Semicolon", "[": "BracketLeft", ",": "Comma" };
  const menus = Object.values(MENUS).flatMap((keys) => [...keys].map((key) => `Alt+${codes[key] ?? `Key${key}`}`));
  const known = new Set([...Object.values(BROWSERS).flatMap(combos), ...menus]);
  const clashes = Object.entries(DEFAULTS).filter(([command, combo]) => !AGREED.includes(command) && known.has(combo));
  assert.deepEqual(clashes, []);
});

test("a default never lies on Option keys of a Mac that wait for a second letter", () => {
  for (const letter of "EINU") assert.ok(!Object.values(DEFAULTS).includes(`Alt+Key${letter}`));
});

test("what a person has chosen counts before a default that came later", () => {
  const keys = new Keymap({ comment: DEFAULTS.suggest });
  assert.equal(keys.command(DEFAULTS.suggest), "comment");
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
