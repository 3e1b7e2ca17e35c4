// Sentences split, joined and put into another order. The work on them is carried over by the desk; all rows come anew.

import { el } from "./dom.js";
import { button, quiet, sentence } from "./panel/elements.js";
import { addPart } from "./panel/part.js";
import { toPoints } from "./offsets.js";
import { wordStarts } from "./splitting.js";

const SAVING_MS = 5000; // a text on its way is waited for so long

/** @param {object} editor */
export function install(editor) {
  new Structure(editor);
}

class Structure {
  constructor(editor) {
    this.editor = editor;
    this.store = editor.store;
    this.t = editor.t;
    this.trouble = { id: "", words: "" };
    this.part = addPart(editor, { id: "structure", open: false, show: (element, row) => this.show(element, row) });
  }

  show(element, row) {
    const rows = this.store.rows();
    const place = this.store.index(row.id);
    const [before, after] = [rows[place - 1], rows[place + 1]];
    const same = (other) => other?.block === row.block;
    const step = (name, possible, body) =>
      button(this.t(`panels.structure.${name}`), () => void this.change(row, body), {
        disabled: !possible,
        "data-key": name,
      });
    if (this.trouble.id === row.id) element.append(el("p", { className: "td-trouble", role: "alert" }, this.trouble.words));
    element.append(
      el(
        "p",
        {},
        step("join", same(after), { kind: "join" }),
        " ",
        step("up", same(before), { kind: "move", to: place - 1 }),
        " ",
        step("down", same(after), { kind: "move", to: place + 1 }),
      ),
      el(
        "details",
        { "data-key": "words" },
        el("summary", { "data-key": "split" }, this.t("panels.structure.split")),
        quiet(this.t("panels.structure.split_note")),
        this.words(row),
      ),
    );
  }

  words(row) {
    const points = toPoints(row.source);
    const starts = wordStarts(row.source);
    const pieces = starts.map(({ start, word }) => {
      const label = this.t("panels.structure.split_at", { word });
      const press = () => void this.change(row, { kind: "split", at: points(start) });
      return [button(word, press, { className: "td-word", title: label, "aria-label": label }), " "];
    });
    const first = row.source.slice(0, starts[0]?.start ?? row.source.length);
    return el("p", { lang: this.editor.languages.source, className: "td-words" }, first, ...pieces.flat());
  }

  async change(row, body) {
    const place = this.store.index(row.id);
    const touched = this.store.rows().slice(place, place + (body.kind === "join" ? 2 : 1));
    const saved = await Promise.all(touched.map(({ id }) => this.saved(id)));
    if (!saved.every(Boolean)) return this.refused(row, this.t("panels.structure.dirty"));
    this.trouble.id = "";
    try {
      const { rows, mark } = await this.editor.ask("structure", { segment: row.id, ...body });
      this.store.replace(rows, mark);
      this.editor.announce(this.t("panels.structure.done"));
    } catch (error) {
      return this.refused(row, sentence(this.editor, error));
    }
    return this.part.refresh();
  }

  /** What was typed in a row is stored first. @returns {Promise<boolean>} false where that takes too long */
  saved(id) {
    if (!this.store.isDirty(id)) return Promise.resolve(true);
    this.editor.outbox.flush();
    return new Promise((done) => {
      const end = (good) => {
        clearTimeout(timer);
        unheard();
        done(good);
      };
      const unheard = this.store.on("row", () => !this.store.isDirty(id) && end(true));
      const timer = setTimeout(() => end(false), SAVING_MS);
    });
  }

  /** Why it cannot be done, until it is tried again. */
  refused(row, words) {
    this.trouble = { id: row.id, words };
    this.part.refresh();
  }
}
