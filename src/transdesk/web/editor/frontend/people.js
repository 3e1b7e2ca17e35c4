// Who else is in the translation, and at which row.

const PAUSE_MS = 1000;

export class People {
  /** @type {{name: string, segment: string | null}[]} */ #others = [];
  #editor;
  #timer = null;

  /** @param {import("./editor.js").Editor} editor */
  constructor(editor) {
    this.#editor = editor;
  }

  /** Names of the others who are at a row. @param {string} id */
  at(id) {
    return this.#others.filter((person) => person.segment === id).map((person) => person.name);
  }

  /** What the server says of who is here. @param {{name: string, segment: string | null}[]} people */
  take(people) {
    const { me, grid, store } = this.#editor;
    const others = people.filter((person) => person.name !== me.name);
    if (JSON.stringify(others) === JSON.stringify(this.#others)) return;
    const touched = new Set([...this.#others, ...others].map((person) => person.segment));
    this.#others = others;
    for (const id of touched) if (id) grid.view(id)?.update();
    store.emit("people", others);
  }

  /** Tell the others where this person is, once the cursor rests. @param {string} id */
  tell(id) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#editor.ask("presence", { segment: id }).catch(() => {}), PAUSE_MS);
  }
}
