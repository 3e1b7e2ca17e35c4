// How a word has been translated before, in every form of the word: a search in the memory by lemma.

import { el } from "../dom.js";
import { toUnits } from "../offsets.js";
import { button, marked, quiet, select, sentence } from "./elements.js";
import { selectedInBox, selectedWords } from "../inserting.js";
import { meta, moment } from "./moments.js";

/** @param {object} editor */
export function install(editor) {
  const asked = { query: "", side: "source", pairs: null, trouble: "", busy: new AbortController() };
  let place = null;

  function draw(element) {
    if (place !== element || !element.firstChild) build(element);
  }

  function build(element) {
    place = element;
    const list = el("div", { className: "td-found", "aria-live": "polite" }, ...found());
    element.replaceChildren(el("div", { className: "td-view" }, form(), list));
  }

  function form() {
    const box = el("input", { type: "search", value: asked.query, "aria-label": editor.t("panels.concordance.query") });
    const sides = ["source", "target"].map((side) => [side, editor.t(`language.${editor.languages[side]}`)]);
    const submit = (event) => {
      event.preventDefault();
      void search(box.value);
    };
    return el(
      "form",
      { role: "search", className: "td-searching", onsubmit: submit },
      box,
      select(editor.t("panels.concordance.side"), sides, asked.side, (side) => (asked.side = side)),
      el("button", { type: "submit", className: "td-button" }, editor.t("panels.concordance.search")),
    );
  }

  function found() {
    if (asked.trouble) return [el("p", { className: "td-trouble" }, asked.trouble)];
    if (!asked.pairs) return [quiet(editor.t("panels.concordance.note"))];
    if (!asked.pairs.length) return [quiet(editor.t("panels.concordance.none"))];
    return [el("ul", { className: "td-cards" }, ...asked.pairs.map(card))];
  }

  function card(pair) {
    const side = (name) =>
      el("p", { lang: editor.languages[name] }, ...(asked.side === name ? marked(pair[name], hitsOf(pair, name)) : [pair[name]]));
    const insert = () => editor.insert(pair.target);
    const label = editor.t("panels.concordance.insert");
    return el("li", {}, side("source"), side("target"), meta(pair.author, moment(pair.at, editor.languages.interface)), button(label, insert));
  }

  function hitsOf(pair, side) {
    const units = toUnits(pair[side]);
    return pair.hits.map((hit) => hit.map(units));
  }

  async function search(query) {
    asked.query = query.trim();
    if (!asked.query) return;
    asked.busy.abort();
    asked.busy = new AbortController();
    const { signal } = asked.busy;
    try {
      const body = { query: asked.query, language: editor.languages[asked.side] };
      const { pairs } = await editor.ask("concordance", body, { signal });
      Object.assign(asked, { pairs, trouble: "" });
    } catch (error) {
      if (signal.aborted) return;
      asked.trouble = sentence(editor, error);
    }
    place?.querySelector(".td-found")?.replaceChildren(...found());
  }

  editor.panel.add({ id: "concordance", title: editor.t("panels.concordance.title"), open: false, draw });
  editor.keys.on("concordance", () => {
    const target = selectedInBox(editor);
    const words = selectedWords(editor);
    const source = words && words !== target;
    Object.assign(asked, { query: source ? words : target, side: source || !target ? "source" : "target", pairs: null });
    build(editor.panel.open("concordance"));
    place.querySelector("input").focus();
    void search(asked.query);
  });
}
