// The parts that help and review, in the order in which the panel shows them.

import { install as align } from "./align.js";
import { install as effort } from "./effort.js";
import { install as filters } from "./filters.js";
import { install as ghost } from "./ghost.js";
import { install as help } from "./help.js";
import { install as marking } from "./marking.js";
import { install as alternatives } from "./panel/alternatives.js";
import { install as comments } from "./panel/comments.js";
import { install as concordance } from "./panel/concordance.js";
import { install as findings } from "./panel/findings.js";
import { install as history } from "./panel/history.js";
import { install as matches } from "./panel/matches.js";
import { install as offers } from "./panel/offers.js";
import { install as terms } from "./panel/terms.js";
import { install as preview } from "./preview.js";
import { install as quick } from "./quick.js";
import { install as repeats } from "./repeats.js";
import { install as replace } from "./replace.js";
import { install as review } from "./review.js";
import { install as structure } from "./structure.js";
import { install as suggest } from "./suggest.js";

const PARTS = [
  findings,
  terms,
  matches,
  alternatives,
  comments,
  history,
  concordance,
  replace,
  structure,
  review,
];
const AROUND = [offers, ghost, align, marking, suggest, quick, preview, help, filters, repeats, effort];

/** @type {((editor: import("./editor.js").Editor) => void)[]} */
export const PLUGINS = [...PARTS, ...AROUND];
