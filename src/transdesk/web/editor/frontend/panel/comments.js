// Comments on the row in threads: written, answered, settled.

import { el } from "../dom.js";
import { button, quiet } from "./elements.js";
import { meta, moment } from "./moments.js";
import { addPart } from "./part.js";
import { threadsOf } from "../threads.js";

/** @param {object} editor */
export function install(editor) {
  const comments = new Comments(editor);
  editor.keys.on("comment", () => comments.write());
}

class Comments {
  constructor(editor) {
    this.editor = editor;
    /** @type {Map<string, string>} */ this.drafts = new Map(); // row or comment -> words that are not sent yet
    this.part = addPart(editor, { id: "comments", open: false, show: (element, row) => this.show(element, row) });
  }

  write() {
    this.part.open();
    this.part.element?.querySelector(".td-view-comments > .td-writing textarea")?.focus();
  }

  show(element, row) {
    const comments = this.editor.store.details(row.id)?.comments;
    if (!comments) element.append(quiet(this.editor.t("panels.loading")));
    else if (!comments.length) element.append(quiet(this.editor.t("panels.comments.none")));
    else
      element.append(el("ul", { className: "td-cards" }, ...threadsOf(comments).map((thread) => this.card(row, thread))));
    element.append(this.writing(row, null, this.editor.t("panels.comments.new")));
  }

  card(row, { comment, answers }) {
    const settle = () => void this.send(row, { id: comment.id, resolved: !comment.resolved });
    const verb = comment.resolved ? "reopen" : "resolve";
    return el(
      "li",
      { className: comment.resolved ? "td-resolved" : "" },
      this.said(comment),
      ...answers.map((answer) => el("div", { className: "td-answer" }, this.said(answer))),
      comment.resolved ? el("p", { className: "td-sign" }, `✓ ${this.editor.t("panels.comments.resolved")}`) : null,
      button(this.editor.t(`panels.comments.${verb}`), settle, { "data-key": `settle-${comment.id}` }),
      comment.resolved ? null : this.writing(row, comment.id, this.editor.t("panels.comments.answer")),
    );
  }

  said(comment) {
    const who = comment.author || this.editor.t("panels.someone");
    return el(
      "div",
      {},
      meta(who, moment(comment.at, this.editor.languages.interface)),
      el("p", { className: "td-said" }, comment.text),
    );
  }

  writing(row, parent, label) {
    const name = parent ?? row.id;
    const box = el("textarea", {
      rows: parent ? 1 : 2,
      "aria-label": label,
      placeholder: label,
      "data-key": `write-${name}`,
      value: this.drafts.get(name) ?? "",
      oninput: () => this.drafts.set(name, box.value),
      onkeydown: (event) => hurry(event, post),
    });
    const post = () => {
      const text = box.value.trim();
      if (text) void this.send(row, { segment: row.id, text, ...(parent && { parent }) }, name);
    };
    return el(
      "div",
      { className: "td-writing" },
      box,
      button(this.editor.t("panels.comments.send"), post, { "data-key": `send-${name}` }),
    );
  }

  async send(row, body, name) {
    try {
      const { comments } = await this.editor.ask("comment", body);
      if (name) this.drafts.delete(name);
      this.editor.store.setDetails(row.id, { comments });
      this.editor.announce(this.editor.t("panels.comments.stored"));
      this.part.refresh();
    } catch (error) {
      this.part.failed(error);
    }
  }
}

/** Ctrl+Enter sends what is written here and does not reach the grid, where it would confirm the row. */
function hurry(event, post) {
  if (event.code !== "Enter" || !event.ctrlKey) return;
  event.preventDefault();
  event.stopPropagation();
  post();
}
