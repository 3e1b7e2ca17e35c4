// What plain widgets cannot do: commit a text box on every pause of typing, keep a copy in the browser until
// the database has it, Ctrl+Enter for "confirm and go on", remember preferences as cookies, and tell screen
// readers and spell checkers the languages. Mounted once on every page.

const PAUSE_MS = 400;
const RETRY_MS = 500;
const LOOK_MS = 200;
const ACKNOWLEDGE_MS = 3000;
const CONFIRM_LOOKS = 15; // of LOOK_MS each, before a confirmation counts as unheard
const BASES = 40;
const COPY = "transdesk:";
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
  keep(box, true);
  box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
}

function schedule(box, delay) {
  clearTimeout(waiting.get(box));
  waiting.set(box, setTimeout(() => commit(box), delay));
}

function onInput(event) {
  if (!isBox(event.target)) return;
  keep(event.target);
  schedule(event.target, PAUSE_MS);
}

// --- the copy in the browser ----------------------------------------------------------------------------
// One entry for each box: its text, and the checksums of the stored text that it was typed over and of what was
// handed over since: any of them may stand in the database. The entry goes when the row says that this very
// text is stored; what is left after a crash is reported to the server.

function nameOf(box) {
  return [...box.closest('[class*="st-key-target-"]').classList].find((name) => name.startsWith("st-key-target-"));
}

function storedOf(box) {
  const stored = box.closest('[class*="st-key-row-"]')?.querySelector("[data-stored]");
  return stored ? Number(stored.dataset.stored) : null;
}

function checksum(text) {
  let sum = 0xffffffff; // CRC-32 as in zlib, over UTF-8
  for (const byte of new TextEncoder().encode(text.normalize("NFC"))) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function copies() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(COPY));
  } catch {
    return []; // a browser that allows no storage: the pause is the only protection
  }
}

function keep(box, handedOver = false) {
  const key = COPY + nameOf(box);
  try {
    const bases = JSON.parse(localStorage.getItem(key))?.bases ?? [storedOf(box)];
    if (handedOver) bases.push(checksum(box.value));
    localStorage.setItem(key, JSON.stringify({ text: box.value, bases: bases.slice(-BASES), at: Date.now() }));
  } catch {
    // no storage: see copies()
  }
}

// A conflict that is on the page already waits for the person's choice.
function settling(box, copy, stored) {
  const row = box.closest('[class*="st-key-row-"]');
  return !copy.bases.includes(stored) && box.value === copy.text && row.querySelector('[class*="st-key-clashbox-"]') !== null;
}

// Drop the copies that are stored; return those that nobody works on and that the database has not.
function lost() {
  const found = [];
  for (const key of copies()) {
    const name = key.slice(COPY.length);
    const box = document.querySelector(`.${CSS.escape(name)} textarea`);
    const stored = box && storedOf(box);
    if (stored === null || box.disabled) continue;
    const copy = JSON.parse(localStorage.getItem(key));
    if (stored === checksum(copy.text)) localStorage.removeItem(key);
    else if (!waiting.has(box) && !settling(box, copy, stored) && Date.now() - copy.at > ACKNOWLEDGE_MS) {
      localStorage.setItem(key, JSON.stringify({ ...copy, at: Date.now() })); // ask again when no answer comes
      found.push({ name, text: copy.text, bases: copy.bases });
    }
  }
  return found;
}

function onComposition(event) {
  if (!isBox(event.target)) return;
  if (event.type === "compositionstart") event.target.dataset.composing = "1";
  else delete event.target.dataset.composing;
}

// A click may meet a page that is being drawn anew and go nowhere. The button goes when the row is confirmed;
// where it has stood all the time, it is pressed again: confirming twice does no harm.
function confirmRow(row, tries = 3) {
  const button = () => row?.isConnected && row.querySelector('[class*="st-key-confirm-"] button');
  if (!button() || tries === 0) return;
  button().click();
  let looks = 0;
  const watch = setInterval(() => {
    looks += 1;
    if (button() && looks < CONFIRM_LOOKS) return;
    clearInterval(watch);
    if (button()) confirmRow(row, tries - 1);
  }, LOOK_MS);
}

function onKeyDown(event) {
  if (!event.isTrusted || !isBox(event.target)) return;
  if (event.code !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const boxes = [...document.querySelectorAll(BOX)];
  const next = boxes[boxes.indexOf(event.target) + 1];
  const row = event.target.closest('[class*="st-key-row-"]');
  clearTimeout(waiting.get(event.target));
  if (waiting.delete(event.target)) keep(event.target, true);
  // after Streamlit's own handler has taken the text
  setTimeout(() => {
    confirmRow(row);
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
let pulse = 0; // looks again when nothing on the page moves

function look(data, setTriggerValue) {
  markLanguages(data.target);
  const found = lost();
  if (found.length > 0) setTriggerValue("recovered", found);
}

export default function ({ data, parentElement, setTriggerValue }) {
  remember(data.cookies);
  document.documentElement.lang = data.language;
  spreadScheme();
  look(data, setTriggerValue);
  mounted.get(parentElement)?.disconnect();
  let asked = false;
  const watcher = new MutationObserver(() => {
    if (asked) return;
    asked = true;
    setTimeout(() => {
      asked = false;
      look(data, setTriggerValue);
    }, LOOK_MS);
  });
  watcher.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-stored", "disabled"] });
  if (!mounted.has(parentElement)) {
    for (const [where, name, act] of LISTENERS) where.addEventListener(name, act, true);
  }
  mounted.set(parentElement, watcher);
  clearInterval(pulse);
  pulse = setInterval(() => look(data, setTriggerValue), ACKNOWLEDGE_MS);
  return () => {
    clearInterval(pulse);
    mounted.get(parentElement)?.disconnect();
    mounted.delete(parentElement);
    for (const [where, name, act] of LISTENERS) where.removeEventListener(name, act, true);
  };
}
