// Changes that somebody suggests: shown as tracked changes, taken or refused one by one or all at once.

import { diff } from "../diff.js";
import { el } from "../dom.js";
import { button, differences, quiet, sentence } from "./elements.js";
import { meta, moment } from "./moments.js";
import { addPart } from "./part.js";
import { stepsOf } from "../pieces.js";

/** @param {object} editor */
export function install(editor) {
  const writing = { id: "", text: "" };
  const part = addPart(editor, { id: "suggestions", open: false, show });

  function show(element, row) {
    const suggestions = editor.store.details(row.id)?.suggestions;
    if (!suggestions) element.append(quiet(editor.t("panels.loading")));
    else if (!suggestions.length) element.append(quiet(editor.t("panels.suggestions.none")));
    else element.append(el("ul", { className: "td-cards" }, ...suggestions.map((suggestion) => card(row, suggestion))));
    element.append(writing.id === row.id ? form(row) : button(editor.t("panels.suggestions.new"), () => start(row), { "data-key": "new" }));
  }

  function card(row, suggestion) {
    const steps = stepsOf(suggestion.pieces);
    const changes = steps.filter((step) => step.kind === "change").length;
    const all = (decision) =>
      button(editor.t(`panels.suggestions.${decision}_all`), () => void decide(row, suggestion, decision), {
        className: decision === "accept" ? "td-primary" : "",
        "data-key": `${decision}-${suggestion.id}`,
      });
    return el(
      "li",
      {},
      meta(suggestion.author || editor.t("panels.someone"), moment(suggestion.at, editor.languages.interface)),
      el("p", { className: "td-tracked", lang: editor.languages.target }, ...steps.flatMap((step) => tracked(row, suggestion, step, changes > 1))),
      el("p", {}, all("accept"), " ", all("reject")),
    );
  }

  function tracked(row, suggestion, step, several) {
    if (step.kind === "same") return [step.text];
    const nodes = [step.before && el("del", {}, step.before), step.after && el("ins", {}, step.after)].filter(Boolean);
    if (!several) return nodes;
    const one = (decision, sign) => {
      const words = { before: step.before, after: step.after };
      const label = editor.t(`panels.suggestions.${decision}_one`, words);
      const attributes = { className: "td-slight", "aria-label": label, title: label, "data-key": `${decision}-${suggestion.id}-${step.number}` };
      return button(sign, () => void decide(row, suggestion, decision, step.number), attributes);
    };
    return [...nodes, one("accept", "✓"), one("reject", "✗")];
  }

  async function decide(row, suggestion, decision, piece) {
    await send(row, { id: suggestion.id, decision, ...(piece !== undefined && { piece }) }, `${decision}ed`);
  }

  async function send(row, body, done) {
    try {
      const { suggestions, row: stored } = await editor.ask("suggest", body);
      if (stored) editor.store.take([stored]);
      editor.store.setDetails(row.id, { suggestions });
      editor.announce(editor.t(`panels.suggestions.${done}`));
    } catch (error) {
      editor.announce(sentence(editor, error));
    }
    part.refresh();
  }

  function start(row) {
    Object.assign(writing, { id: row.id, text: editor.store.text(row.id) });
    part.refresh();
    part.element?.querySelector(".td-view-suggestions textarea")?.focus();
  }

  function form(row) {
    const seen = el("p", { className: "td-tracked", lang: editor.languages.target, "aria-live": "off" });
    const compare = () => seen.replaceChildren(...differences(diff(editor.store.text(row.id), writing.text)));
    const box = el("textarea", {
      rows: 4,
      lang: editor.languages.target,
      "aria-label": editor.t("panels.suggestions.text"),
      "data-key": "text",
      value: writing.text,
      oninput: () => ((writing.text = box.value), compare()),
    });
    compare();
    const stop = () => {
      writing.id = "";
      part.refresh();
    };
    const post = async () => {
      const body = { segment: row.id, base: row.version, text: writing.text };
      writing.id = "";
      await send(row, body, "stored");
    };
    return el(
      "div",
      { className: "td-writing" },
      box,
      seen,
      button(editor.t("panels.suggestions.send"), () => void post(), { className: "td-primary", "data-key": "send" }),
      button(editor.t("panels.cancel"), stop),
    );
  }
}
