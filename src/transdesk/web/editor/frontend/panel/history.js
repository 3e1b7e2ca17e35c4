// Earlier versions of the row, each with what it changed; any of them can be brought back.

import { diff } from "../diff.js";
import { differences, el } from "../dom.js";
import { button, quiet } from "./elements.js";
import { meta, moment } from "./moments.js";
import { addPart } from "./part.js";

/** @param {object} editor */
export function install(editor) {
  addPart(editor, {
    id: "history",
    open: false,
    load: (row, signal) => editor.get("history", { segment: row.id }, { signal }),
    show,
    version: (row) => `${row.id} ${row.version}`,
  });

  function show(element, row, { revisions }) {
    const newest = [...revisions].sort((one, other) => other.number - one.number);
    const items = newest.map((revision, place) => card(row, revision, newest[place + 1]?.text ?? "", place === 0));
    if (items.length) element.append(el("ol", { className: "td-cards" }, ...items));
    else element.append(quiet(editor.t("panels.history.none")));
  }

  function card(row, revision, before, newest) {
    const author = revision.author || editor.t(`origin.${revision.origin}`);
    const current = newest && revision.text === editor.store.translation(row.id);
    const restore = () => {
      editor.act(row.id, "restore", { number: revision.number });
      editor.announce(editor.t("panels.history.restored"));
    };
    return el(
      "li",
      {},
      meta(
        `${revision.number}`,
        author,
        moment(revision.at, editor.languages.interface),
        editor.t(`status.${revision.status}`),
      ),
      el(
        "p",
        { lang: editor.languages.target },
        ...(revision.text ? differences(diff(before, revision.text)) : [editor.t("panels.history.empty")]),
      ),
      current
        ? quiet(editor.t("panels.history.current"))
        : button(editor.t("panels.history.restore"), restore, { "data-key": `restore-${revision.number}` }),
    );
  }
}
