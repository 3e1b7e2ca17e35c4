// Completion of what is being typed as grey text behind it. It is asked for at a pause, never in the way: typing along
// shrinks it, typing anything else drops it, and a question about an older text is given up.

import { following, ghostOf, nextWord, pauseAfter, taken, wanting } from "./ghosting.js";
import { button } from "./panel/elements.js";

/** @param {object} editor */
export function install(editor) {
  const ghosts = new Ghosts(editor);
  editor.store.on("typing", (id) => ghosts.typed(id));
  editor.store.on("selection", () => ghosts.moved());
  editor.store.on("focus", () => ghosts.drop());
  editor.keys.on("complete", () => ghosts.wanted());
  editor.element.addEventListener("keydown", (event) => ghosts.pressed(event), true);
}

class Ghosts {
  constructor(editor) {
    this.editor = editor;
    this.ghost = null;
    this.timer = 0;
    this.asked = new AbortController();
    this.tookAt = 0;
    this.pause = pauseAfter(0);
    this.bar = this.buttons();
    editor.place("tools").prepend(this.bar);
  }

  /** For fingers, which have no Tab; there only while a ghost is. */
  buttons() {
    const { el, t } = this.editor;
    const word = button(t("panels.ghost.word"), () => this.editor.insert(nextWord(this.ghost.rest)));
    const all = button(t("panels.ghost.all"), () => this.editor.insert(this.ghost.rest));
    const label = t("panels.ghost.title");
    return el("div", { className: "td-quick td-fingers", role: "group", "aria-label": label, hidden: true }, word, all);
  }

  typed(id) {
    this.silence();
    const current = this.editor.current();
    if (current?.id !== id) return; // another row was filled
    const { text, start, end } = current;
    this.show(following(this.ghost, id, text, end), id);
    const help = this.editor.settings.get("ghost", true) && start === end && wanting(text, end);
    if (!this.ghost && help) this.timer = setTimeout(() => void this.ask(false), this.pause);
  }

  moved() {
    const current = this.editor.current();
    if (this.ghost && current?.end !== current?.text.length) this.drop();
  }

  /** Ctrl+Space: help at once, and said aloud; within a text the alternatives from the cursor are the better help. */
  wanted() {
    const current = this.editor.current();
    if (!current || current.end !== current.text.length) return false;
    this.silence();
    void this.ask(true);
    return true;
  }

  async ask(aloud) {
    const { id, text } = this.editor.current();
    this.asked = new AbortController();
    const began = performance.now();
    try {
      const answer = await this.editor.ask("complete", { segment: id, prefix: text }, { signal: this.asked.signal });
      this.pause = pauseAfter(performance.now() - began);
      const current = this.editor.current();
      if (current?.id !== id || current.end !== current.text.length) return;
      this.show(ghostOf(id, answer.text, current.text), id);
      if (aloud) this.editor.announce(this.ghost?.rest.trim() ?? answer.reason ?? this.editor.t("panels.ghost.nothing"));
    } catch (error) {
      if (aloud && error.name !== "AbortError") this.editor.announce(error.message || this.editor.t("panels.offline"));
    }
  }

  /** While a ghost stands, three keys belong to it; without one they do what they always do. */
  pressed(event) {
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.isComposing;
    const all = () => this.editor.insert(this.ghost.rest);
    const does = { Tab: () => this.take(), End: all, Escape: () => this.drop() }[event.code];
    if (!this.ghost || !bare || !does || !event.composedPath()[0].matches?.("textarea")) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  }

  take() {
    const now = performance.now();
    const words = taken(this.ghost.rest, now - this.tookAt);
    this.tookAt = now;
    this.editor.insert(words);
  }

  show(ghost, id) {
    if (this.ghost && this.ghost.id !== id) this.editor.ghost(this.ghost.id, "");
    this.ghost = ghost;
    this.editor.ghost(id, ghost?.rest ?? "");
    this.bar.hidden = !ghost;
  }

  drop() {
    this.silence();
    if (this.ghost) this.show(null, this.ghost.id);
  }

  silence() {
    clearTimeout(this.timer);
    this.asked.abort();
  }
}
