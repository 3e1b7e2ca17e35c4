// Who and when, in one quiet line.

import { quiet } from "./elements.js";

/**
 * Date and time as the interface's language writes them; empty for no time.
 *
 * @param {string | null | undefined} at ISO 8601
 * @param {string} language
 */
export function moment(at, language) {
  if (!at) return "";
  return new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "short" }).format(new Date(at));
}

/**
 * A quiet line of facts, empty ones left out.
 *
 * @param {...(string | number | null | undefined)} facts
 */
export function meta(...facts) {
  return quiet(facts.filter((fact) => fact || fact === 0).join(" · "));
}
