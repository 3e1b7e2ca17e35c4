// Which rows have which term. Lean rows do not say it, so the details of all rows are fetched when a person first wants
// to choose by term: a hundred rows at a time, in the background, once.

const AT_ONCE = 100;

export class TermRows {
  /**
   * @param {object} editor
   * @param {() => void} changed called when more is known
   */
  constructor(editor, changed) {
    this.editor = editor;
    this.changed = changed;
    /** @type {Map<string, {name: string, rows: Set<string>}>} by concept */
    this.known = new Map();
    this.loading = false;
    editor.store.on("details", (ids) => ids.forEach((id) => this.note(id, editor.store.details(id))));
  }

  /** Rows with a concept. @param {string | undefined} concept @returns {Set<string>} */
  having(concept) {
    return this.known.get(concept ?? "")?.rows ?? new Set();
  }

  /** @returns {[string, string][]} concept and its name with the number of rows, by name */
  choices() {
    const named = [...this.known].sort(([, one], [, other]) => one.name.localeCompare(other.name));
    return named.map(([concept, { name, rows }]) => [concept, `${name} (${rows.size})`]);
  }

  note(id, details) {
    for (const { concept, name } of details?.terms ?? []) {
      if (!this.known.has(concept)) this.known.set(concept, { name, rows: new Set() });
      this.known.get(concept).rows.add(id);
    }
  }

  async load() {
    if (this.loading) return;
    this.loading = true;
    const { store } = this.editor;
    const ids = store
      .rows()
      .map((row) => row.id)
      .filter((id) => !store.details(id));
    try {
      for (let start = 0; start < ids.length; start += AT_ONCE) {
        const { details } = await this.editor.get("details", { ids: ids.slice(start, start + AT_ONCE).join(",") });
        for (const [id, found] of Object.entries(details)) this.note(id, found);
      }
      this.changed();
    } catch {
      this.loading = false; // without an answer of the desk: the next try starts again
    }
  }
}
