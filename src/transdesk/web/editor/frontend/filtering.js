// Which rows are shown, how far the work is, and what it took: pure functions over lean rows.

/**
 * @typedef {object} Filter
 * @property {string} [status]
 * @property {"" | "any" | "error" | "warning" | "note"} [finding]
 * @property {string} [term] a concept
 * @property {string} [author] exactly
 * @property {string} [text] in either side
 * @property {"" | "comments" | "suggestions" | "repeats" | "stale"} [mark]
 */

const DONE = new Set(["confirmed", "approved"]);

/**
 * Whether nothing is asked, so every row is shown.
 *
 * @param {Filter} filter
 */
export function open(filter) {
  return !Object.values(filter).some((value) => value && value.length);
}

/**
 * @param {object} row
 * @param {string} text the row's text as it stands in the box
 * @param {Filter} filter
 * @param {Set<string>} [withTerm] rows that have the chosen term
 */
export function shown(row, text, filter, withTerm = new Set()) {
  const { status = "", finding = "", term = "", author = "", mark = "" } = filter;
  return (
    (!status || row.status === status) &&
    (!finding || row.findings.some((found) => finding === "any" || found.severity === finding)) &&
    (!term || withTerm.has(row.id)) &&
    (!author || row.author === author) &&
    (!mark || marked(row, mark)) &&
    has(row.source, text, filter.text)
  );
}

function marked(row, mark) {
  return Array.isArray(row[mark]) ? row[mark].length > 0 : Boolean(row[mark]);
}

function has(source, target, query = "") {
  const wanted = folded(query.trim());
  return !wanted || folded(source).includes(wanted) || folded(target).includes(wanted);
}

/** Letters as a reader searches them: without case, ё as е. */
function folded(text) {
  return text.toLocaleLowerCase().replaceAll("ё", "е");
}

/**
 * Words of the source by what has become of them.
 *
 * @param {object[]} rows
 * @returns {{total: number, done: number, drafted: number, share: number}} words; `share` of 100 that is done
 */
export function progressOf(rows) {
  const sum = (wanted) => rows.filter(wanted).reduce((words, row) => words + row.words, 0);
  const total = sum(() => true);
  const done = sum((row) => DONE.has(row.status));
  const drafted = sum((row) => row.status !== "empty");
  return { total, done, drafted, share: total ? Math.floor((100 * done) / total) : 0 };
}

/**
 * How many rows each status and each author has, for the choices of the filter.
 *
 * @param {object[]} rows
 */
export function countsOf(rows) {
  const statuses = new Map();
  const authors = new Map();
  for (const row of rows) {
    statuses.set(row.status, (statuses.get(row.status) ?? 0) + 1);
    if (row.author) authors.set(row.author, (authors.get(row.author) ?? 0) + 1);
  }
  return { statuses, authors };
}

/**
 * A person's own effort: time at the rows, words an hour, and the mean edit rate against the draft (TER).
 *
 * @param {object[]} rows
 * @returns {{minutes: number, pace: number | null, edits: number | null}} `edits` in percent, weighted by words;
 *     `pace` in words an hour, null below a minute of work
 */
export function effortOf(rows) {
  const worked = rows.filter((row) => row.effort?.milliseconds);
  const milliseconds = worked.reduce((sum, row) => sum + row.effort.milliseconds, 0);
  const words = worked.reduce((sum, row) => sum + row.words, 0);
  const measured = worked.filter((row) => row.draft && row.effort.ter != null);
  const weight = measured.reduce((sum, row) => sum + row.words, 0);
  const edits = measured.reduce((sum, row) => sum + row.effort.ter * row.words, 0);
  return {
    minutes: Math.round(milliseconds / 60_000),
    pace: milliseconds >= 60_000 ? Math.round((words * 3_600_000) / milliseconds) : null,
    edits: weight ? Math.round((100 * edits) / weight) : null,
  };
}
