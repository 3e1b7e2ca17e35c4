// Signs that are not on the keys: « », —, a space that does not break, ₸; as buttons and as keys.

import { button } from "./panel/elements.js";

const SIGNS = { quotes: ["«", "»"], dash: ["—", ""], nbsp: ["\u00a0", ""], tenge: ["₸", ""] };
const FACES = { quotes: "« »", dash: "—", nbsp: "⍽", tenge: "₸" };

/** @param {object} editor */
export function install(editor) {
  const bar = editor.el("div", {
    className: "td-quick",
    role: "group",
    "aria-label": editor.t("panels.quick.title"),
  });
  for (const name of Object.keys(SIGNS)) {
    const put = () => insert(editor, ...SIGNS[name]);
    const title = `${editor.t(`panels.keys.${name}`)} (${editor.keys.label(editor.keys.combo(name))})`;
    bar.append(button(FACES[name], put, { title, "aria-label": editor.t(`panels.keys.${name}`) }));
    editor.keys.on(name, put);
  }
  editor.place("tools").append(bar);
}

/** A pair goes around what is selected; with nothing selected the caret stands inside it. */
function insert(editor, before, after) {
  const current = editor.current();
  if (!current) return;
  const words = current.text.slice(current.start, current.end);
  if (!after) return editor.insert(before);
  editor.insert(before + words + after);
  const caret = current.start + before.length;
  editor.select(caret, caret + words.length);
}
