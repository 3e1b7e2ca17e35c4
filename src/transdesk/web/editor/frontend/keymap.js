// The table of commands and their keys. Physical keys (KeyboardEvent.code), so that they work on every layout.

/**
 * Default combination of each command. "Ctrl" is also the Command key of a Mac. Those behind the first empty line are ours
 * to choose, and no browser has them, neither for itself nor for a letter of its menu bar in English, Russian or Kazakh
 * (tests/web/editor/frontend/keymap.test.mjs lists what they have).
 */
export const DEFAULTS = Object.freeze({
  confirm_next: "Ctrl+Enter",
  confirm_open: "Ctrl+Shift+Enter",
  previous: "Alt+ArrowUp",
  next: "Alt+ArrowDown",
  save: "Ctrl+KeyS",
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`insert_${n}`, `Alt+Digit${n}`])),
  complete: "Ctrl+Space",
  term: "Ctrl+KeyE",
  concordance: "Ctrl+KeyK",
  comment: "Ctrl+KeyM",
  finding: "F8",
  undo: "Ctrl+Alt+KeyZ",
  redo: "Ctrl+Alt+KeyY",
  replace: "Ctrl+KeyH",
  help: "Alt+KeyH",

  quotes: "Alt+Quote",
  dash: "Alt+Minus",
  nbsp: "Ctrl+Shift+Space",
  tenge: "Alt+Digit0",
  marks: "Alt+KeyM",
  panel: "Alt+KeyO",
  insert_term: "Alt+KeyW",
  repair: "Shift+F8",
  dismiss: "Alt+KeyX",
  draft: "Alt+KeyJ",
  filter: "Alt+KeyL",
  preview: "Alt+KeyQ",
  suggest: "Ctrl+Alt+KeyS",
});

const MODIFIERS = ["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "NumLock", "Fn", "OS"];
const LABELS = {
  ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Quote: "'", Minus: "-", Equal: "=", Comma: ",", Period: ".",
  Slash: "/", Semicolon: ";", BracketLeft: "[", BracketRight: "]", Backslash: "\\", Backquote: "`",
};

/** Combinations that browsers do not hand over, or that a text box cannot spare. */
const TAKEN = new Set([
  ...["KeyN", "KeyT", "KeyW"].flatMap((code) => [`Ctrl+${code}`, `Ctrl+Shift+${code}`]),
  ...["KeyC", "KeyV", "KeyX", "KeyZ", "KeyY", "KeyA", "ArrowLeft", "ArrowRight", "Backspace", "Delete"].map((code) => `Ctrl+${code}`),
  "Ctrl+Shift+KeyP", "Ctrl+KeyQ", "Alt+F4", "F5", "F11", "F12", "Ctrl+Tab", "Enter", "Shift+Enter", "Tab", "Shift+Tab", "Escape",
]);

/**
 * The combination of a key event, such as "Ctrl+Shift+Enter"; "" when it is none: a bare letter, a modifier alone, a
 * letter that an input method or AltGr is making (Windows reports AltGr as Ctrl and Alt together).
 * @param {Pick<KeyboardEvent, "code" | "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode">
 *   & {getModifierState?: (key: string) => boolean}} event
 */
export function combination(event) {
  if (event.isComposing || event.keyCode === 229 || !event.code || MODIFIERS.includes(event.key)) return "";
  if (event.getModifierState?.("AltGraph")) return "";
  const ctrl = event.ctrlKey || event.metaKey;
  const code = event.code.replace(/^Numpad(?=Enter$)/, "");
  const parts = [ctrl && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", code].filter(Boolean);
  if (!ctrl && !event.altKey && !/^F\d/.test(code)) return "";
  return parts.join("+");
}

/** A combination as people read it. @param {string} combo */
export function label(combo) {
  return combo
    .split("+")
    .map((part) => LABELS[part] ?? part.replace(/^(Key|Digit)/, ""))
    .join("+");
}

export class Keymap {
  #own;
  /** @type {Map<string, string>} */ #commands = new Map();

  /** @param {Record<string, string>} own what the person has changed: combination by command */
  constructor(own = {}) {
    this.#own = Object.fromEntries(Object.entries(own).filter(([command]) => command in DEFAULTS));
    this.#index();
  }

  /** What the person has chosen counts before a default, which may have come to lie on the same keys since. */
  #index() {
    const entries = this.table().sort((one, other) => Number(one.changed) - Number(other.changed));
    this.#commands = new Map(entries.map(({ command, combo }) => [combo, command]));
  }

  /** @returns {{command: string, combo: string, changed: boolean}[]} */
  table() {
    return Object.keys(DEFAULTS).map((command) => ({ command, combo: this.combo(command), changed: command in this.#own }));
  }

  /** @param {string} command */
  combo(command) {
    return this.#own[command] ?? DEFAULTS[command];
  }

  /** The command of a combination, or null. @param {string} combo */
  command(combo) {
    return this.#commands.get(combo) ?? null;
  }

  /**
   * Give a command another combination; null takes the default again.
   * @param {string} command
   * @param {string | null} combo
   * @returns {{ok: boolean, taken?: string}} `taken`: the command that has it, or "browser"
   */
  remap(command, combo) {
    const wanted = combo ?? DEFAULTS[command];
    const holder = this.command(wanted);
    if (holder && holder !== command) return { ok: false, taken: holder };
    if (TAKEN.has(wanted)) return { ok: false, taken: "browser" };
    if (wanted === DEFAULTS[command]) delete this.#own[command];
    else this.#own[command] = wanted;
    this.#index();
    return { ok: true };
  }

  /** What the person has changed. @returns {Record<string, string>} */
  changed() {
    return { ...this.#own };
  }
}
