// Suggest mode, as in word processors: while it is on, what is typed into a row stands beside the translation until
// somebody decides. Every open suggestion is shown in its row, whoever made it, in whichever mode.

import { button, focusedWithin, sentence } from "./panel/elements.js";
import { insertedRanges } from "./suggesting.js";
import { suggestionCard } from "./tracking.js";

const REMEMBERED = "suggesting";

/** @param {object} editor */
export function install(editor) {
  const suggest = new Suggest(editor);
  const { store, keys } = editor;
  keys.on("suggest", () => suggest.turn(!store.suggesting));
  keys.on("confirm_next", () => suggest.passes("next"));
  keys.on("confirm_open", () => suggest.passes("next"));
  store.on("rows", () => {
    suggest.recall();
    for (const { id } of editor.grid.views()) suggest.show(id);
  });
  for (const event of ["row", "typing", "drawn"]) store.on(event, (id) => suggest.show(id));
}

class Suggest {
  constructor(editor) {
    this.editor = editor;
    this.store = editor.store;
    this.recalled = false;
    /** @type {Map<string, string>} */ this.troubles = new Map(); // row -> why its last decision was not taken
    const label = editor.t("panels.suggestions.mode");
    const title = `${editor.t("panels.suggestions.mode_help")} (${editor.keys.label(editor.keys.combo("suggest"))})`;
    this.button = button(`± ${label}`, () => this.turn(!this.store.suggesting), { title, "aria-pressed": "false" });
    editor.place("tools").append(this.button);
  }

  /** One choice for each person in each translation. */
  get place() {
    const { article, languages } = this.editor;
    return `${article.id}:${languages.target}:${this.store.me}`;
  }

  /** The mode as the person left it, once it is known which article this is. */
  recall() {
    if (this.recalled) return;
    this.recalled = true;
    if (this.editor.settings.get(REMEMBERED, {})[this.place]) this.turn(true);
  }

  turn(on) {
    const { editor, store } = this;
    const { [this.place]: _, ...others } = editor.settings.get(REMEMBERED, {});
    editor.settings.set(REMEMBERED, on ? { ...others, [this.place]: true } : others);
    editor.outbox.flush();
    store.suggesting = on;
    this.button.setAttribute("aria-pressed", String(on));
    editor.element.classList.toggle("td-suggesting", on);
    for (const row of store.rows()) if (store.suggestion(row.id)) store.forgetFindings(row.id);
    for (const view of editor.grid.views()) {
      view.turn();
      this.show(view.id);
      editor.wantDetails(view.id);
    }
    store.emit("mode", on);
    const key = editor.keys.label(editor.keys.combo("confirm_next"));
    editor.announce(on ? editor.t("panels.suggestions.on", { key }) : editor.t("panels.suggestions.off"));
  }

  /** In suggest mode nothing is confirmed: the key and the button of the row go on only. */
  passes(command) {
    if (!this.store.suggesting) return false;
    this.editor.outbox.flush();
    return this.editor.keys.run(command);
  }

  /** Draw the suggestions of a row; what is drawn already stays. @param {string} id */
  show(id) {
    const place = this.editor.grid.view(id)?.suggestions;
    const row = this.store.row(id);
    if (!place || !row) return;
    const cards = this.cards(row);
    this.paint(id);
    if (this.editor.held.holds(this.editor.grid.element, place, () => this.show(id))) return;
    const face = JSON.stringify(cards);
    if (place.dataset.face === face || (!cards.length && !place.firstChild)) return;
    place.dataset.face = face;
    const had = focusedWithin(place)?.dataset.key;
    place.replaceChildren(...cards.map((seen) => suggestionCard(this.editor, seen, this.ways(row, seen))));
    if (had) (place.querySelector(`[data-key="${had}"]`) ?? place.querySelector("button") ?? this.editor.grid.view(id).box).focus();
  }

  /** @returns {import("./tracking.js").Seen[]} the person's own as it is being typed, then the others */
  cards(row) {
    const [own, draft, text] = [this.store.own(row.id), this.store.suggestion(row.id), this.store.translation(row.id)];
    const trouble = (id) => this.troubles.get(`${row.id} ${id}`) ?? "";
    const seen = (stored, shown, mine) => {
      const moved = shown.before !== text;
      return { stored, draft: { before: shown.before, text: shown.text }, own: mine, moved, trouble: trouble(stored?.id) };
    };
    const others = row.suggestions.filter((one) => one !== own).map((one) => seen(one, one, one.author === this.store.me));
    return draft ? [seen(own, draft, true), ...others] : others;
  }

  ways(row, { stored }) {
    return { decide: (decision, piece) => void this.decide(row.id, stored.id, decision, piece), carry: () => this.editor.edits.carry(row.id) };
  }

  /** New words are marked in the box, where it shows them. */
  paint(id) {
    const draft = this.store.suggesting && this.store.suggestion(id);
    const ranges = draft ? insertedRanges(draft).map((range) => ({ ...range, look: "td-look-inserted" })) : [];
    this.editor.decorate(id, "target", "suggested", ranges);
  }

  async decide(row, id, decision, piece) {
    const { editor, store, troubles } = this;
    troubles.delete(`${row} ${id}`);
    try {
      const answer = await editor.ask("decide", { id, decision, ...(piece !== undefined && { piece }) });
      store.take([answer.row]);
      editor.announce(editor.t(`panels.suggestions.${decision}ed`));
    } catch (error) {
      troubles.set(`${row} ${id}`, sentence(editor, error));
    }
    this.show(row);
  }
}
