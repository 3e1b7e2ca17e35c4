// The editor: puts the parts together and is the face that plug-ins use (README.md lists it).

import { Api } from "./api.js";
import { hasFocus, replace, write } from "./box.js";
import { Details } from "./details.js";
import { el } from "./dom.js";
import { Edits } from "./edits.js";
import { listen } from "./events.js";
import { frame } from "./frame.js";
import { Grid } from "./grid.js";
import { Held } from "./held.js";
import { Keep, lastingStorage } from "./keep.js";
import { Keys } from "./keys.js";
import { open } from "./opening.js";
import { Panel } from "./panel.js";
import { People } from "./people.js";
import { PLUGINS } from "./plugins.js";
import { RowView, guessHeight } from "./row.js";
import { Settings } from "./settings.js";
import { StatusLine } from "./status.js";
import { Store } from "./store.js";
import { succeed } from "./succeeding.js";
import { signed } from "./suggesting.js";
import { Tabs, newTab } from "./tabs.js";
import { Words } from "./words.js";

const RENEW_MS = 5 * 60_000; // a token lasts fifteen minutes

export class Editor {
  settings = new Settings(lastingStorage());
  keys = new Keys(this.settings);
  api = new Api();
  held = new Held();
  el = el;
  store;
  /** @type {any[]} */ rowTools = [];
  /** @type {string | null} */ currentId = null;
  #ended = new AbortController();
  #alive = true;
  #quiet = false;
  /** @type {string[] | null} */ #shown = null;
  #renewal;
  #details;
  people;
  #onExpired;
  /** @type {any} where the person was typing before this editor came, until it is there */ #at = null;

  /** @param {ShadowRoot | HTMLElement} root @param {any} data what Streamlit hands over @param {() => void} onExpired */
  constructor(root, data, onExpired) {
    this.#onExpired = onExpired;
    this.me = data.me;
    this.store = new Store(signed(data.me.name));
    this.#details = new Details(this.api, this.store, this.#ended.signal);
    this.people = new People(this);
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
      guess: (id, width) => guessHeight(this.store.row(id).source, this.store.text(id), width),
      onSettled: (ids) => this.#details.want(ids),
    });
    this.panel = new Panel(this);
    this.frame = frame(this);
    this.element = this.frame.element;
    root.append(this.element);
    this.held.listen(this.element, this.#ended.signal);
    this.store.on("rows", () => this.#showRows());
    listen(this, this.#ended.signal);
    for (const install of PLUGINS) install(this);
    succeed(this); // behind the filters: what they show has been drawn
    this.#renewal = setInterval(() => this.api.renew(), RENEW_MS);
  }

  /**
   * Fetch the sheet, take over what was not saved, follow what changes.
   * @param {{id: string, start: number, end: number, typed: () => string} | null} [at] where the person was typing until now
   */
  start(at = null) {
    return open(this, this.#ended.signal, (alive) => this.#onAlive(alive), at);
  }

  #showRows() {
    const chosen = this.#shown && new Set([...this.#shown, this.typingAt()?.id]); // no row goes away under somebody's hands
    const ids = this.store.rows().map((row) => row.id);
    const shown = chosen ? ids.filter((id) => chosen.has(id)) : ids;
    this.grid.setRows(shown);
    if (this.article) this.frame.nothing(shown.length ? "" : this.t(ids.length ? "editor.none_shown" : "editor.no_rows"));
    for (const view of this.grid.views()) view.update();
  }

  /** Where the caret stands, if the box of a row has the focus, or is to have it once this editor is there. */
  typingAt() {
    const box = this.#currentBox();
    return box && hasFocus(box) ? { id: this.currentId, start: box.selectionStart, end: box.selectionEnd } : this.#at;
  }

  /** Where the person goes on typing once this editor is there. @param {any} at */
  expect(at) {
    this.#at = at;
  }

  /** The editor is there, and takes over what was typed meanwhile. */
  arrived() {
    this.#at = null;
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

  /** Ask anew for what is known of a row on the page. @param {string} id */
  wantDetails(id) {
    if (this.grid.view(id)) this.#details.want([id]);
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

  /** Streamlit has handed over a new token. @param {any} data */
  renewed(data) {
    this.api.use(data.base, data.token);
    this.outbox.wake();
  }

  /** The editor goes. @returns {Promise<void>} what it had to save is stored, or is left for the next one to take over */
  destroy() {
    const left = new Promise((done) => this.outbox.retire(() => done(this.tabs.close())));
    this.#ended.abort();
    clearInterval(this.#renewal);
    this.grid.destroy();
    this.element.remove();
    return left;
  }
}
