// The bar's buttons: what keys do, for mouse and finger, and signs that are not on the keys (« », —, a space that does not
// break, ₸), which have keys of their own.

import { button } from "./panel/elements.js";

const COMMANDS = { undo: "↶", redo: "↷", finding: "⚠→" };
const SIGNS = { quotes: ["«", "»"], dash: ["—", ""], nbsp: ["\u00a0", ""], tenge: ["₸", ""] };
const FACES = { quotes: "« »", dash: "—", nbsp: "⍽", tenge: "₸" };

/** @param {object} editor */
export function install(editor) {
  const commands = Object.entries(COMMANDS).map(([name, face]) => press(editor, name, face, () => editor.keys.run(name)));
  const signs = Object.entries(FACES).map(([name, face]) =>
    press(editor, name, face, () => insert(editor, ...SIGNS[name])),
  );
  for (const name of Object.keys(SIGNS)) editor.keys.on(name, () => insert(editor, ...SIGNS[name]));
  editor.place("tools").append(group(editor, "commands", commands), group(editor, "title", signs));
}

function press(editor, name, face, act) {
  const label = editor.t(`panels.keys.${name}`);
  return button(face, act, { title: `${label} (${editor.keys.label(editor.keys.combo(name))})`, "aria-label": label });
}

function group(editor, name, buttons) {
  return editor.el(
    "div",
    { className: "td-quick", role: "group", "aria-label": editor.t(`panels.quick.${name}`) },
    ...buttons,
  );
}

/** A pair goes around what is selected; with nothing selected the caret stands inside it. */
function insert(editor, before, after) {
  const current = editor.current();
  if (!current) return;
  if (!after) return void editor.insert(before);
  const words = current.text.slice(current.start, current.end);
  editor.insert(before + words + after);
  const caret = current.start + before.length;
  editor.select(caret, caret + words.length);
}
