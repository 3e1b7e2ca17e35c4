// How a word has been translated before, in every form of the word: a search in the memory by lemma.

import { el } from "../dom.js";
import { toUnits } from "../offsets.js";
import { button, marked, quiet, select, sentence } from "./elements.js";
import { selectedInBox, selectedWords } from "../inserting.js";
import { meta, moment } from "./moments.js";

/** @param {object} editor */
export function install(editor) {
  const concordance = new Concordance(editor);
  const draw = (element) => concordance.draw(element);
  editor.panel.add({ id: "concordance", title: editor.t("panels.concordance.title"), open: false, draw });
  editor.keys.on("concordance", () => concordance.searchSelected());
}

class Concordance {
  constructor(editor) {
    this.editor = editor;
    this.asked = { query: "", side: "source", pairs: null, trouble: "", busy: new AbortController() };
    this.place = null;
  }

  searchSelected() {
    const target = selectedInBox(this.editor);
    const words = selectedWords(this.editor);
    const source = words && words !== target;
    const side = source || !target ? "source" : "target";
    Object.assign(this.asked, { query: source ? words : target, side, pairs: null });
    this.build(this.editor.panel.open("concordance"));
    this.place.querySelector("input").focus();
    void this.search(this.asked.query);
  }

  draw(element) {
    if (this.place !== element || !element.firstChild) this.build(element);
  }

  build(element) {
    this.place = element;
    const list = el("div", { className: "td-found", "aria-live": "polite" }, ...this.found());
    element.replaceChildren(el("div", { className: "td-view" }, this.form(), list));
  }

  form() {
    const box = el("input", {
      type: "search",
      value: this.asked.query,
      "aria-label": this.editor.t("panels.concordance.query"),
    });
    const sides = ["source", "target"].map((side) => [side, this.editor.t(`language.${this.editor.languages[side]}`)]);
    const submit = (event) => {
      event.preventDefault();
      void this.search(box.value);
    };
    return el(
      "form",
      { role: "search", className: "td-searching", onsubmit: submit },
      box,
      select(this.editor.t("panels.concordance.side"), sides, this.asked.side, (side) => (this.asked.side = side)),
      el("button", { type: "submit", className: "td-button" }, this.editor.t("panels.concordance.search")),
    );
  }

  found() {
    if (this.asked.trouble) return [el("p", { className: "td-trouble" }, this.asked.trouble)];
    if (!this.asked.pairs) return [quiet(this.editor.t("panels.concordance.note"))];
    if (!this.asked.pairs.length) return [quiet(this.editor.t("panels.concordance.none"))];
    return [el("ul", { className: "td-cards" }, ...this.asked.pairs.map((pair) => this.card(pair)))];
  }

  card(pair) {
    const side = (name) =>
      el(
        "p",
        { lang: this.editor.languages[name] },
        ...(this.asked.side === name ? marked(pair[name], this.hitsOf(pair, name)) : [pair[name]]),
      );
    const insert = () => this.editor.insert(pair.target);
    const label = this.editor.t("panels.concordance.insert");
    return el(
      "li",
      {},
      side("source"),
      side("target"),
      meta(pair.author, moment(pair.at, this.editor.languages.interface)),
      button(label, insert),
    );
  }

  hitsOf(pair, side) {
    const units = toUnits(pair[side]);
    return pair.hits.map((hit) => hit.map(units));
  }

  async search(query) {
    this.asked.query = query.trim();
    if (!this.asked.query) return;
    this.asked.busy.abort();
    this.asked.busy = new AbortController();
    const { signal } = this.asked.busy;
    try {
      const body = { query: this.asked.query, language: this.editor.languages[this.asked.side] };
      const { pairs } = await this.editor.ask("concordance", body, { signal });
      Object.assign(this.asked, { pairs, trouble: "" });
    } catch (error) {
      if (signal.aborted) return;
      this.asked.trouble = sentence(this.editor, error);
    }
    this.list();
  }

  list() {
    if (this.editor.held.holds(this.editor.panel.body, this, () => this.list())) return;
    this.place?.querySelector(".td-found")?.replaceChildren(...this.found());
  }
}
