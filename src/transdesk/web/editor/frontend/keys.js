// Key events of the editor: commands by the key map, and nothing of them reaches Streamlit's own hotkeys.

import { Keymap, combination, label } from "./keymap.js";

const REMEMBERED = "keys";

export class Keys {
  /** @type {Map<string, ((event: KeyboardEvent | null) => any)[]>} */ #handlers = new Map();
  #settings;
  #map;
  /** @type {((combo: string) => void) | null} */ #recording = null;

  /** @param {import("./settings.js").Settings} settings */
  constructor(settings) {
    this.#settings = settings;
    this.#map = new Keymap(settings.get(REMEMBERED, {}));
  }

  /**
   * Do something at a command. The newest handler comes first; one that answers false passes it on.
   * @param {string} command
   * @param {(event: KeyboardEvent | null) => any} handler
   */
  on(command, handler) {
    this.#handlers.set(command, [handler, ...(this.#handlers.get(command) ?? [])]);
  }

  /** Do a command, from a button. @param {string} command @param {KeyboardEvent | null} [event] @returns {boolean} */
  run(command, event = null) {
    return (this.#handlers.get(command) ?? []).some((handler) => handler(event) !== false);
  }

  /** What `keydown` of the editor calls. @param {KeyboardEvent} event */
  press(event) {
    event.stopPropagation(); // Streamlit has hotkeys for bare letters
    const combo = combination(event);
    if (!combo) return;
    if (this.#recording) {
      event.preventDefault();
      return this.#recording(combo);
    }
    const command = this.#map.command(combo);
    if (command && this.run(command, event)) event.preventDefault();
  }

  table() {
    return this.#map.table().map((entry) => ({ ...entry, label: label(entry.combo) }));
  }

  combo(command) {
    return this.#map.combo(command);
  }

  label(combo) {
    return label(combo);
  }

  /** Give a command another combination, remembered in this browser; null takes the default. See Keymap.remap. */
  remap(command, combo) {
    const answer = this.#map.remap(command, combo);
    if (answer.ok) this.#settings.set(REMEMBERED, this.#map.changed());
    return answer;
  }

  /** The next combination that is pressed in the editor, instead of doing it. @returns {Promise<string>} */
  record() {
    return new Promise((done) => {
      this.#recording = (combo) => {
        this.#recording = null;
        done(combo);
      };
    });
  }

  /** Commands do their work again. */
  stopRecording() {
    this.#recording = null;
  }
}
