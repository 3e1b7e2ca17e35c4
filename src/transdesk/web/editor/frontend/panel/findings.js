// The findings of the row, each with its place, its repairs and its dismissal; F8 walks from one to the next.

import { el } from "../dom.js";
import { toPoints } from "../offsets.js";
import { nextInRow, nextWithFinding, worst } from "../remarks.js";
import { button, quiet } from "./elements.js";
import { addPart } from "./part.js";

const PAUSE_MS = 600;
const SIGNS = { error: "✖", warning: "⚠", note: "ℹ" };
const SCOPES = ["here", "article", "always"];

/** @param {object} editor */
export function install(editor) {
  const findings = new Findings(editor);
  const live = new Live(editor);
  editor.keys.on("finding", () => findings.next());
  editor.keys.on("repair", () => findings.repairFirst());
  editor.keys.on("dismiss", () => findings.dismissFirst());
  editor.store.on("typing", (id) => live.typed(id));
  for (const event of ["focus", "mode"]) editor.store.on(event, () => live.suggested(editor.currentId));
  editor.store.on("details", (ids) => findings.arrived(ids));
  editor.store.on("typing", () => (findings.awaited = "")); // the person has gone on: the caret is theirs
}

class Findings {
  constructor(editor) {
    this.editor = editor;
    this.awaited = ""; // row that F8 went to before its findings were known
    this.part = addPart(editor, { id: "findings", show: (element, row) => this.show(element, row) });
  }

  of(id) {
    return this.editor.store.details(id)?.findings ?? [];
  }

  show(element, row) {
    const { t, store } = this.editor;
    const cards = worst(this.of(row.id)).map((finding) => this.card(row, finding));
    if (!store.details(row.id)) element.append(quiet(t("panels.loading")));
    else element.append(cards.length ? el("ul", { className: "td-cards" }, ...cards) : quiet(t("panels.findings.none")));
  }

  card(row, finding) {
    const { t } = this.editor;
    const severity = `${SIGNS[finding.severity]} ${t(`severity.${finding.severity}`)}`;
    const key = finding.fingerprint;
    const go = () => this.go(row.id, finding);
    return el(
      "li",
      { className: `td-finding td-${finding.severity}` },
      el("p", {}, el("b", {}, severity), " ", finding.message),
      finding.target ? button(t("panels.findings.place"), go, { "data-key": `go-${key}` }) : null,
      ...finding.repairs.map((repair, number) => this.mending(row, repair, `mend-${number}-${key}`)),
      this.dismissals(row, finding),
    );
  }

  mending(row, repair, key) {
    const label = this.editor.t("panels.findings.repair", { text: repair.label });
    const press = () => this.mend(row.id, repair);
    return button(label, press, { className: "td-primary", title: repair.text, "data-key": key });
  }

  dismissals(row, finding) {
    const { t } = this.editor;
    const way = (scope) => {
      const press = () => void this.dismiss(row.id, finding, scope);
      return button(t(`panels.findings.${scope}`), press, {
        className: "td-slight",
        "data-key": `${scope}-${finding.fingerprint}`,
      });
    };
    const label = t("panels.findings.dismiss");
    return el(
      "span",
      { className: "td-dismissals", role: "group", "aria-label": label },
      `${label}:`,
      ...SCOPES.map(way),
    );
  }

  mend(id, repair) {
    this.editor.edit(id, repair.text);
    this.editor.announce(this.editor.t("panels.findings.mended"));
  }

  async dismiss(id, { fingerprint }, scope) {
    const { editor } = this;
    try {
      const { findings } = await editor.ask("dismiss", { segment: id, fingerprint, scope });
      editor.store.setDetails(id, { findings });
      editor.announce(editor.t("panels.findings.dismissed"));
    } catch (error) {
      this.part.failed(error);
    }
    this.part.refresh();
  }

  go(id, finding) {
    const [start, end] = finding?.target ?? [undefined, undefined];
    this.editor.focus(id, { start, end });
    if (finding) this.editor.announce(finding.message);
  }

  /** The next finding of this row, then the first of the next row that has any. */
  next() {
    const { editor } = this;
    const current = editor.current();
    const here = current && nextInRow(this.of(current.id), current.start);
    const id = here ? current.id : nextWithFinding(editor.store.rows(), current?.id);
    if (!id) return editor.announce(editor.t("panels.findings.no_more"));
    editor.panel.open("findings");
    this.awaited = editor.store.details(id) ? "" : id;
    return this.go(id, here ?? nextInRow(this.of(id), -1) ?? worst(this.of(id))[0]);
  }

  /** The findings of a row that F8 went to have come: on to their place, unless the person has gone on. */
  arrived(ids) {
    if (!this.awaited || !ids.includes(this.awaited)) return;
    const id = this.awaited;
    this.awaited = "";
    const finding = nextInRow(this.of(id), -1);
    if (finding && this.editor.current()?.id === id && !this.editor.store.isDirty(id)) this.go(id, finding);
  }

  /** The worst finding of the row at hand; says so where there is none. */
  first() {
    const id = this.editor.current()?.id;
    const finding = id && worst(this.of(id))[0];
    if (!finding) this.editor.announce(this.editor.t("panels.findings.none"));
    return { id, finding };
  }

  repairFirst() {
    const { id, finding } = this.first();
    if (finding?.repairs.length) this.mend(id, finding.repairs[0]);
    else if (finding) this.editor.announce(this.editor.t("panels.findings.no_repair"));
  }

  dismissFirst() {
    const { id, finding } = this.first();
    if (finding) void this.dismiss(id, finding, "here");
  }
}

/** Checks the text that is being typed, at a pause; a newer text ends the question about an older one. */
class Live {
  constructor(editor) {
    this.editor = editor;
    this.timer = 0;
    this.asked = new AbortController();
  }

  typed(id) {
    clearTimeout(this.timer);
    this.asked.abort();
    this.timer = setTimeout(() => void this.check(id), PAUSE_MS);
  }

  /** A suggestion that is read again: what is stored of the row tells of its translation. */
  suggested(id) {
    if (id && this.editor.store.suggesting && this.editor.store.suggestion(id)) this.typed(id);
  }

  async check(id) {
    const { store } = this.editor;
    this.asked = new AbortController();
    const text = store.text(id);
    const current = this.editor.current();
    const caret = current?.id === id ? toPoints(text)(current.start) : undefined; // for the forms that fit there
    try {
      const found = await this.editor.ask("check", { segment: id, text, caret }, { signal: this.asked.signal });
      if (store.text(id) === text) store.setDetails(id, found);
    } catch {
      // the desk cannot be reached just now: the next pause asks again, and the status line says so
    }
  }
}
