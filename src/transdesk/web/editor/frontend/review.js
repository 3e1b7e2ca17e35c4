// The editor's view of a row and of the whole: what was changed against the draft or the version confirmed before, approve
// one or all that are clean, return one with a reason, and the numbers of the newsroom's gate.

import { diff } from "./diff.js";
import { el } from "./dom.js";
import { button, differences, quiet, select, sentence } from "./panel/elements.js";
import { addPart } from "./panel/part.js";
import { changedShare } from "./pieces.js";
import { clean, comparedWith } from "./reviewing.js";

const AGAINST = ["draft", "confirmed"];
const REVIEWERS = ["editor", "admin"];

/** @param {object} editor */
export function install(editor) {
  const reasons = new Map(); // row -> a reason that is being written
  const part = addPart(editor, {
    id: "review",
    open: REVIEWERS.includes(editor.me.role),
    load: (row, signal) => editor.get("history", { segment: row.id }, { signal }),
    version: (row) => `${row.id} ${row.version}`,
    show,
  });

  function show(element, row, { revisions }) {
    element.append(compared(row, revisions), decisions(row), whole());
  }

  function compared(row, revisions) {
    const against = editor.settings.get("against", "draft");
    const choose = (value) => {
      editor.settings.set("against", value);
      part.refresh();
    };
    const choices = AGAINST.map((name) => [name, editor.t(`panels.review.${name}`)]);
    return el("div", {}, select(editor.t("panels.review.against"), choices, against, choose), ...changes(row, comparedWith(against, row, revisions)));
  }

  function changes(row, before) {
    const text = editor.store.text(row.id);
    if (before === null) return [quiet(editor.t("panels.review.nothing_before"))];
    const pieces = diff(before, text);
    const percent = Math.round(100 * changedShare(pieces));
    const said = before === text ? editor.t("panels.review.unchanged") : editor.t("panels.review.changed", { percent });
    return [el("p", { lang: editor.languages.target, className: "td-tracked" }, ...differences(pieces)), quiet(said)];
  }

  function decisions(row) {
    const status = editor.store.status(row.id);
    const approve = button(editor.t("panels.review.approve"), () => editor.act(row.id, "approve"), {
      className: "td-primary",
      disabled: status === "approved" || !editor.store.text(row.id).trim(),
      "data-key": "approve",
    });
    return el("div", { className: "td-decisions" }, approve, returning(row));
  }

  function returning(row) {
    const label = editor.t("panels.review.reason");
    const box = el("textarea", { rows: 2, "aria-label": label, placeholder: label, value: reasons.get(row.id) ?? "", "data-key": "reason" });
    const send = button(editor.t("panels.review.return"), back, { "data-key": "return" });
    const ready = () => (send.disabled = !box.value.trim());
    box.addEventListener("input", () => {
      reasons.set(row.id, box.value);
      ready();
    });
    function back() {
      editor.act(row.id, "return", { reason: box.value.trim() });
      reasons.delete(row.id);
      editor.announce(editor.t("panels.review.returned"));
      part.refresh();
    }
    ready();
    return el("div", { className: "td-writing" }, box, send);
  }

  function whole() {
    const ready = cleanRows();
    const all = button(editor.t("panels.review.approve_clean", { rows: ready.length }), () => approveClean(), {
      className: "td-button",
      disabled: !ready.length,
      "data-key": "clean",
    });
    return el("section", { "aria-label": editor.t("panels.review.whole") }, el("h4", {}, editor.t("panels.review.whole")), all);
  }

  function cleanRows() {
    const { store } = editor;
    return store.rows().filter((row) => clean({ ...row, status: store.status(row.id) }, store.isDirty(row.id)));
  }

  function approveClean() {
    const ready = cleanRows();
    editor.group(() => ready.forEach((row) => editor.act(row.id, "approve")));
    editor.announce(editor.t("panels.review.approved", { rows: ready.length }));
    part.refresh();
  }
}
