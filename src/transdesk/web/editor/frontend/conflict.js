// Two people on one row: both texts with their differences; keep mine, take theirs, or a merged text to edit. The bar
// stays until the person has chosen, and so does the own text, on the page and in localStorage.

import { diff } from "./diff.js";
import { differences, el } from "./dom.js";

/**
 * @param {import("./editor.js").Editor} editor
 * @param {string} id
 * @param {import("./store.js").Row} theirs
 */
export function conflictBar(editor, id, theirs) {
  const { t, store } = editor;
  const button = (label, title, onclick) => el("button", { type: "button", className: "td-button", title, onclick }, label);
  const author = theirs.author || t("editor.someone");
  const heading = t("editor.conflict", { author });
  const text = theirs.target
    ? el("p", { lang: editor.languages.target, className: "td-theirs" }, ...differences(diff(store.translation(id), theirs.target)))
    : el("p", { className: "td-theirs td-none" }, t("editor.conflict_empty"));
  return el(
    "div",
    { className: "td-bar td-conflict", role: "group", "aria-label": heading },
    el("p", { className: "td-bar-head" }, `⚑ ${heading}`),
    el("p", { className: "td-bar-note" }, t("editor.conflict_note")),
    text,
    el(
      "div",
      { className: "td-bar-buttons" },
      button(t("editor.keep_mine"), t("editor.keep_mine_help"), () => editor.edits.keepMine(id)),
      button(t("editor.take_theirs"), t("editor.take_theirs_help"), () => editor.edits.takeTheirs(id)),
      button(t("editor.merge"), t("editor.merge_help"), () => editor.edits.mergeBoth(id)),
    ),
  );
}

/** Why the server has not taken a text. @param {string} message */
export function refusalBar(message) {
  return el("div", { className: "td-bar td-refused" }, el("p", {}, `⚠ ${message}`));
}
