// The findings of the row, each with its place, its repairs and its dismissal; F8 walks from one to the next.

import { el } from "../dom.js";
import { toPoints } from "../offsets.js";
import { button, quiet, sentence } from "./elements.js";
import { addPart } from "./part.js";
import { nextWithFinding, worst } from "../remarks.js";

const PAUSE_MS = 600;
const SIGNS = { error: "✖", warning: "⚠", note: "ℹ" };

/** @param {object} editor */
export function install(editor) {
  const live = new Live(editor);
  const part = addPart(editor, { id: "findings", show });

  function show(element, row) {
    const findings = editor.store.details(row.id)?.findings;
    if (!findings) element.append(quiet(editor.t("panels.loading")));
    else if (!findings.length) element.append(quiet(editor.t("panels.findings.none")));
    else element.append(el("ul", { className: "td-cards" }, ...worst(findings).map((finding) => card(row, finding))));
  }

  function card(row, finding) {
    const severity = `${SIGNS[finding.severity]} ${editor.t(`severity.${finding.severity}`)}`;
    const key = finding.fingerprint;
    return el(
      "li",
      { className: `td-finding td-${finding.severity}` },
      el("p", {}, el("b", {}, severity), " ", finding.message),
      finding.target ? button(editor.t("panels.findings.place"), () => goto(row.id, finding), { "data-key": `go-${key}` }) : null,
      ...finding.repairs.map((repair, number) => mending(row, repair, `mend-${number}-${key}`)),
      el("span", { className: "td-dismissals", role: "group", "aria-label": editor.t("panels.findings.dismiss") },
        ...["here", "article", "always"].map((scope) =>
          button(editor.t(`panels.findings.${scope}`), () => dismiss(row, finding, scope), { className: "td-slight", "data-key": `${scope}-${key}` }),
        ),
      ),
    );
  }

  function mending(row, repair, key) {
    const label = editor.t("panels.findings.repair", { text: repair.label });
    return button(label, () => mend(row.id, repair), { className: "td-primary", title: repair.text, "data-key": key });
  }

  function mend(id, repair) {
    editor.edit(id, repair.text);
    editor.announce(editor.t("panels.findings.mended"));
  }

  async function dismiss(row, finding, scope) {
    try {
      const { findings } = await editor.ask("dismiss", { segment: row.id, fingerprint: finding.fingerprint, scope });
      editor.store.setDetails(row.id, { findings });
      editor.announce(editor.t("panels.findings.dismissed"));
    } catch (error) {
      editor.announce(sentence(editor, error));
    }
    part.refresh();
  }

  function goto(id, finding) {
    const [start, end] = finding.target ?? [undefined, undefined];
    editor.focus(id, { start, end });
  }

  function first() {
    const id = editor.current()?.id;
    const finding = id && worst(editor.store.details(id)?.findings ?? [])[0];
    if (!finding) editor.announce(editor.t("panels.findings.none"));
    return finding ? { id, finding } : null;
  }

  editor.keys.on("finding", () => {
    const id = nextWithFinding(editor.store.rows(), editor.current()?.id);
    if (!id) return editor.announce(editor.t("panels.findings.no_more"));
    editor.panel.open("findings");
    const finding = worst(editor.store.details(id)?.findings ?? [])[0];
    goto(id, finding ?? {});
    if (finding) editor.announce(finding.message);
  });
  editor.keys.on("repair", () => {
    const { id, finding } = first() ?? {};
    if (finding?.repairs.length) mend(id, finding.repairs[0]);
    else if (finding) editor.announce(editor.t("panels.findings.no_repair"));
  });
  editor.keys.on("dismiss", () => {
    const { id, finding } = first() ?? {};
    if (finding) void dismiss(editor.store.row(id), finding, "here");
  });
  editor.store.on("typing", (id) => live.typed(id));
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

  async check(id) {
    const { store } = this.editor;
    this.asked = new AbortController();
    const text = store.text(id);
    try {
      const current = this.editor.current();
      const caret = current?.id === id ? toPoints(text)(current.start) : undefined; // for the forms that fit there
      const found = await this.editor.ask("check", { segment: id, text, caret }, { signal: this.asked.signal });
      if (store.text(id) === text) store.setDetails(id, found);
    } catch {
      // the desk cannot be reached just now: the next pause asks again, and the status line says so
    }
  }
}
