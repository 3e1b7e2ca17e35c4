// Texts that may take the place of the row's text. They are numbered as they stand on the page, over all parts that are
// open (CSS counters write the numbers); Alt+1 to Alt+9 press what a hand would press, so key and mouse cannot differ.

import { diff } from "../diff.js";
import { differences, el } from "../dom.js";
import { button, quiet } from "./elements.js";

/**
 * One offer: a press takes it; what is new in it against the present text is marked.
 *
 * @param {object} editor
 * @param {object} row
 * @param {{text: string, key: string, about?: (string | null)[], extra?: Node[]}} offer
 */
export function offer(editor, row, { text, key, about = [], extra = [] }) {
  const present = editor.store.text(row.id);
  const news = diff(present, text).filter((piece) => piece.kind !== "deleted");
  const words = present.trim() ? differences(news) : [text];
  const label = el("span", { lang: editor.languages.target }, ...words);
  const press = () => take(editor, row.id, text);
  const properties = { className: "td-offer", title: editor.t("panels.take"), "data-key": key };
  const facts = about.filter(Boolean).join(" · ");
  return el("li", {}, ...extra, button(label, press, properties), facts && quiet(facts));
}

/**
 * Put a text into a row as one step that can be undone.
 *
 * @param {object} editor
 * @param {string} id
 * @param {string} text
 */
export function take(editor, id, text) {
  editor.edit(id, text);
  editor.announce(editor.t("panels.taken"));
}

/**
 * The keys. Where nothing is offered the alternatives are opened.
 *
 * @param {object} editor
 */
export function install(editor) {
  for (let number = 1; number < 10; number += 1) {
    editor.keys.on(`insert_${number}`, () => {
      const offers = [...editor.panel.element.querySelectorAll(".td-offer")].filter((shown) => shown.checkVisibility());
      if (offers.length) offers[number - 1]?.click();
      else editor.panel.open("alternatives");
    });
  }
}
