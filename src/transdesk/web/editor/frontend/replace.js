// Find and replace over all rows, with each change shown before it is made. What was replaced is one step to undo.

import { el } from "./dom.js";
import { selectedInBox } from "./inserting.js";
import { button, line, marked, quiet, tick } from "./panel/elements.js";
import { patternOf, planOf, rangesOf } from "./search.js";

const PAUSE_MS = 200;
const SHOWN = 200; // more places than this are counted, not listed

/** @param {object} editor */
export function install(editor) {
  const asked = { query: "", by: "", regex: false, exact: false, whole: false, left: new Set() };
  let place = null;
  let timer = 0;

  function draw(element) {
    if (place !== element || !element.firstChild) build(element);
  }

  function build(element) {
    place = element;
    const found = el("div", { className: "td-found", "aria-live": "polite" });
    element.replaceChildren(el("div", { className: "td-view" }, field("query"), field("by"), ways(), found));
    search();
  }

  function field(name) {
    const input = (value) => {
      asked[name] = value;
      clearTimeout(timer);
      timer = setTimeout(search, PAUSE_MS);
    };
    return line(editor.t(`panels.replace.${name}`), asked[name], input, { "data-field": name });
  }

  function ways() {
    const way = (name) =>
      tick(editor.t(`panels.replace.${name}`), asked[name], (on) => {
        asked[name] = on;
        search();
      });
    return el("div", { className: "td-ways" }, way("exact"), way("whole"), way("regex"));
  }

  function search() {
    asked.left.clear();
    show();
  }

  function show() {
    const found = place?.querySelector(".td-found");
    if (!found) return;
    try {
      const pattern = patternOf(asked.query, asked);
      found.replaceChildren(...(pattern ? results(pattern) : []));
    } catch {
      found.replaceChildren(el("p", { className: "td-trouble" }, editor.t("panels.replace.broken")));
    }
  }

  function results(pattern) {
    const texts = editor.store.rows().map(({ id }) => ({ id, text: editor.store.text(id) }));
    const plan = planOf(texts, pattern, asked.by, asked.regex);
    const places = plan.reduce((sum, change) => sum + change.ranges.length, 0);
    const count = quiet(editor.t("panels.replace.found", { places, rows: plan.length }));
    if (!plan.length) return [count];
    const wanted = () => plan.filter((change) => change.safe && !asked.left.has(change.id));
    const all = button(editor.t("panels.replace.all"), () => replace(wanted()), { className: "td-primary", "data-key": "all" });
    return [count, all, el("ol", { className: "td-cards" }, ...plan.slice(0, SHOWN).map((change) => card(change, pattern)))];
  }

  function card(change, pattern) {
    const number = editor.store.rows().findIndex((row) => row.id === change.id) + 1;
    const label = editor.t("panels.replace.row", { number });
    const mind = (on) => asked.left[on ? "delete" : "add"](change.id);
    const language = editor.languages.target;
    return el(
      "li",
      {},
      change.safe ? tick(label, !asked.left.has(change.id), mind) : el("b", {}, label),
      el("p", { lang: language }, ...marked(change.before, rangesOf(change.before, pattern))),
      el("p", { lang: language, className: "td-after" }, "→ ", change.after),
      change.safe
        ? button(editor.t("panels.replace.one"), () => replace([change]), { "data-key": `one-${change.id}` })
        : el("p", { className: "td-trouble" }, editor.t("panels.replace.unsafe")),
      button(editor.t("panels.goto"), () => editor.focus(change.id, { start: change.ranges[0][0], end: change.ranges[0][1] })),
    );
  }

  function replace(changes) {
    editor.group(() => {
      for (const { id, before, after } of changes) {
        if (editor.store.text(id) === before) editor.edit(id, after);
      }
    });
    editor.announce(editor.t("panels.replace.done", { rows: changes.length }));
    show();
  }

  editor.panel.add({ id: "replace", title: editor.t("panels.replace.title"), open: false, draw });
  editor.keys.on("replace", () => {
    asked.query = selectedInBox(editor) || asked.query;
    build(editor.panel.open("replace"));
    place.querySelector('[data-field="query"]').select();
    place.querySelector('[data-field="query"]').focus();
  });
}
