// The interface's words. Plural forms follow CLDR, as in texts.py.

export class Words {
  #words;
  #rules;

  /** @param {Record<string, string>} words @param {string} language */
  constructor(words, language) {
    this.#words = words;
    this.#rules = language === "ru" ? new Intl.PluralRules("ru") : null;
    this.language = language;
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
