// What happens on the page, told to the editor: typing, focus, keys, the page going away.

import { keepOut, mend, protect } from "./box.js";
import { commands } from "./commands.js";
import { focused } from "./dom.js";
import { guard } from "./guard.js";

/**
 * Hear everything until the signal aborts.
 * @param {import("./editor.js").Editor} editor
 * @param {AbortSignal} signal
 */
export function listen(editor, signal) {
  typing(editor, signal);
  focus(editor, signal);
  leaving(editor, signal);
  commands(editor);
  editor.element.addEventListener("keydown", (event) => editor.keys.press(event), { signal });
  const { store } = editor;
  store.on("row", (id) => {
    editor.grid.view(id)?.update();
    if (!store.isDirty(id) && store.lacksDetails(id)) editor.wantDetails(id);
  });
  store.on("typing", (id) => editor.grid.view(id)?.update());
  store.on("write", (id) => editor.writeBox(id));
  signal.addEventListener("abort", guard(() => editor.back()));
}

const isBox = (target) => target instanceof HTMLTextAreaElement && target.classList.contains("td-box");
const idOf = (target) => target.closest(".td-row")?.dataset.id;

function typing(editor, signal) {
  const { store, edits, grid } = editor;
  const numbers = (id) => new Set(store.row(id).marks.map((mark) => mark.number));
  let caret = 0;
  const on = (name, act) => grid.element.addEventListener(name, (event) => isBox(event.target) && act(event, idOf(event.target)), { signal });
  on("keydown", ({ target }) => (caret = target.selectionStart)); // where a key starts from: news of it may still be on its way
  on("beforeinput", (event, id) => protect(event, numbers(id)));
  on("input", (event, id) => {
    if (editor.isQuiet) return;
    editor.quietly(() => mend(event, store.text(id), numbers(id)));
    edits.typed(id, event.target.value);
  });
  document.addEventListener(
    "selectionchange",
    () => {
      const box = focused();
      if (!isBox(box) || !grid.element.contains(box)) return;
      keepOut(box, caret, numbers(idOf(box)));
      caret = box.selectionStart;
      store.emit("selection", idOf(box));
    },
    { signal },
  );
}

function focus(editor, signal) {
  const { store, grid, outbox, settings, people } = editor;
  grid.element.addEventListener(
    "focusin",
    ({ target }) => {
      const id = idOf(target);
      if (!id || id === editor.currentId) return;
      const before = editor.currentId;
      editor.currentId = id;
      outbox.flush();
      for (const one of [before, id]) if (one) grid.view(one)?.update();
      settings.set("last", { ...settings.get("last", {}), [editor.article.id]: id });
      store.emit("focus", id);
      people.tell(id);
    },
    { signal },
  );
}

function leaving(editor, signal) {
  const { outbox } = editor;
  const on = (target, name, act) => target.addEventListener(name, act, { signal });
  on(document, "visibilitychange", () => (document.hidden ? outbox.flush() : outbox.wake()));
  on(window, "pagehide", () => outbox.leave());
  on(window, "online", () => outbox.wake());
  on(window, "beforeunload", (event) => {
    outbox.flush();
    const { changes, kept } = outbox.state;
    if (changes && !kept) event.preventDefault(); // only then would something be lost
  });
}
