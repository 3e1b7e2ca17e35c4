// The editor: puts the parts together and is the face that plug-ins use (README.md lists it).

import { Api } from "./api.js";
import { hasFocus, replace, write } from "./box.js";
import { el } from "./dom.js";
import { Edits } from "./edits.js";
import { listen } from "./events.js";
import { frame } from "./frame.js";
import { Grid } from "./grid.js";
import { Keep, lastingStorage } from "./keep.js";
import { Keys } from "./keys.js";
import { follow } from "./live.js";
import { withMissing } from "./marks.js";
import { Panel } from "./panel.js";
import { PLUGINS } from "./plugins.js";
import { RowView } from "./row.js";
import { Settings } from "./settings.js";
import { StatusLine } from "./status.js";
import { Store } from "./store.js";
import { Tabs, newTab } from "./tabs.js";
import { Words } from "./words.js";

const RENEW_MS = 5 * 60_000; // a token lasts fifteen minutes
const RETRY_MS = 2000;
const LETTER_PX = 8.6; // of the text's font, for guesses of heights
const LINE_PX = 26;
const DONE = ["confirmed", "approved"];

export class Editor {
  store = new Store();
  settings = new Settings(lastingStorage());
  keys = new Keys(this.settings);
  api = new Api();
  el = el;
  /** @type {any[]} */ rowTools = [];
  /** @type {string | null} */ currentId = null;
  #ended = new AbortController();
  #alive = true;
  #quiet = false;
  /** @type {string[] | null} */ #shown = null;
  /** @type {{name: string, segment: string}[]} */ #people = [];
  #renewal;
  #onExpired;

  /** @param {ShadowRoot | HTMLElement} root @param {any} data what Streamlit hands over @param {() => void} onExpired */
  constructor(root, data, onExpired) {
    this.#onExpired = onExpired;
    this.me = data.me;
    this.languages = data.languages;
    this.words = new Words(data.texts, data.languages.interface);
    this.t = this.words.t.bind(this.words);
    this.count = this.words.count.bind(this.words);
    this.api.use(data.base, data.token);
    const tab = newTab();
    this.tabs = new Tabs(tab);
    this.keep = new Keep(lastingStorage(), `${data.base}:${data.me.name}`, tab);
    this.statusLine = new StatusLine(this.words, (text) => this.announce(text));
    this.edits = new Edits({
      store: this.store,
      keep: this.keep,
      send: (batch, options) => this.api.post("changes", batch, options),
      onState: (state) => this.#onSaving(state),
      announce: (key, values) => this.announce(this.t(key, { ...values, author: values?.author || this.t("editor.someone") })),
    });
    this.outbox = this.edits.outbox;
    this.#build(root);
  }

  #build(root) {
    this.grid = new Grid({
      label: this.t("editor.grid"),
      make: (id) => new RowView(this, id),
      onDrawn: (id) => this.store.emit("drawn", id),
      guess: (id, width) => this.#guess(id, width),
      onSettled: (ids) => this.#wantDetails(ids),
    });
    this.panel = new Panel(this);
    this.frame = frame(this);
    this.element = this.frame.element;
    root.append(this.element);
    listen(this, this.#ended.signal);
    for (const install of PLUGINS) install(this);
    this.#renewal = setInterval(() => this.api.renew(), RENEW_MS);
  }

  /** Fetch the sheet, take over what was not saved, follow what changes. */
  async start() {
    const others = this.keep.others();
    const [gone] = await Promise.all([this.tabs.gone([...others.keys()]), this.reload()]);
    if (this.#ended.signal.aborted) return;
    for (const tab of gone) for (const entry of others.get(tab)) this.#recover(tab, entry);
    this.#showRows();
    this.outbox.flush();
    const last = this.settings.get("last", {})[this.article.id];
    if (last) this.grid.reveal(last);
    this.element.dataset.ready = "true";
    follow({
      api: this.api,
      store: this.store,
      signal: this.#ended.signal,
      onAlive: (alive) => this.#onAlive(alive),
      onChanges: (answer) => this.#onChanges(answer),
    });
  }

  #recover(tab, { id, changes }) {
    if (!this.store.row(id)) return this.frame.orphan(changes.at(-1).text ?? "", () => this.keep.forget(tab, id));
    this.edits.recover(id, changes);
    this.keep.forget(tab, id);
    this.store.emit("row", id);
  }

