// The interface's words. Plural forms follow CLDR, as in texts.py.

export class Words {
  #words;
  #rules;
  #clock;

  /** @param {Record<string, string>} words @param {string} language */
  constructor(words, language) {
    this.#words = words;
    this.#rules = language === "ru" ? new Intl.PluralRules("ru") : null;
    this.#clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.language = language;
  }

  /** Hours and minutes of a moment, in this computer's time zone. @param {Date} at */
  clock(at) {
    return this.#clock.format(at);
  }

  /** The text of a key with its places filled; the key itself where it is missing. @param {string} key @param {Record<string, any>} [values] */
  t(key, values = {}) {
    const text = this.#words[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
  }

  /** The text of `plural.<key>` in the form that the number asks for. @param {string} key @param {number} n @param {Record<string, any>} [values] */
  count(key, n, values = {}) {
    const category = this.#rules ? this.#rules.select(n) : n === 1 ? "one" : "other";
    return this.t(`plural.${key}.${category}`, { n, ...values });
  }
}
