// The status line: whether everything is saved, and if not, why and where the text is meanwhile. It tells the truth.

import { el } from "./dom.js";

const SIGNS = { saved: "✓", saving: "…", waiting: "⇡", full: "⚠", trouble: "⚠", expired: "⚠" };

const BRIEF = { waiting: "editor.brief_waiting", full: "editor.brief_full", trouble: "editor.brief_trouble", expired: "editor.brief_expired" };

/**
 * What the line says of a state of the outbox.
 * @param {import("./outbox.js").State} state
 * @param {import("./words.js").Words} words
 * @param {boolean} alive whether the server answers at all
 * @returns {{look: string, text: string, urgent: boolean}} `urgent`: shown as a banner, and announced
 */
export function sentence(state, words, alive) {
  const { phase, changes, kept, held, at, message } = state;
  const where = kept ? words.count("kept_here", changes) : words.count("on_page_only", changes);
  if (phase === "full") return { look: "full", text: `${message || words.t("editor.full")} ${where}`, urgent: true };
  if (phase === "expired") return { look: "expired", text: `${words.t("editor.expired")} ${where}`, urgent: true };
  if (phase === "trouble") return { look: "trouble", text: `${message} ${where}`, urgent: true };
  if (phase === "waiting") return { look: "waiting", text: `${words.t("editor.waiting")} ${where}`, urgent: true };
  if (phase === "saving" || changes > held) return { look: "saving", text: words.t("editor.saving"), urgent: false };
  if (!alive) return { look: "waiting", text: words.t("editor.no_server"), urgent: true };
  if (held) return { look: "trouble", text: words.count("held", held), urgent: false };
  return { look: "saved", text: at ? words.t("editor.saved_at", { time: words.clock(at) }) : words.t("editor.saved"), urgent: false };
}

export class StatusLine {
  #words;
  #announce;
  #before = "";

  /** @param {import("./words.js").Words} words @param {(text: string) => void} announce */
  constructor(words, announce) {
    this.#words = words;
    this.#announce = announce;
    this.sign = el("span", { className: "td-sign", "aria-hidden": "true" });
    this.text = el("span");
    this.element = el("div", { className: "td-saved" }, this.sign, this.text);
    this.banner = el("div", { className: "td-banner", hidden: true });
  }

  /** @param {import("./outbox.js").State} state @param {boolean} alive */
  show(state, alive) {
    const { look, text, urgent } = sentence(state, this.#words, alive);
    this.element.className = `td-saved td-saved-${look}`;
    this.element.dataset.state = look;
    this.sign.textContent = SIGNS[look];
    const brief = urgent ? this.#words.t(BRIEF[look]) : text;
    if (this.text.textContent !== brief) this.text.textContent = brief;
    this.banner.hidden = !urgent;
    if (this.banner.textContent !== text) this.banner.textContent = urgent ? text : "";
    const wasUrgent = ["full", "expired", "trouble", "waiting"].includes(this.#before);
    if (look !== this.#before && (urgent || (wasUrgent && look === "saved"))) this.#announce(text);
    if (look !== "saving") this.#before = look;
  }
}
