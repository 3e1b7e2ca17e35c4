// Find and replace over all rows, with each change shown before it is made. What was replaced is one step to undo.

import { el } from "./dom.js";
import { selectedInBox } from "./inserting.js";
import { button, line, marked, quiet, tick } from "./panel/elements.js";
import { Searching } from "./searching.js";

const PAUSE_MS = 200;
const SHOWN = 200; // more places than this are counted, not listed

/** @param {object} editor */
export function install(editor) {
  const replace = new Replace(editor);
  const draw = (element) => replace.draw(element);
  editor.panel.add({ id: "replace", title: editor.t("panels.replace.title"), open: false, draw });
  editor.keys.on("replace", () => replace.open());
}

class Replace {
  constructor(editor) {
    this.editor = editor;
    this.asked = { query: "", by: "", regex: false, exact: false, whole: false, left: new Set() };
    this.place = null;
    this.timer = 0;
    this.searching = new Searching(() => new Worker(new URL("searchworker.js", import.meta.url), { type: "module" }));
  }

  open() {
    this.asked.query = selectedInBox(this.editor) || this.asked.query;
    this.build(this.editor.panel.open("replace"));
    const box = this.place.querySelector('[data-field="query"]');
    box.select();
    box.focus();
  }

  draw(element) {
    if (this.place !== element || !element.firstChild) this.build(element);
  }

  build(element) {
    this.place = element;
    const found = el("div", { className: "td-found", "aria-live": "polite" });
    element.replaceChildren(
      el("div", { className: "td-view" }, this.field("query"), this.field("by"), this.ways(), found),
    );
    this.search();
  }

  field(name) {
    const input = (value) => {
      this.asked[name] = value;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), PAUSE_MS);
    };
    return line(this.editor.t(`panels.replace.${name}`), this.asked[name], input, { "data-field": name });
  }

  ways() {
    const way = (name) =>
      tick(this.editor.t(`panels.replace.${name}`), this.asked[name], (on) => {
        this.asked[name] = on;
        this.search();
      });
    return el("div", { className: "td-ways" }, way("exact"), way("whole"), way("regex"));
  }

  search() {
    this.asked.left.clear();
    void this.show();
  }

  async show() {
    const texts = this.editor.store.rows().map(({ id }) => ({ id, text: this.editor.store.text(id) }));
    const { query, by, regex, exact, whole } = this.asked;
    const found = await this.searching.find(texts, { query, by, regex, exact, whole });
    if (found) this.list(found);
  }

  /** @param {import("./searching.js").Found} found */
  list(found) {
    const place = this.place?.querySelector(".td-found");
    if (!place || this.editor.held.holds(this.editor.panel.body, this, () => this.list(found))) return;
    if (found.fault) place.replaceChildren(el("p", { className: "td-trouble" }, this.editor.t(`panels.replace.${found.fault}`)));
    else place.replaceChildren(...(found.plan ? this.results(found.plan) : []));
  }

  results(plan) {
    const places = plan.reduce((sum, change) => sum + change.ranges.length, 0);
    const count = quiet(this.editor.t("panels.replace.found", { places, rows: plan.length }));
    if (!plan.length) return [count];
    const wanted = () => plan.filter((change) => change.safe && !this.asked.left.has(change.id));
    const all = button(this.editor.t("panels.replace.all"), () => this.replace(wanted()), {
      className: "td-primary",
      "data-key": "all",
    });
    return [count, all, el("ol", { className: "td-cards" }, ...plan.slice(0, SHOWN).map((change) => this.card(change)))];
  }

  card(change) {
    const number = this.editor.store.rows().findIndex((row) => row.id === change.id) + 1;
    const label = this.editor.t("panels.replace.row", { number });
    const mind = (on) => this.asked.left[on ? "delete" : "add"](change.id);
    const language = this.editor.languages.target;
    return el(
      "li",
      {},
      change.safe ? tick(label, !this.asked.left.has(change.id), mind) : el("b", {}, label),
      el("p", { lang: language }, ...marked(change.before, change.ranges)),
      el("p", { lang: language, className: "td-after" }, "→ ", change.after),
      change.safe
        ? button(this.editor.t("panels.replace.one"), () => this.replace([change]), { "data-key": `one-${change.id}` })
        : el("p", { className: "td-trouble" }, this.editor.t("panels.replace.unsafe")),
      button(this.editor.t("panels.goto"), () =>
        this.editor.focus(change.id, { start: change.ranges[0][0], end: change.ranges[0][1] }),
      ),
    );
  }

  replace(changes) {
    this.editor.group(() => {
      for (const { id, before, after } of changes) {
        if (this.editor.store.text(id) === before) this.editor.edit(id, after);
      }
    });
    this.editor.announce(this.editor.t("panels.replace.done", { rows: changes.length }));
    void this.show();
  }
}
