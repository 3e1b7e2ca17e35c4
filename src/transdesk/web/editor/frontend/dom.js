// Nodes without markup.

/**
 * Make a node: `el("button", {className: "td-button", onclick: act}, "Text", icon)`. Keys with a dash are attributes.
 * @param {string} name
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {any}
 */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.includes("-") || key === "role" || key === "for") element.setAttribute(key, value);
    else if (key === "dataset") Object.assign(element.dataset, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Word differences as nodes: what went is struck out, what came is underlined.
 *
 * @param {{kind: "same" | "inserted" | "deleted", text: string}[]} pieces
 * @returns {(Node | string)[]}
 */
export function differences(pieces) {
  const tags = { inserted: "ins", deleted: "del" };
  return pieces.map(({ kind, text }) => (tags[kind] ? el(tags[kind], {}, text) : text));
}

/** The element with the focus, through shadow roots. @param {Document | ShadowRoot} root */
export function focused(root = document) {
  let element = root.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** A row's id as part of a node's id. @param {string} id */
export const nodeId = (id) => `td-${id.replace(/[^\w-]/g, "-")}`;
