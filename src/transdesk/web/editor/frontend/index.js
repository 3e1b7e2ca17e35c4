// What Streamlit calls: again and again with the same parent element, whenever `data` or the theme changes.

import { Editor } from "./editor.js";
import { el } from "./dom.js";

/** @type {WeakMap<object, {editor: Editor, place: string, base: string, left: Promise<any>}>} */
const mounted = new WeakMap();

/**
 * Mount or update the editor.
 * @param {{data: any, parentElement: ShadowRoot | HTMLElement, setTriggerValue?: (name: string, value: any) => void}} component
 *   `data`: {base, token, me: {name, role}, languages: {source, target, interface}, texts: {key: words}}
 * @returns {() => void} unmounts
 */
export default function mount({ data, parentElement, setTriggerValue }) {
  const place = `${data.base} ${data.me.name} ${data.languages.interface}`;
  const here = mounted.get(parentElement);
  if (here?.place === place) here.editor.renewed(data);
  else {
    const same = here?.base === data.base; // in another language of the interface: somebody may be typing
    const at = (same && here.editor.typingAt()) || null;
    const typed = at?.typed ?? (at && gather(parentElement));
    const left = Promise.all([here?.left, here?.editor.destroy()]); // the new one finds what the old ones have saved
    const editor = new Editor(parentElement, data, () => setTriggerValue?.("renew", Date.now()));
    const goesOn = at && { ...at, typed };
    editor.expect(goesOn);
    mounted.set(parentElement, { editor, place, base: data.base, left });
    Promise.all([styled(parentElement), left]).then(() => mounted.get(parentElement)?.editor === editor && editor.start(goesOn));
  }
  return () => {
    mounted.get(parentElement)?.editor.destroy();
    mounted.delete(parentElement);
  };
}

/** Takes the keys while one editor goes and the next comes. @returns {() => string} ends it, and gives what was typed */
function gather(root) {
  const box = el("textarea", { className: "td-live", "aria-hidden": "true" });
  root.append(box);
  box.focus({ preventScroll: true });
  return () => {
    box.remove();
    return box.value;
  };
}

/** The style sheet, once for each root; rows are drawn when it is there, for they are measured. */
function styled(root) {
  const sheet = root.querySelector("link[data-td]") ?? el("link", { rel: "stylesheet", href: new URL("style.css", import.meta.url).href, "data-td": "" });
  if (sheet.isConnected && sheet.sheet) return Promise.resolve();
  const loaded = new Promise((done) => {
    sheet.addEventListener("load", done, { once: true });
    sheet.addEventListener("error", done, { once: true });
  });
  root.prepend(sheet);
  return loaded;
}
