// The editor's view of a row and of the whole: what was changed against the draft or the version confirmed before, approve
// one or all that are clean, return one or the whole with a reason, and the numbers of the newsroom's gate.

import { diff } from "./diff.js";
import { differences, el } from "./dom.js";
import { numbersOf, verdictsOf } from "./gate.js";
import { button, quiet, select } from "./panel/elements.js";
import { addPart } from "./panel/part.js";
import { changedShare } from "./pieces.js";
import { clean, comparedWith } from "./reviewing.js";

const REST_MS = 500;
const AGAINST = ["draft", "confirmed"];
const REVIEWERS = ["editor", "admin"];
const SIGNS = { pass: "", warn: "⚠ ", block: "✖ " };

/** @param {object} editor */
export function install(editor) {
  const review = new Review(editor);
  for (const event of ["row", "rows"]) editor.store.on(event, () => review.soon());
}

class Review {
  constructor(editor) {
    this.editor = editor;
    this.store = editor.store;
    this.t = editor.t;
    this.timer = 0;
    /** @type {{numbers: object, ready: number} | null} */ this.sums = null;
    this.reviewer = REVIEWERS.includes(editor.me.role);
    /** @type {Map<string, string>} */ this.reasons = new Map(); // row, or "whole" -> a reason that is being written
    this.part = addPart(editor, {
      id: "review",
      open: this.reviewer,
      load: (row, signal) => editor.get("history", { segment: row.id }, { signal }),
      version: (row) => `${row.id} ${row.version}`,
      show: (element, row, { revisions }) => this.show(element, row, revisions),
    });
  }

  show(element, row, revisions) {
    element.append(this.compared(row, revisions), this.reviewer ? this.decisions(row) : "", this.whole());
  }

  compared(row, revisions) {
    const against = this.editor.settings.get("against", "draft");
    const choose = (value) => {
      this.editor.settings.set("against", value);
      this.part.refresh();
    };
    const choices = AGAINST.map((name) => [name, this.t(`panels.review.${name}`)]);
    const before = comparedWith(against, row, revisions);
    return el(
      "div",
      {},
      select(this.t("panels.review.against"), choices, against, choose),
      ...this.changes(before, this.store.translation(row.id)),
    );
  }

  changes(before, text) {
    if (before === null) return [quiet(this.t("panels.review.nothing_before"))];
    const pieces = diff(before, text);
    const percent = Math.round(100 * changedShare(pieces));
    const said = before === text ? this.t("panels.review.unchanged") : this.t("panels.review.changed", { percent });
    return [
      el("p", { lang: this.editor.languages.target, className: "td-tracked" }, ...differences(pieces)),
      quiet(said),
    ];
  }

  decisions(row) {
    const approve = button(this.t("panels.review.approve"), () => this.editor.act(row.id, "approve"), {
      className: "td-primary",
      disabled: this.store.status(row.id) === "approved" || !this.store.translation(row.id).trim(),
      "data-key": "approve",
    });
    const back = (reason) => {
      this.editor.act(row.id, "return", { reason });
      this.reasons.delete(row.id);
      this.editor.announce(this.t("panels.review.returned"));
      this.part.refresh();
    };
    return el(
      "div",
      { className: "td-decisions" },
      approve,
      this.returning(row.id, this.t("panels.review.return"), back),
    );
  }

  /** A reason and the button that sends it: without a reason nothing is returned. */
  returning(name, label, send) {
    const words = this.t("panels.review.reason");
    const box = el("textarea", {
      rows: 1,
      "aria-label": words,
      placeholder: words,
      value: this.reasons.get(name) ?? "",
      "data-key": `why-${name}`,
    });
    const go = button(label, () => send(box.value.trim()), { disabled: !box.value.trim(), "data-key": `return-${name}` });
    box.addEventListener("input", () => {
      this.reasons.set(name, box.value);
      go.disabled = !box.value.trim();
    });
    return el("div", { className: "td-writing" }, box, go);
  }

  whole() {
    const label = this.t("panels.review.whole");
    this.sums ??= this.count();
    const { ready } = this.sums;
    const steps = [
      button(this.t("panels.review.approve_clean", { rows: ready }), () => this.approveClean(), {
        disabled: !ready,
        "data-key": "clean",
      }),
      button(this.t("panels.review.approve_whole"), () => void this.step("approve"), {
        disabled: this.editor.article.stage === "approved",
        "data-key": "approve-whole",
      }),
      this.returning("whole", this.t("panels.review.return_whole"), (reason) => void this.step("return", reason)),
    ];
    return el(
      "section",
      { className: "td-decisions", "aria-label": label },
      el("h4", {}, label),
      this.gate(),
      ...(this.reviewer ? steps : []),
    );
  }

  faces() {
    return this.store.rows().map((row) => ({ ...row, text: this.store.translation(row.id), status: this.store.status(row.id) }));
  }

  /** All rows are counted when the hands rest: thousands of them must not be in the way of a key. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.sums = null;
      this.part.renew();
    }, REST_MS);
  }

  count() {
    return { numbers: numbersOf(this.faces()), ready: this.cleanRows().length };
  }

  gate() {
    const { gate: levels } = this.editor;
    if (!levels?.verdict) return null;
    const { numbers } = this.sums;
    const verdicts = verdictsOf(numbers, levels);
    const lines = {
      percent: this.t("panels.review.machine", {
        percent: numbers.percent,
        warn: levels.warn ?? "–",
        block: levels.block ?? "–",
      }),
      unchanged: this.t("panels.review.untouched", { number: numbers.unchanged }),
      errors: this.t("panels.review.errors", { number: numbers.errors }),
      empty: this.t("panels.review.empty", { number: numbers.empty }),
    };
    const items = Object.entries(lines).map(([name, words]) =>
      el("li", { className: `td-gate-${verdicts[name]}` }, SIGNS[verdicts[name]] + words),
    );
    return el("ul", { className: "td-gate" }, ...items);
  }

  cleanRows() {
    return this.faces().filter((row) => clean(row, this.store.isDirty(row.id)));
  }

  approveClean() {
    const ready = this.cleanRows();
    this.editor.group(() => ready.forEach((row) => this.editor.act(row.id, "approve")));
    this.editor.announce(this.t("panels.review.approved", { rows: ready.length }));
    this.part.refresh();
  }

  async step(name, reason) {
    try {
      const { stage, gate: said } = await this.editor.ask("stage", { step: name, reason });
      Object.assign(this.editor.article, { stage });
      this.editor.gate = said;
      this.reasons.delete("whole");
      this.editor.announce(this.t(`stage.${stage}`));
      this.part.refresh();
    } catch (error) {
      this.part.failed(error);
    }
  }
}
