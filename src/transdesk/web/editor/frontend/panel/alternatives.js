// Other ways to say it: the machine's draft with what has been changed since, and the engine's alternatives for the
// whole sentence or from the cursor on.

import { diff } from "../diff.js";
import { differences, el } from "../dom.js";
import { button, quiet, tick } from "./elements.js";
import { offer, take } from "./offers.js";
import { addPart } from "./part.js";

const COUNT = 5;

/** @param {object} editor */
export function install(editor) {
  const begun = { id: "", prefix: "" }; // what the alternatives of one row must begin with
  const part = addPart(editor, { id: "alternatives", open: false, load, show });

  async function load(row, signal) {
    const prefix = begun.id === row.id ? begun.prefix : "";
    const body = { segment: row.id, count: COUNT, ...(prefix && { prefix }) };
    return { prefix, ...(await editor.ask("alternatives", body, { signal })) };
  }

  function show(element, row, { candidates, reason, prefix }) {
    if (row.draft) element.append(draft(row));
    const items = candidates.map(({ text, engine }, place) =>
      offer(editor, row, { text, key: `alternative-${place}`, about: [engine] }),
    );
    if (items.length) element.append(el("ol", { className: "td-cards" }, ...items));
    else element.append(quiet(reason || editor.t("panels.alternatives.none")));
    const press = prefix ? ["whole", () => begin(row.id, "")] : ["from_cursor", fromCursor];
    element.append(button(editor.t(`panels.alternatives.${press[0]}`), press[1], { "data-key": "scope" }), helping());
  }

  function helping() {
    const set = (on) => editor.settings.set("ghost", on);
    return tick(editor.t("panels.ghost.title"), editor.settings.get("ghost", true), set);
  }

  function draft(row) {
    const text = editor.store.text(row.id);
    const same = row.draft === text;
    const label = editor.t("panels.alternatives.draft");
    const press = () => take(editor, row.id, row.draft);
    return el(
      "section",
      { className: "td-draft", "aria-label": label },
      el("h4", {}, label),
      el("p", { lang: editor.languages.target }, ...(same ? [row.draft] : differences(diff(row.draft, text)))),
      same
        ? quiet(editor.t("panels.alternatives.unchanged"))
        : button(editor.t("panels.alternatives.take_draft"), press, { "data-key": "draft" }),
    );
  }

  function fromCursor() {
    const current = editor.current();
    if (!current) return;
    part.open();
    begin(current.id, current.text.slice(0, current.start));
  }

  function begin(id, prefix) {
    Object.assign(begun, { id, prefix });
    part.reload();
  }

  editor.keys.on("complete", fromCursor); // behind the end of the text ghost.js comes first
  editor.keys.on("draft", () => {
    const row = editor.store.row(editor.current()?.id);
    if (row?.draft) take(editor, row.id, row.draft);
  });
}
