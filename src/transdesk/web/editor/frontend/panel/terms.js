// The terms of the row: what the glossary wants, in the form that fits first; and adding a term from a selection.

import { el } from "../dom.js";
import { button, line, quiet, select, sentence } from "./elements.js";
import { addPart } from "./part.js";
import { insertWord, selectedInBox, selectedWords } from "../inserting.js";
import { SIGNS, missing } from "../termsigns.js";

const KINDS = ["term", "person-m", "person-f", "place", "organisation", "title", "abbreviation", "work"];

/** @param {object} editor */
export function install(editor) {
  const adding = { open: false, source: "", target: "", kind: "term", note: "", trouble: "" };
  const part = addPart(editor, { id: "terms", show });

  function show(element, row) {
    const terms = editor.store.details(row.id)?.terms;
    if (!terms) element.append(quiet(editor.t("panels.loading")));
    else if (!terms.length) element.append(quiet(editor.t("panels.terms.none")));
    else element.append(el("ul", { className: "td-cards" }, ...terms.map((term, place) => card(row, term, place))));
    element.append(adding.open ? form(row) : opener(row));
  }

  function card(row, term, place) {
    const [first, ...others] = term.forms;
    return el(
      "li",
      { className: `td-term td-term-${term.status}` },
      el("p", {}, el("b", {}, term.text), " → ", first ? insertion(first, place, 0) : ""),
      others.length ? choices(others, place) : null,
      term.forbidden.length ? quiet(editor.t("panels.terms.not"), " ", ...struck(term.forbidden)) : null,
      term.note ? quiet(term.note) : null,
      el("p", { className: "td-sign" }, `${SIGNS[term.status]} ${editor.t(`panels.terms.${term.status}`)}`),
      term.before ? undo(row, term) : null,
    );
  }

  function insertion(form, place, number) {
    const press = () => insertWord(editor, form.text);
    const title = editor.t("panels.insert", { text: form.text });
    return button(form.text, press, { className: "td-form", title, "data-key": `form-${place}-${number}` });
  }

  function choices(forms, place) {
    const items = forms.map((form, number) =>
      el("li", {}, insertion(form, place, number + 1), form.label ? el("span", { className: "td-quiet" }, form.label) : null),
    );
    return el("details", {}, el("summary", {}, editor.t("panels.terms.forms")), el("ul", {}, ...items));
  }

  function struck(words) {
    return words.flatMap((word, place) => [place ? ", " : "", el("del", {}, word)]);
  }

  function undo(row, term) {
    const press = () => editor.act(row.id, "undo_repair", { concept: term.concept });
    return button(editor.t("panels.terms.undo"), press, { title: term.before, "data-key": `undo-${term.concept}` });
  }

  function opener(row) {
    return button(editor.t("panels.terms.add"), () => start(row), { "data-key": "add" });
  }

  function start(row, { source, target } = selected(editor, row)) {
    Object.assign(adding, { open: true, trouble: "", note: "", source, target });
    part.refresh();
    part.element.querySelector(`[data-key="${source ? "target" : "source"}"]`).focus();
  }

  function form(row) {
    const field = (name) =>
      line(editor.t(`panels.terms.${name}`), adding[name], (value) => (adding[name] = value), { "data-key": name });
    const kinds = KINDS.map((kind) => [kind, editor.t(`term_kind.${kind}`)]);
    const send = (event) => {
      event.preventDefault();
      void save(row);
    };
    return el(
      "form",
      { className: "td-adding", onsubmit: send },
      field("source"),
      field("target"),
      select(editor.t("panels.terms.kind"), kinds, adding.kind, (kind) => (adding.kind = kind)),
      field("note"),
      adding.trouble ? el("p", { className: "td-trouble", role: "alert" }, adding.trouble) : null,
      el("button", { type: "submit", className: "td-button td-primary" }, editor.t("panels.terms.save")),
      button(editor.t("panels.cancel"), close),
    );
  }

  function close() {
    adding.open = false;
    part.refresh();
  }

  async function save(row) {
    const { source, target, kind, note } = adding;
    try {
      const { terms } = await editor.ask("term", { segment: row.id, source, target, kind, note });
      adding.open = false;
      editor.announce(editor.t("panels.terms.added", { source }));
      if (terms) editor.store.setDetails(row.id, { terms });
    } catch (error) {
      adding.trouble = sentence(editor, error);
    }
    part.refresh();
  }

  editor.keys.on("term", () => {
    const row = editor.store.row(editor.current()?.id);
    if (!row) return;
    const found = selected(editor, row);
    part.open();
    start(row, found);
  });
  editor.keys.on("insert_term", () => {
    const current = editor.current();
    const { store } = editor;
    const term = current && missing(store.details(current.id)?.terms ?? [], current.text, !store.isDirty(current.id));
    if (term) insertWord(editor, term.forms[0].text);
    else editor.announce(editor.t("panels.terms.all_there"));
  });
}

/** What is selected: words of the original into `source`, words of the translation into `target`. */
function selected(editor, row) {
  const words = selectedWords(editor);
  const target = editor.current()?.id === row.id ? selectedInBox(editor) : "";
  return { source: words && words !== target && row.source.includes(words) ? words : "", target };
}
