// Sentences split, joined and put into another order. The work on them is carried over by the desk; all rows come anew.

import { quiet, button, sentence } from "./panel/elements.js";
import { addPart } from "./panel/part.js";
import { toPoints } from "./offsets.js";
import { wordStarts } from "./splitting.js";

/** @param {object} editor */
export function install(editor) {
  const { el, t } = editor;
  const part = addPart(editor, { id: "structure", open: false, show });

  function show(element, row) {
    const rows = editor.store.rows();
    const place = editor.store.index(row.id);
    const [before, after] = [rows[place - 1], rows[place + 1]];
    const same = (other) => other?.block === row.block;
    const step = (name, possible, body) =>
      button(t(`panels.structure.${name}`), () => void change(row, body), { disabled: !possible, "data-key": name });
    element.append(
      el(
        "p",
        {},
        step("join", same(after), { kind: "join" }),
        " ",
        step("up", same(before), { kind: "move", to: place - 1 }),
        " ",
        step("down", same(after), { kind: "move", to: place + 1 }),
      ),
      el("details", {}, el("summary", {}, t("panels.structure.split")), quiet(t("panels.structure.split_note")), words(row)),
    );
  }

  function words(row) {
    const points = toPoints(row.source);
    const starts = wordStarts(row.source);
    const pieces = starts.map(({ start, word }) => {
      const label = t("panels.structure.split_at", { word });
      const press = () => void change(row, { kind: "split", at: points(start) });
      return [button(word, press, { className: "td-word", title: label, "aria-label": label }), " "];
    });
    const first = row.source.slice(0, starts[0]?.start ?? row.source.length);
    return el("p", { lang: editor.languages.source, className: "td-words" }, first, ...pieces.flat());
  }

  async function change(row, body) {
    if (editor.store.isDirty(row.id)) {
      editor.announce(t("panels.structure.dirty"));
      return;
    }
    try {
      const { rows, mark } = await editor.ask("structure", { segment: row.id, ...body });
      editor.replaceRows(rows, mark);
      editor.announce(t("panels.structure.done"));
    } catch (error) {
      editor.announce(sentence(editor, error));
    }
    part.refresh();
  }
}