  /** The whole sheet anew; tried again until the server answers. */
  async reload() {
    while (!this.#ended.signal.aborted) {
      try {
        const sheet = await this.api.get("sheet", {}, { signal: this.#ended.signal });
        [this.article, this.gate] = [sheet.article, sheet.gate];
        this.frame.opened("");
        return this.replaceRows(sheet.rows, sheet.mark);
      } catch (error) {
        if (this.#ended.signal.aborted) return undefined;
        this.frame.opened(error.message || this.t("editor.no_server"));
        await new Promise((done) => setTimeout(done, RETRY_MS));
      }
    }
    return undefined;
  }

  replaceRows(rows, mark) {
    this.store.replace(rows, mark);
    this.#showRows();
  }

  #showRows() {
    const chosen = this.#shown && new Set(this.#shown);
    const ids = this.store.rows().map((row) => row.id);
    this.grid.setRows(chosen ? ids.filter((id) => chosen.has(id)) : ids);
    for (const view of this.grid.views()) view.update();
  }

  #guess(id, width) {
    const row = this.store.row(id);
    const letters = Math.max(20, ((width > 700 ? width / 2 : width) - 70) / LETTER_PX);
    const lines = (text) => Math.max(1, Math.ceil(text.length / letters));
    const [source, target] = [lines(row.source), lines(this.store.text(id))];
    return (width > 700 ? Math.max(source, target) : source + target) * LINE_PX + 62;
  }

  #onSaving(state) {
    this.statusLine.show(state, this.#alive);
    this.store.emit("saving", state);
    if (state.phase === "expired") this.#onExpired();
  }

  #onAlive(alive) {
    if (alive && !this.#alive) this.outbox.wake();
    this.#alive = alive;
    this.statusLine.show(this.outbox.state, alive);
  }

  async #onChanges({ mark, rows, people, job, anew }) {
    const known = this.edits.take(rows ?? []);
    if (anew || !known) await this.reload();
    else this.store.mark = mark;
    this.#setPeople(people ?? []);
    this.store.emit("job", job ?? null);
  }

