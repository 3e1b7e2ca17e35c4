// Which rows are shown; how far the work is, in words; what it took so far. A filter is applied when it changes, not while
// rows change: no row goes away under somebody's hands.

import { countsOf, effortOf, open, progressOf, shown } from "./filtering.js";
import { button, line, select, setChoices } from "./panel/elements.js";
import { TermRows } from "./termrows.js";

const PAUSE_MS = 200;
const REST_MS = 400;
const STATUSES = ["empty", "draft", "edited", "returned", "confirmed", "approved"];
const FINDINGS = ["any", "error", "warning", "note"];
const MARKS = ["comments", "suggestions", "repeats", "stale"];

/** @param {object} editor */
export function install(editor) {
  const filters = new Filters(editor);
  editor.place("filters").append(filters.element);
  editor.keys.on("filter", () => filters.focus());
  editor.store.on("rows", () => filters.renew());
  editor.store.on("row", () => filters.soon());
}

class Filters {
  constructor(editor) {
    this.editor = editor;
    this.filter = {};
    this.terms = new TermRows(editor, () => this.renew());
    this.timer = 0;
    this.summing = 0;
    const { el, t } = editor;
    this.text = line(t("panels.filter.text"), "", (text) => this.typed(text), { type: "search" });
    const choice = (name) => select(t(`panels.filter.${name}`), [], "", (value) => this.set(name, value));
    this.choices = new Map(["status", "finding", "mark", "author", "term"].map((name) => [name, choice(name)]));
    this.choices.get("term").addEventListener("focusin", () => void this.terms.load(), { once: true });
    this.all = button(t("panels.filter.reset"), () => this.reset());
    this.said = el("span", { className: "td-shown", role: "status" });
    this.progress = el("progress", { max: 100 });
    this.words = el("span", { className: "td-count" });
    this.effort = el("span", { className: "td-effort td-quiet" });
    this.element = el("div", { className: "td-filters", role: "search", "aria-label": t("panels.filter.title") });
    this.share = el("span", { className: "td-progress" }, this.progress, this.words);
    this.more = el("div", { className: "td-choices", id: "td-filter-choices" }, ...this.choices.values());
    this.fold = button(t("panels.filter.more"), () => this.unfold(this.more.hidden), { "aria-controls": this.more.id });
    this.element.append(this.text, this.fold, this.all, this.said, this.share, this.effort, this.more);
    this.unfold(editor.settings.get("filters", false));
    this.renew();
  }

  unfold(open) {
    this.editor.settings.set("filters", open);
    this.more.hidden = !open;
    this.fold.setAttribute("aria-expanded", String(open));
  }

  focus() {
    this.text.querySelector("input").focus();
  }

  typed(text) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.set("text", text), PAUSE_MS);
  }

  set(name, value) {
    this.filter = { ...this.filter, [name]: value };
    this.renew();
  }

  /** Rows with the status as the person sees it, also before it is stored. */
  rows() {
    const { store } = this.editor;
    return store.rows().map((row) => ({ ...row, status: store.status(row.id) }));
  }

  /** Apply the filter anew and offer what there is to choose. */
  renew() {
    const { store, t } = this.editor;
    const rows = this.rows();
    const all = open(this.filter);
    const found = all
      ? null
      : rows.filter((row) => shown(row, store.text(row.id), this.filter, this.terms.having(this.filter.term)));
    this.editor.show(found?.map((row) => row.id) ?? null);
    this.said.textContent = all ? "" : t("panels.filter.shown", { shown: found.length, all: rows.length });
    this.all.hidden = all;
    this.offer(rows);
    this.sum(rows);
  }

  offer(rows) {
    const { t } = this.editor;
    const { statuses, authors } = countsOf(rows);
    const counted = (name, number) => `${name} (${number})`;
    const named = [...authors].sort(([one], [other]) => one.localeCompare(other));
    const offered = {
      status: STATUSES.filter((one) => statuses.has(one)).map((one) => [
        one,
        counted(t(`status.${one}`), statuses.get(one)),
      ]),
      finding: FINDINGS.map((one) => [one, one === "any" ? t("panels.filter.any_finding") : t(`severity.${one}`)]),
      mark: MARKS.map((one) => [one, t(`panels.filter.${one}`)]),
      author: named.map(([author, number]) => [author, counted(author, number)]),
      term: this.terms.choices(),
    };
    for (const [name, choices] of Object.entries(offered)) {
      setChoices(this.choices.get(name), [["", t("panels.filter.any")], ...choices], this.filter[name] ?? "");
    }
  }

  reset() {
    this.filter = {};
    this.text.querySelector("input").value = "";
    this.renew();
    this.focus();
  }

  /** Many rows may change in one go: sums are made once for all of them, when the hands rest. */
  soon() {
    clearTimeout(this.summing);
    this.summing = setTimeout(() => this.sum(this.rows()), REST_MS);
  }

  sum(rows) {
    const { t } = this.editor;
    const { total, done, share } = progressOf(rows);
    this.words.textContent = t("panels.filter.words", { done, total, share });
    this.share.hidden = !total;
    this.progress.value = share;
    this.progress.setAttribute("aria-label", this.words.textContent);
    const { minutes, pace, edits } = effortOf(rows);
    const known = [
      minutes && t("panels.effort.minutes", { minutes }),
      pace && t("panels.effort.pace", { pace }),
      edits !== null && t("panels.effort.edits", { edits }),
    ];
    this.effort.textContent = known.filter(Boolean).join(" · ");
    this.effort.title = t("panels.effort.title");
  }
}
