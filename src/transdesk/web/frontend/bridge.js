// What plain widgets cannot do: commit a text box on every pause of typing, Ctrl+Enter for "confirm and
// go on", remember preferences as cookies, and tell screen readers and spell checkers the languages.
// Mounted once on every page; holds no text of its own.

const PAUSE_MS = 400;
const RETRY_MS = 500;
const BOX = '[class*="st-key-target-"] textarea';

const waiting = new Map(); // text box -> timer of its pending commit

function isBox(element) {
  return element instanceof HTMLTextAreaElement && element.matches(BOX);
}

// Streamlit's text area hands its text over on Ctrl+Enter; this asks it to without moving the focus.
function commit(box) {
  if (!box.isConnected) {
    waiting.delete(box);
    return;
  }
  if (box.disabled || box.dataset.composing) {
    schedule(box, RETRY_MS); // the connection is away, or an input method is in the middle of a letter
    return;
  }
  waiting.delete(box);
  box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
}

function schedule(box, delay) {
  clearTimeout(waiting.get(box));
  waiting.set(box, setTimeout(() => commit(box), delay));
}

function onInput(event) {
  if (isBox(event.target)) schedule(event.target, PAUSE_MS);
}

function onComposition(event) {
  if (!isBox(event.target)) return;
  if (event.type === "compositionstart") event.target.dataset.composing = "1";
  else delete event.target.dataset.composing;
}

function onKeyDown(event) {
  if (!event.isTrusted || !isBox(event.target)) return;
  if (event.code !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const boxes = [...document.querySelectorAll(BOX)];
  const next = boxes[boxes.indexOf(event.target) + 1];
  const row = event.target.closest('[class*="st-key-row-"]');
  const confirm = row?.querySelector('[class*="st-key-confirm-"] button');
  clearTimeout(waiting.get(event.target));
  waiting.delete(event.target);
  // after Streamlit's own handler has taken the text
  setTimeout(() => {
    confirm?.click();
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }, 0);
}

function onLeave(event) {
  if (waiting.size > 0) event.preventDefault();
}

const LISTENERS = [
  [document, "input", onInput],
  [document, "compositionstart", onComposition],
  [document, "compositionend", onComposition],
  [document, "keydown", onKeyDown],
  [window, "beforeunload", onLeave],
];

function remember(cookies) {
  for (const [name, value] of Object.entries(cookies)) {
    document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Lax`;
  }
}

// Windows over the page live outside Streamlit's app element, which alone knows whether it is light or dark.
function spreadScheme() {
  const app = document.querySelector('[data-testid="stApp"]');
  if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
}

function markLanguages(target) {
  for (const box of document.querySelectorAll(BOX)) {
    if (target) box.lang = target;
    box.spellcheck = true;
  }
}

const mounted = new WeakMap();

export default function ({ data, parentElement }) {
  remember(data.cookies);
  document.documentElement.lang = data.language;
  spreadScheme();
  markLanguages(data.target);
  mounted.get(parentElement)?.disconnect();
  const watcher = new MutationObserver(() => markLanguages(data.target));
  watcher.observe(document.body, { childList: true, subtree: true });
  if (!mounted.has(parentElement)) {
    for (const [where, name, act] of LISTENERS) where.addEventListener(name, act, true);
  }
  mounted.set(parentElement, watcher);
  return () => {
    mounted.get(parentElement)?.disconnect();
    mounted.delete(parentElement);
    for (const [where, name, act] of LISTENERS) where.removeEventListener(name, act, true);
  };
}
