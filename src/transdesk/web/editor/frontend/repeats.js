// The same sentence more than once: a button at the row gives all of them its translation.

/** @param {object} editor */
export function install(editor) {
  let families = new Map();

  function count() {
    families = new Map();
    for (const row of editor.store.rows()) {
      const first = row.repeats ?? row.id;
      families.set(first, (families.get(first) ?? 0) + 1);
    }
  }

  const others = (row) => (families.get(row.repeats ?? row.id) ?? 1) - 1;

  editor.store.on("rows", count);
  editor.rowTool({
    id: "repeats",
    title: editor.t("panels.repeats.title"),
    label: `⇉ ${editor.t("panels.repeats.label")}`,
    shown: (row) => others(row) > 0 && editor.store.text(row.id).trim() !== "",
    run: (id) => editor.fill(id),
  });
}
