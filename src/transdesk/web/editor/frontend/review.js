// The editor's view of a row and of the whole: what was changed against the draft or the version confirmed before, approve
// one or all that are clean, return one or the whole with a reason, and the numbers of the newsroom's gate.

import { diff } from "./diff.js";
import { el } from "./dom.js";
import { numbersOf, verdictsOf } from "./gate.js";
import { button, differences, quiet, select, sentence } from "./panel/elements.js";
import { addPart } from "./panel/part.js";
import { changedShare } from "./pieces.js";
import { clean, comparedWith } from "./reviewing.js";

const AGAINST = ["draft", "confirmed"];
const REVIEWERS = ["editor", "admin"];
const SIGNS = { pass: "", warn: "⚠ ", block: "✖ " };

/** @param {object} editor */
export function install(editor) {
  const { store, t } = editor;
  const reviewer = REVIEWERS.includes(editor.me.role);
  const reasons = new Map(); // row, or "whole" -> a reason that is being written
  const part = addPart(editor, {
    id: "review",
    open: reviewer,
    load: (row, signal) => editor.get("history", { segment: row.id }, { signal }),
    version: (row) => `${row.id} ${row.version}`,
    show: (element, row, { revisions }) => element.append(compared(row, revisions), ...(reviewer ? [decisions(row)] : []), whole()),
  });

  function compared(row, revisions) {
    const against = editor.settings.get("against", "draft");
    const choose = (value) => {
      editor.settings.set("against", value);
      part.refresh();
    };
    const choices = AGAINST.map((name) => [name, t(`panels.review.${name}`)]);
    const before = comparedWith(against, row, revisions);
    return el("div", {}, select(t("panels.review.against"), choices, against, choose), ...changes(before, store.text(row.id)));
  }

  function changes(before, text) {
    if (before === null) return [quiet(t("panels.review.nothing_before"))];
    const pieces = diff(before, text);
    const percent = Math.round(100 * changedShare(pieces));
    const said = before === text ? t("panels.review.unchanged") : t("panels.review.changed", { percent });
    return [el("p", { lang: editor.languages.target, className: "td-tracked" }, ...differences(pieces)), quiet(said)];
  }

  function decisions(row) {
    const approve = button(t("panels.review.approve"), () => editor.act(row.id, "approve"), {
      className: "td-primary",
      disabled: store.status(row.id) === "approved" || !store.text(row.id).trim(),
      "data-key": "approve",
    });
    const back = (reason) => {
      editor.act(row.id, "return", { reason });
      editor.announce(t("panels.review.returned"));
      part.refresh();
    };
    return el("div", { className: "td-decisions" }, approve, returning(row.id, t("panels.review.return"), back));
  }

  /** A reason and the button that sends it: without a reason nothing is returned. */
  function returning(name, label, send) {
    const words = t("panels.review.reason");
    const box = el("textarea", { rows: 1, "aria-label": words, placeholder: words, value: reasons.get(name) ?? "", "data-key": `why-${name}` });
    const press = () => {
      reasons.delete(name);
      send(box.value.trim());
    };
    const go = button(label, press, { disabled: !box.value.trim(), "data-key": `return-${name}` });
    box.addEventListener("input", () => {
      reasons.set(name, box.value);
      go.disabled = !box.value.trim();
    });
    return el("div", { className: "td-writing" }, box, go);
  }

  function whole() {
    const label = t("panels.review.whole");
    const ready = cleanRows();
    const steps = [
      button(t("panels.review.approve_clean", { rows: ready.length }), approveClean, { disabled: !ready.length, "data-key": "clean" }),
      button(t("panels.review.approve_whole"), () => void step("approve"), { disabled: editor.article.stage === "approved", "data-key": "approve-whole" }),
      returning("whole", t("panels.review.return_whole"), (reason) => void step("return", reason)),
    ];
    return el("section", { className: "td-decisions", "aria-label": label }, el("h4", {}, label), gate(), ...(reviewer ? steps : []));
  }

  function faces() {
    return store.rows().map((row) => ({ ...row, text: store.text(row.id), status: store.status(row.id) }));
  }

  function gate() {
    const { gate: levels } = editor;
    if (!levels?.verdict) return null;
    const numbers = numbersOf(faces());
    const verdicts = verdictsOf(numbers, levels);
    const lines = {
      percent: t("panels.review.machine", { percent: numbers.percent, warn: levels.warn ?? "–", block: levels.block ?? "–" }),
      unchanged: t("panels.review.untouched", { number: numbers.unchanged }),
      errors: t("panels.review.errors", { number: numbers.errors }),
      empty: t("panels.review.empty", { number: numbers.empty }),
    };
    const items = Object.entries(lines).map(([name, words]) =>
      el("li", { className: `td-gate-${verdicts[name]}` }, SIGNS[verdicts[name]] + words),
    );
    return el("ul", { className: "td-gate" }, ...items);
  }

  function cleanRows() {
    return faces().filter((row) => clean(row, store.isDirty(row.id)));
  }

  function approveClean() {
    const ready = cleanRows();
    editor.group(() => ready.forEach((row) => editor.act(row.id, "approve")));
    editor.announce(t("panels.review.approved", { rows: ready.length }));
    part.refresh();
  }

  async function step(name, reason) {
    try {
      const { stage, gate: said } = await editor.ask("stage", { step: name, reason });
      Object.assign(editor.article, { stage });
      editor.gate = said;
      editor.announce(t(`stage.${stage}`));
      part.refresh();
    } catch (error) {
      editor.announce(sentence(editor, error));
      part.element.prepend(el("p", { className: "td-trouble", role: "alert" }, sentence(editor, error)));
    }
  }
}
