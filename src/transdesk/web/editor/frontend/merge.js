// Three texts merged by words: what both began with, and what each made of it.

import { common, tokens } from "./diff.js";

/**
 * Both people's changes to `base` in one text. Where both changed the same words differently, mine come first and
 * theirs follow after a space: nothing is dropped, the person edits what is doubled.
 * @param {string} base
 * @param {string} mine
 * @param {string} theirs
 * @returns {{text: string, clean: boolean}} `clean`: nothing had to be doubled
 */
export function merge(base, mine, theirs) {
  const [b, m, t] = [base, mine, theirs].map(tokens);
  const inMine = new Map(common(b, m));
  const inTheirs = new Map(common(b, t));
  const anchors = b.map((_, k) => k).filter((k) => inMine.has(k) && inTheirs.has(k));
  const out = [];
  let clean = true;
  let [k, i, j] = [0, 0, 0];
  for (const anchor of [...anchors, b.length]) {
    const [toMine, toTheirs] = anchor < b.length ? [inMine.get(anchor), inTheirs.get(anchor)] : [m.length, t.length];
    const piece = settle(b.slice(k, anchor).join(""), m.slice(i, toMine).join(""), t.slice(j, toTheirs).join(""));
    clean &&= piece.clean;
    out.push(piece.text);
    if (anchor < b.length) out.push(b[anchor]);
    [k, i, j] = [anchor + 1, toMine + 1, toTheirs + 1];
  }
  return { text: out.join(""), clean };
}

function settle(base, mine, theirs) {
  if (mine === theirs || theirs === base) return { text: mine, clean: true };
  if (mine === base) return { text: theirs, clean: true };
  return { text: [mine, theirs].filter(Boolean).join(" "), clean: !(mine && theirs) };
}
