// The words of the source that belong to the word under the cursor. Asked for at a pause, and once for each text.

import { sourceRanges, wordAt } from "./aligning.js";
import { toUnits } from "./offsets.js";

const PAUSE_MS = 250;
const KEPT = 50; // texts whose links are remembered

/** @param {object} editor */
export function install(editor) {
  const known = new Map();
  let timer = 0;
  let asked = new AbortController();
  let shown = "";

  function moved() {
    clearTimeout(timer);
    asked.abort();
    const current = editor.current();
    if (shown && (shown !== current?.id || !known.has(current.id + current.text))) show(shown, []);
    if (!current?.text.trim()) return;
    const links = known.get(current.id + current.text);
    if (links) mark(current, links);
    else timer = setTimeout(() => void ask(current), PAUSE_MS);
  }

  async function ask({ id, text }) {
    asked = new AbortController();
    try {
      const answer = await editor.ask("align", { segment: id, text }, { signal: asked.signal });
      if (known.size >= KEPT) known.delete(known.keys().next().value);
      known.set(id + text, inUnits(answer.links, editor.store.row(id).source, text));
      const current = editor.current();
      if (current?.id === id && current.text === text) mark(current, known.get(id + text));
    } catch {
      // without an answer there is nothing to mark; the next move of the cursor asks again
    }
  }

  function mark({ id, text, start, end }, links) {
    show(id, sourceRanges(links, wordAt(text, start, end)));
  }

  function show(id, ranges) {
    shown = ranges.length ? id : "";
    editor.decorate(
      id,
      "source",
      "aligned",
      ranges.map(([start, end]) => ({ start, end, look: "td-look-aligned" })),
    );
  }

  for (const event of ["selection", "typing", "focus"]) editor.store.on(event, moved);
}

function inUnits(links, source, target) {
  const [ofSource, ofTarget] = [toUnits(source), toUnits(target)];
  return links.map(([a, b, c, d, weight]) => [ofSource(a), ofSource(b), ofTarget(c), ofTarget(d), weight]);
}
