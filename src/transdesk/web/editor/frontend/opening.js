// Opening a translation: its sheet, what an earlier page had not saved, and then whatever changes.

import { takeLink } from "./link.js";
import { follow } from "./live.js";

const RETRY_MS = 2000;

/**
 * Fetch the sheet, take over what was not saved, follow what changes.
 * @param {import("./editor.js").Editor} editor
 * @param {AbortSignal} signal
 * @param {(alive: boolean) => void} onAlive
 * @param {{id: string, start: number, end: number, typed: () => string} | null} at where the person was typing until now, and what since
 */
export async function open(editor, signal, onAlive, at) {
  const others = editor.keep.others();
  const [gone] = await Promise.all([editor.tabs.gone([...others.keys()]), load(editor, signal)]);
  if (signal.aborted) return;
  for (const tab of gone) takeOver(editor, tab);
  editor.tabs.onGone = (tab) => takeOver(editor, tab);
  arrive(editor, takeLink(), at);
  onAlive(true);
  editor.element.dataset.ready = "true";
  const onChanges = (answer) => changed(editor, signal, answer);
  follow({ api: editor.api, store: editor.store, signal, onAlive, onChanges });
}

/** Go to where the person was typing, or to the segment of a link, with the cursor; else show where they were last. */
function arrive(editor, linked, at) {
  editor.arrived();
  if (at && editor.store.row(at.id)) {
    const since = at.typed();
    editor.focus(at.id, at);
    return since && editor.insert(since);
  }
  at?.typed();
  const last = editor.settings.get("last", {})[editor.article.id];
  if (linked && editor.store.row(linked)) return editor.focus(linked);
  if (linked) editor.frame.opened(editor.t("editor.segment_gone"));
  return last && editor.grid.reveal(last);
}

/** The whole sheet; tried again until the server answers. */
async function load(editor, signal) {
  while (!signal.aborted) {
    try {
      const sheet = await editor.api.get("sheet", {}, { signal });
      [editor.article, editor.gate] = [sheet.article, sheet.gate];
      editor.frame.opened("");
      return editor.store.replace(sheet.rows, sheet.mark);
    } catch (error) {
      if (signal.aborted) return undefined;
      editor.frame.opened(error.message || editor.t("editor.no_server"));
      await new Promise((done) => setTimeout(done, RETRY_MS));
    }
  }
  return undefined;
}

/** What a tab that is gone has kept becomes this one's; where that cannot be, it is shown, to be copied. */
function takeOver(editor, tab) {
  for (const { id, changes } of editor.keep.others().get(tab) ?? []) {
    const forget = () => editor.keep.forget(tab, id);
    if (editor.edits.recover(id, changes)) forget();
    else editor.frame.orphan(changes.at(-1).text ?? "", forget);
    editor.store.emit("row", changes[0].segment);
  }
}

async function changed(editor, signal, { mark, rows, people, job, anew }) {
  const known = editor.edits.take(rows ?? []);
  if (anew || !known) await load(editor, signal);
  else editor.store.mark = mark;
  editor.people.take(people ?? []);
  editor.store.emit("job", job ?? null);
}
