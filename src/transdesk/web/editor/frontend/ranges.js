// Text with decorations: layers of ranges laid over one text and cut into pieces that do not overlap.

/**
 * @typedef {{start: number, end: number, look: string, title?: string, press?: (range: Range) => void}} Range
 * @typedef {{text: string, ranges: Range[]}} Piece
 */

/**
 * @param {string} text
 * @param {Range[]} ranges offsets in UTF-16 units; empty and outlying ones are dropped
 * @returns {Piece[]} together the whole text
 */
export function pieces(text, ranges) {
  const good = ranges.filter((range) => 0 <= range.start && range.start < range.end && range.end <= text.length);
  if (!good.length) return text ? [{ text, ranges: [] }] : [];
  const bounds = [...new Set([0, text.length, ...good.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return bounds.slice(1).map((end, place) => ({
    text: text.slice(bounds[place], end),
    ranges: good.filter((range) => range.start <= bounds[place] && end <= range.end),
  }));
}

/**
 * Ranges after an edit of their text; those that it touched are dropped.
 * @param {Range[]} ranges
 * @param {{start: number, end: number, text: string}} edit
 */
export function moved(ranges, edit) {
  const growth = edit.text.length - (edit.end - edit.start);
  const shift = (range) => ({ ...range, start: range.start + growth, end: range.end + growth });
  return ranges
    .filter((range) => range.end <= edit.start || edit.end <= range.start)
    .map((range) => (range.end <= edit.start ? range : shift(range)));
}

/**
 * Put a decorated text into an element.
 * @param {HTMLElement} element
 * @param {string} text
 * @param {Range[]} ranges
 */
export function paint(element, text, ranges) {
  element.replaceChildren(...pieces(text, ranges).map((piece) => node(element.ownerDocument, piece)));
}

/** @param {Document} page @param {Piece} piece */
function node(page, { text, ranges }) {
  if (!ranges.length) return page.createTextNode(text);
  const span = page.createElement("span");
  span.textContent = text;
  span.className = ranges.map((range) => range.look).join(" ");
  const title = ranges.map((range) => range.title).filter(Boolean).join("\n");
  if (title) span.title = title;
  const pressed = ranges.find((range) => range.press);
  if (pressed) {
    span.classList.add("td-press");
    span.addEventListener("click", () => pressed.press(pressed));
  }
  return span;
}
