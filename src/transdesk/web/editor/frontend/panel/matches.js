// What the translation memory has for the row: the differences to its source are marked, a press takes the text.

import { differences, el } from "../dom.js";
import { quiet } from "./elements.js";
import { meta, moment } from "./moments.js";
import { offer } from "./offers.js";
import { addPart } from "./part.js";

/** @param {object} editor */
export function install(editor) {
  addPart(editor, {
    id: "matches",
    load: (row, signal) => editor.ask("matches", { segment: row.id }, { signal }),
    show,
  });

  function show(element, row, { matches }) {
    if (!matches.length) {
      element.append(quiet(editor.t("panels.matches.none")));
      return;
    }
    element.append(el("ol", { className: "td-cards" }, ...matches.map((match, place) => card(row, match, place))));
  }

  function card(row, match, number) {
    const percent = match.score;
    const share = percent === 100 ? editor.t("panels.matches.exact") : editor.t("panels.matches.fuzzy", { percent });
    const source = el("p", { className: "td-was", lang: editor.languages.source }, ...differences(match.differences));
    const about = [match.author, moment(match.at, editor.languages.interface), match.origin];
    return offer(editor, row, {
      text: match.target,
      key: `match-${number}`,
      about,
      extra: [meta(share, ...match.penalties), source],
    });
  }
}
