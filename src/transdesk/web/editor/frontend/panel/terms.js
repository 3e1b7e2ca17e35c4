// The terms of the row: what the glossary wants, in the form that fits first; and adding a term from a selection.

import { el } from "../dom.js";
import { button, line, quiet, select, sentence } from "./elements.js";
import { addPart } from "./part.js";
import { insertWord, selectedInBox, selectedWords } from "../inserting.js";
import { SIGNS, missing } from "../termsigns.js";

const KINDS = ["term", "person-m", "person-f", "place", "organisation", "title", "abbreviation", "work"];

/** @param {object} editor */
export function install(editor) {
  const terms = new Terms(editor);
  editor.keys.on("term", () => terms.addSelected());
  editor.keys.on("insert_term", () => terms.insertMissing());
}

class Terms {
  constructor(editor) {
    this.editor = editor;
    this.adding = { open: false, source: "", target: "", kind: "term", note: "", trouble: "" };
    this.part = addPart(editor, { id: "terms", show: (element, row) => this.show(element, row) });
  }

  /** A term from what is selected in the source and in the text. */
  addSelected() {
    const row = this.editor.store.row(this.editor.current()?.id);
    if (!row) return;
    const words = selected(this.editor, row); // before the form takes the keyboard
    this.part.open();
    this.start(row, words);
  }

  insertMissing() {
    const { store, t } = this.editor;
    const current = this.editor.current();
    const known = store.details(current?.id)?.terms;
    if (!known) return this.editor.announce(t("panels.loading"));
    const term = missing(known, current.text, !store.isDirty(current.id));
    if (term) insertWord(this.editor, term.forms[0].text);
    else this.editor.announce(t("panels.terms.all_there"));
  }

  show(element, row) {
    const terms = this.editor.store.details(row.id)?.terms;
    if (!terms) element.append(quiet(this.editor.t("panels.loading")));
    else if (!terms.length) element.append(quiet(this.editor.t("panels.terms.none")));
    else element.append(el("ul", { className: "td-cards" }, ...terms.map((term, place) => this.card(row, term, place))));
    element.append(this.adding.open ? this.form(row) : this.opener(row));
  }

  card(row, term, place) {
    const [first, ...others] = term.forms;
    return el(
      "li",
      { className: `td-term td-term-${term.status}` },
      el("p", {}, el("b", {}, term.text), " → ", first ? this.insertion(first, place, 0) : ""),
      others.length ? this.choices(others, place) : null,
      term.forbidden.length ? quiet(this.editor.t("panels.terms.not"), " ", ...struck(term.forbidden)) : null,
      term.note ? quiet(term.note) : null,
      el("p", { className: "td-sign" }, `${SIGNS[term.status]} ${this.editor.t(`panels.terms.${term.status}`)}`),
      term.before ? this.undo(row, term) : null,
    );
  }

  insertion(form, place, number) {
    const press = () => insertWord(this.editor, form.text);
    const title = this.editor.t("panels.insert", { text: form.text });
    return button(form.text, press, { className: "td-form", title, "data-key": `form-${place}-${number}` });
  }

  choices(forms, place) {
    const items = forms.map((form, number) =>
      el(
        "li",
        {},
        this.insertion(form, place, number + 1),
        form.label ? el("span", { className: "td-quiet" }, form.label) : null,
      ),
    );
    const key = `forms-${place}`;
    const summary = el("summary", { "data-key": `unfold-${key}` }, this.editor.t("panels.terms.forms"));
    return el("details", { "data-key": key }, summary, el("ul", {}, ...items));
  }

  undo(row, term) {
    const press = () => this.editor.act(row.id, "undo_repair", { concept: term.concept });
    return button(this.editor.t("panels.terms.undo"), press, { title: term.before, "data-key": `undo-${term.concept}` });
  }

  opener(row) {
    return button(this.editor.t("panels.terms.add"), () => this.start(row), { "data-key": "add" });
  }

  start(row, { source, target } = selected(this.editor, row)) {
    Object.assign(this.adding, { open: true, trouble: "", note: "", source, target });
    this.part.refresh();
    this.part.element.querySelector(`[data-key="${source ? "target" : "source"}"]`).focus();
  }

  form(row) {
    const field = (name) =>
      line(this.editor.t(`panels.terms.${name}`), this.adding[name], (value) => (this.adding[name] = value), {
        "data-key": name,
      });
    const kinds = KINDS.map((kind) => [kind, this.editor.t(`term_kind.${kind}`)]);
    const send = (event) => {
      event.preventDefault();
      void this.save(row);
    };
    return el(
      "form",
      { className: "td-adding", onsubmit: send },
      field("source"),
      field("target"),
      select(this.editor.t("panels.terms.kind"), kinds, this.adding.kind, (kind) => (this.adding.kind = kind)),
      field("note"),
      this.adding.trouble ? el("p", { className: "td-trouble", role: "alert" }, this.adding.trouble) : null,
      el("button", { type: "submit", className: "td-button td-primary" }, this.editor.t("panels.terms.save")),
      button(this.editor.t("panels.cancel"), () => this.close()),
    );
  }

  close() {
    this.adding.open = false;
    this.part.refresh();
  }

  async save(row) {
    const { source, target, kind, note } = this.adding;
    try {
      const { terms } = await this.editor.ask("term", { segment: row.id, source, target, kind, note });
      this.adding.open = false;
      this.editor.announce(this.editor.t("panels.terms.added", { source }));
      if (terms) this.editor.store.setDetails(row.id, { terms });
    } catch (error) {
      this.adding.trouble = sentence(this.editor, error);
    }
    this.part.refresh();
  }
}

/** Words that are not to be used, struck out. */
function struck(words) {
  return words.flatMap((word, place) => [place ? ", " : "", el("del", {}, word)]);
}

/** What is selected: words of the original into `source`, words of the translation into `target`. */
function selected(editor, row) {
  const words = selectedWords(editor);
  const target = editor.current()?.id === row.id ? selectedInBox(editor) : "";
  return { source: words && words !== target && row.source.includes(words) ? words : "", target };
}
