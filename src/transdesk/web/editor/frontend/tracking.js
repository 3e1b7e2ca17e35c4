// A suggestion as it is read: what goes is struck out, what comes is underlined, each change with its own decision.

import { diff } from "./diff.js";
import { differences, el } from "./dom.js";
import { button } from "./panel/elements.js";
import { meta, moment } from "./panel/moments.js";
import { stepsOf } from "./pieces.js";

/**
 * @typedef {object} Seen
 * @property {import("./suggesting.js").Suggestion | null} stored null while it is not stored yet
 * @property {import("./suggesting.js").Draft} draft as it is by now
 * @property {boolean} own
 * @property {boolean} moved the translation is no longer what it was written over
 * @property {string} trouble why the last decision was not taken, or ""
 */

/**
 * The card of a suggestion under the row's text.
 * @param {import("./editor.js").Editor} editor
 * @param {Seen} seen
 * @param {{decide: (decision: "accept" | "reject", piece?: number) => void, carry: () => void}} ways
 */
export function suggestionCard(editor, seen, ways) {
  const { stored, draft, own, moved, trouble } = seen;
  const { t, languages } = editor;
  const heading = own ? t("panels.suggestions.mine") : t("panels.suggestions.by", { author: stored.author });
  const unsaved = !stored || stored.text !== draft.text;
  const words = unsaved ? differences(diff(draft.before, draft.text)) : tracked(editor, stored, ways);
  const carry = () => button(t("panels.suggestions.carry"), ways.carry, { "data-key": "carry" });
  return el(
    "div",
    { className: "td-bar td-suggestion", role: "group", "aria-label": heading, dataset: { suggestion: stored?.id ?? "new" } },
    el("p", { className: "td-bar-head" }, `± ${heading}`),
    el("p", { className: "td-tracked", lang: languages.target }, ...words),
    moved && el("p", { className: "td-bar-note" }, `⚑ ${t("panels.suggestions.moved")}`),
    trouble && el("p", { className: "td-trouble", role: "alert" }, trouble),
    el("div", { className: "td-bar-buttons" }, ...(unsaved ? [] : whole(editor, seen, ways)), own && moved && carry()),
    stored && !unsaved && meta(moment(stored.at, languages.interface)),
  );
}

function whole({ t }, { stored, own }, { decide }) {
  const press = (decision, label, className = "") =>
    button(label, () => decide(decision), { className, "data-key": `${decision}-${stored.id}` });
  return [
    press("accept", t("panels.suggestions.accept_all"), "td-primary"),
    press("reject", own ? t("panels.suggestions.withdraw") : t("panels.suggestions.reject_all")),
  ];
}

function tracked(editor, suggestion, ways) {
  const steps = stepsOf(suggestion.pieces);
  const several = steps.filter((step) => step.kind === "change").length > 1;
  return steps.flatMap((step) => {
    if (step.kind === "same") return [step.text];
    const nodes = [step.before && el("del", {}, step.before), step.after && el("ins", {}, step.after)].filter(Boolean);
    return several ? [...nodes, one("accept", "✓", step), one("reject", "✗", step)] : nodes;
  });

  function one(decision, sign, { number, before, after }) {
    const label = editor.t(`panels.suggestions.${decision}_one`, { before, after });
    const key = `${decision}-${suggestion.id}-${number}`;
    const look = { className: "td-slight", "aria-label": label, title: label, "data-key": key };
    return button(sign, () => ways.decide(decision, number), look);
  }
}