  #setPeople(people) {
    const others = people.filter((person) => person.name !== this.me.name);
    if (JSON.stringify(others) === JSON.stringify(this.#people)) return;
    const touched = new Set([...this.#people, ...others].map((person) => person.segment));
    this.#people = others;
    for (const id of touched) this.grid.view(id)?.update();
    this.store.emit("people", others);
  }

  /** Names of the others who are at a row. @param {string} id */
  peopleOf(id) {
    return this.#people.filter((person) => person.segment === id).map((person) => person.name);
  }

  async #wantDetails(ids) {
    const wanted = ids.filter((id) => this.store.lacksDetails(id)).slice(0, 100);
    if (!wanted.length) return;
    try {
      const { details } = await this.get("details", { ids: wanted.join(",") }, { signal: this.#ended.signal });
      this.store.takeDetails(details);
    } catch {
      // help may be missing for a while; the next scroll or change asks again
    }
  }

  /** A row's stored text has changed: what is known of it is asked for anew. @param {string} id */
  wantDetails(id) {
    if (this.grid.view(id)) this.#wantDetails([id]);
  }

  // --- the face -----------------------------------------------------------------------------------------------

  edit(id, text, options = {}) {
    this.edits.edit(id, text, options);
    if (options.caret !== undefined) this.grid.view(id)?.box.setSelectionRange(options.caret, options.caret);
  }

  group(run) {
    this.edits.group(run);
  }

  insert(text) {
    const box = this.#currentBox();
    if (!box) return;
    const [start, end] = [box.selectionStart, box.selectionEnd];
    box.focus({ preventScroll: true });
    replace(box, { start, end, text, caret: start + text.length });
  }

  act(id, action, extra) {
    return this.edits.act(id, action, extra);
  }

  fill(id) {
    const filled = this.edits.fill(id);
    this.announce(this.count("filled", filled));
    return filled;
  }

  focus(id, { start, end = start } = {}) {
    if (this.grid.index(id) < 0 && this.store.row(id)) this.show([...this.grid.ids, id]);
    const box = this.grid.reveal(id)?.box;
    if (!box) return;
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" }); // the page around the grid, where it is higher than the window
    const [from, to] = [start ?? box.value.length, end ?? box.value.length];
    box.setSelectionRange(from, to);
  }

  select(start, end) {
    this.#currentBox()?.setSelectionRange(start, end);
  }

  current() {
    const box = this.#currentBox();
    if (!box) return null;
    return { id: this.currentId, start: box.selectionStart, end: box.selectionEnd, text: box.value };
  }

  #currentBox() {
    return this.currentId ? this.grid.view(this.currentId)?.box : undefined;
  }

  /** The focus goes back to the text. */
  back() {
    const box = this.#currentBox();
    if (box) box.focus({ preventScroll: true });
    else if (this.grid.ids.length) this.focus(this.currentId ?? this.grid.ids[0]);
  }

  show(ids) {
    this.#shown = ids;
    this.#showRows();
  }

  visible() {
    return this.grid.ids;
  }

  decorate(id, side, layer, ranges) {
    this.grid.view(id)?.decorate(side, layer, ranges);
  }

  ghost(id, text) {
    this.grid.view(id)?.ghost(text);
  }

  ask(route, body, options) {
    return this.api.post(route, body, options);
  }

  get(route, query, options) {
    return this.api.get(route, query, options);
  }

  place(name) {
    return this.frame.places[name];
  }

  showPanel(open) {
    this.frame.showPanel(open);
  }

  rowTool(tool) {
    this.rowTools.push(tool);
    for (const view of this.grid.views()) view.update();
  }

  announce(text) {
    this.frame.announce(text);
  }

  // --- rows ---------------------------------------------------------------------------------------------------

  /** Changes of a text box that code makes are not typing. @param {() => void} run */
  quietly(run) {
    this.#quiet = true;
    try {
      run();
    } finally {
      this.#quiet = false;
    }
  }

  get isQuiet() {
    return this.#quiet;
  }

  /** The store's text into the row's box, also under the caret. @param {string} id */
  writeBox(id) {
    const box = this.grid.view(id)?.box;
    if (box) this.quietly(() => write(box, this.store.text(id)));
  }

  insertMarks(id) {
    const [row, box] = [this.store.row(id), this.grid.view(id).box];
    const selection = hasFocus(box) ? [box.selectionStart, box.selectionEnd] : undefined;
    this.edit(id, withMissing(this.store.text(id), row, /** @type {any} */ (selection)));
  }

  /** The next row that `good` holds for, from a row in a direction; null at the end. */
  neighbour(id, step, good = () => true) {
    const ids = this.grid.ids;
    for (let place = this.grid.index(id) + step; place >= 0 && place < ids.length; place += step) {
      if (good(ids[place])) return ids[place];
    }
    return null;
  }

  /** Confirm the row with the focus and go on. @param {boolean} open to the next one that is not done */
  confirmAndGo(open) {
    if (!this.currentId || !this.edits.act(this.currentId, "confirm")) return;
    const next = this.neighbour(this.currentId, 1, (id) => !open || !DONE.includes(this.store.status(id)));
    if (next) this.focus(next);
    else this.announce(this.t("editor.last_row"));
  }

  /** Streamlit has handed over a new token. @param {any} data */
  renewed(data) {
    this.api.use(data.base, data.token);
    this.outbox.wake();
  }

  destroy() {
    this.outbox.leave();
    this.outbox.stop();
    this.#ended.abort();
    this.tabs.close();
    clearInterval(this.#renewal);
    this.grid.destroy();
    this.element.remove();
  }
}
