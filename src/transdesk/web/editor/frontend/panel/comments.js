// Comments on the row in threads: written, answered, settled.

import { el } from "../dom.js";
import { button, quiet, sentence } from "./elements.js";
import { meta, moment } from "./moments.js";
import { addPart } from "./part.js";
import { threadsOf } from "../threads.js";

/** @param {object} editor */
export function install(editor) {
  const drafts = new Map(); // row or comment -> words that are not sent yet
  const part = addPart(editor, { id: "comments", open: false, show });

  function show(element, row) {
    const comments = editor.store.details(row.id)?.comments;
    if (!comments) element.append(quiet(editor.t("panels.loading")));
    else if (!comments.length) element.append(quiet(editor.t("panels.comments.none")));
    else element.append(el("ul", { className: "td-cards" }, ...threadsOf(comments).map((thread) => card(row, thread))));
    element.append(writing(row, null, editor.t("panels.comments.new")));
  }

  function card(row, { comment, answers }) {
    const settle = () => void send(row, { id: comment.id, resolved: !comment.resolved });
    const verb = comment.resolved ? "reopen" : "resolve";
    return el(
      "li",
      { className: comment.resolved ? "td-resolved" : "" },
      said(comment),
      ...answers.map((answer) => el("div", { className: "td-answer" }, said(answer))),
      comment.resolved ? el("p", { className: "td-sign" }, `✓ ${editor.t("panels.comments.resolved")}`) : null,
      button(editor.t(`panels.comments.${verb}`), settle, { "data-key": `settle-${comment.id}` }),
      comment.resolved ? null : writing(row, comment.id, editor.t("panels.comments.answer")),
    );
  }

  function said(comment) {
    const who = comment.author || editor.t("panels.someone");
    return el("div", {}, meta(who, moment(comment.at, editor.languages.interface)), el("p", { className: "td-said" }, comment.text));
  }

  function writing(row, parent, label) {
    const name = parent ?? row.id;
    const box = el("textarea", {
      rows: parent ? 1 : 2,
      "aria-label": label,
      placeholder: label,
      "data-key": `write-${name}`,
      value: drafts.get(name) ?? "",
      oninput: () => drafts.set(name, box.value),
      onkeydown: (event) => hurry(event, post),
    });
    const post = () => {
      const text = box.value.trim();
      if (text) void send(row, { segment: row.id, text, ...(parent && { parent }) }, name);
    };
    return el("div", { className: "td-writing" }, box, button(editor.t("panels.comments.send"), post, { "data-key": `send-${name}` }));
  }

  async function send(row, body, name) {
    try {
      const { comments } = await editor.ask("comment", body);
      if (name) drafts.delete(name);
      editor.store.setDetails(row.id, { comments });
      editor.announce(editor.t("panels.comments.stored"));
    } catch (error) {
      editor.announce(sentence(editor, error));
    }
    part.refresh();
  }

  editor.keys.on("comment", () => {
    part.open();
    part.element?.querySelector(".td-view-comments > .td-writing textarea")?.focus();
  });
}

/** Ctrl+Enter sends what is written here and does not reach the grid, where it would confirm the row. */
function hurry(event, post) {
  if (event.code !== "Enter" || !event.ctrlKey) return;
  event.preventDefault();
  event.stopPropagation();
  post();
}
