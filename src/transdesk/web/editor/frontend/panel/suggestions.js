// Changes that somebody suggests: shown as tracked changes, taken or refused one by one or all at once.

import { diff } from "../diff.js";
import { differences, el } from "../dom.js";
import { button, quiet, sentence } from "./elements.js";
import { meta, moment } from "./moments.js";
import { addPart } from "./part.js";
import { stepsOf } from "../pieces.js";

/** @param {object} editor */
export function install(editor) {
  new Suggestions(editor);
}

class Suggestions {
  constructor(editor) {
    this.editor = editor;
    this.writing = { id: "", text: "" };
    this.part = addPart(editor, { id: "suggestions", open: false, show: (element, row) => this.show(element, row) });
  }

  show(element, row) {
    const suggestions = this.editor.store.details(row.id)?.suggestions;
    if (!suggestions) element.append(quiet(this.editor.t("panels.loading")));
    else if (!suggestions.length) element.append(quiet(this.editor.t("panels.suggestions.none")));
    else
      element.append(el("ul", { className: "td-cards" }, ...suggestions.map((suggestion) => this.card(row, suggestion))));
    element.append(
      this.writing.id === row.id
        ? this.form(row)
        : button(this.editor.t("panels.suggestions.new"), () => this.start(row), { "data-key": "new" }),
    );
  }

  card(row, suggestion) {
    const steps = stepsOf(suggestion.pieces);
    const changes = steps.filter((step) => step.kind === "change").length;
    const all = (decision) =>
      button(this.editor.t(`panels.suggestions.${decision}_all`), () => void this.decide(row, suggestion, decision), {
        className: decision === "accept" ? "td-primary" : "",
        "data-key": `${decision}-${suggestion.id}`,
      });
    return el(
      "li",
      {},
      meta(suggestion.author || this.editor.t("panels.someone"), moment(suggestion.at, this.editor.languages.interface)),
      el(
        "p",
        { className: "td-tracked", lang: this.editor.languages.target },
        ...steps.flatMap((step) => this.tracked(row, suggestion, step, changes > 1)),
      ),
      el("p", {}, all("accept"), " ", all("reject")),
    );
  }

  tracked(row, suggestion, step, several) {
    if (step.kind === "same") return [step.text];
    const nodes = [step.before && el("del", {}, step.before), step.after && el("ins", {}, step.after)].filter(Boolean);
    if (!several) return nodes;
    const one = (decision, sign) => {
      const words = { before: step.before, after: step.after };
      const label = this.editor.t(`panels.suggestions.${decision}_one`, words);
      const attributes = {
        className: "td-slight",
        "aria-label": label,
        title: label,
        "data-key": `${decision}-${suggestion.id}-${step.number}`,
      };
      return button(sign, () => void this.decide(row, suggestion, decision, step.number), attributes);
    };
    return [...nodes, one("accept", "✓"), one("reject", "✗")];
  }

  async decide(row, suggestion, decision, piece) {
    await this.send(row, { id: suggestion.id, decision, ...(piece !== undefined && { piece }) }, `${decision}ed`);
  }

  async send(row, body, done) {
    try {
      const { suggestions, row: stored } = await this.editor.ask("suggest", body);
      if (stored) this.editor.store.take([stored]);
      this.editor.store.setDetails(row.id, { suggestions });
      this.writing.id = "";
      this.editor.announce(this.editor.t(`panels.suggestions.${done}`));
    } catch (error) {
      this.editor.announce(sentence(this.editor, error));
    }
    this.part.refresh();
  }

  start(row) {
    Object.assign(this.writing, { id: row.id, text: this.editor.store.text(row.id) });
    this.part.refresh();
    this.part.element?.querySelector(".td-view-suggestions textarea")?.focus();
  }

  form(row) {
    const seen = el("p", { className: "td-tracked", lang: this.editor.languages.target, "aria-live": "off" });
    const compare = () => seen.replaceChildren(...differences(diff(this.editor.store.text(row.id), this.writing.text)));
    const box = el("textarea", {
      rows: 4,
      lang: this.editor.languages.target,
      "aria-label": this.editor.t("panels.suggestions.text"),
      "data-key": "text",
      value: this.writing.text,
      oninput: () => ((this.writing.text = box.value), compare()),
    });
    compare();
    const stop = () => {
      this.writing.id = "";
      this.part.refresh();
    };
    const body = () => ({ segment: row.id, base: row.version, text: this.writing.text });
    const post = () => void this.send(row, body(), "stored");
    return el(
      "div",
      { className: "td-writing" },
      box,
      seen,
      button(this.editor.t("panels.suggestions.send"), post, { className: "td-primary", "data-key": "send" }),
      button(this.editor.t("panels.cancel"), stop),
    );
  }
}
