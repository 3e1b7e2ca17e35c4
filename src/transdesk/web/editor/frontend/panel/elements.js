// The few controls that the parts of the panel share.

import { el, focused } from "../dom.js";

/**
 * A button that does not take the caret away from the text when a mouse or finger presses it.
 *
 * @param {string | Node | (string | Node)[]} label
 * @param {(event: Event) => void} press
 * @param {Record<string, any>} [properties]
 */
export function button(label, press, { className = "", ...properties } = {}) {
  const keepCaret = (event) => event.preventDefault();
  const own = { type: "button", className: `td-button ${className}`, onclick: press, onmousedown: keepCaret };
  return el("button", { ...own, ...properties }, ...[label].flat());
}

/**
 * A labelled choice of one value.
 *
 * @param {string} label
 * @param {[string, string][]} choices value and words
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
export function select(label, choices, chosen, choose) {
  const box = el("select", { onchange: () => choose(box.value) });
  const field = el("label", { className: "td-field" }, el("span", {}, label), box);
  setChoices(field, choices, chosen);
  return field;
}

/**
 * Give a labelled choice other values.
 *
 * @param {HTMLElement} field what `select` made
 * @param {[string, string][]} choices
 * @param {string} chosen
 */
export function setChoices(field, choices, chosen) {
  const options = choices.map(([value, words]) => el("option", { value, selected: value === chosen }, words));
  field.querySelector("select").replaceChildren(...options);
}

/**
 * A labelled line of text.
 *
 * @param {string} label
 * @param {string} value
 * @param {(value: string) => void} input
 * @param {Record<string, any>} [properties]
 */
export function line(label, value, input, properties = {}) {
  const box = el("input", { type: "text", value, oninput: () => input(box.value), ...properties });
  return el("label", { className: "td-field" }, el("span", {}, label), box);
}

/**
 * A box to tick.
 *
 * @param {string} label
 * @param {boolean} checked
 * @param {(checked: boolean) => void} change
 */
export function tick(label, checked, change) {
  const box = el("input", { type: "checkbox", checked, onchange: () => change(box.checked) });
  return el("label", { className: "td-tick" }, box, el("span", {}, label));
}

/** A quiet remark. @param {...(string | Node)} words */
export function quiet(...words) {
  return el("p", { className: "td-quiet" }, ...words);
}

/**
 * What went wrong, in words; without an answer of the desk that is the missing network.
 *
 * @param {object} editor
 * @param {Error} error
 */
export function sentence(editor, error) {
  return error.message || editor.t("panels.offline");
}

/**
 * Text with ranges of it marked.
 *
 * @param {string} text
 * @param {[number, number][]} ranges UTF-16, in order, apart
 * @returns {(Node | string)[]}
 */
export function marked(text, ranges) {
  const nodes = [];
  let last = 0;
  for (const [start, end] of ranges) {
    nodes.push(text.slice(last, start), el("mark", {}, text.slice(start, end)));
    last = end;
  }
  return [...nodes, text.slice(last)];
}

/** The control that has the keyboard inside an element, or null. @param {Element} element */
export function focusedWithin(element) {
  const active = focused(element.ownerDocument);
  return active && element.contains(active) ? active : null;
}
