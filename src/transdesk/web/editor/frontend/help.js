// The key sheet: every command with its key; a key can be changed by pressing another one.

import { el } from "./dom.js";
import { button } from "./panel/elements.js";

const GROUPS = {
  walking: ["confirm_next", "confirm_open", "next", "previous", "finding", "panel"],
  writing: [
    "save",
    "complete",
    "ghost_take",
    "ghost_all",
    "ghost_drop",
    "insert",
    "draft",
    "undo",
    "redo",
    "replace",
    "suggest",
    "marks",
  ],
  helping: ["insert_term", "term", "concordance", "comment", "repair", "dismiss", "filter", "preview", "help"],
  signs: ["quotes", "dash", "nbsp", "tenge"],
};
const FIXED = { ghost_take: "Tab", ghost_all: "End", ghost_drop: "Escape" };

/** @param {object} editor */
export function install(editor) {
  const sheet = new Sheet(editor);
  editor.place("layer").append(sheet.dialog);
  editor.place("tools").append(button(editor.t("panels.help.open"), () => sheet.open(), { className: "td-help" }));
  editor.keys.on("help", () => sheet.open());
}

class Sheet {
  constructor(editor) {
    this.editor = editor;
    this.said = el("p", { className: "td-trouble", role: "status" });
    this.list = el("div", { className: "td-keys" });
    const title = el("h2", { id: "td-help-title" }, editor.t("panels.help.title"));
    const close = button("✕", () => this.dialog.close(), {
      "aria-label": editor.t("panels.close"),
      className: "td-close",
    });
    this.dialog = el(
      "dialog",
      { className: "td-dialog", "aria-labelledby": "td-help-title", onclose: () => this.closed() },
      el("header", {}, title, close),
      el("p", {}, editor.t("panels.help.note")),
      this.said,
      this.list,
    );
  }

  open() {
    if (this.dialog.open) return;
    this.back = this.editor.current()?.id;
    this.said.textContent = "";
    this.draw();
    this.dialog.showModal();
  }

  closed() {
    this.editor.keys.stopRecording();
    if (this.back) this.editor.focus(this.back, this.editor.current() ?? {});
  }

  draw() {
    const known = new Set(this.editor.keys.table().map(({ command }) => command));
    const groups = Object.entries(GROUPS).map(([name, commands]) => {
      const title = el("h3", {}, this.editor.t(`panels.help.${name}`));
      return el(
        "section",
        {},
        title,
        el("ul", {}, ...commands.filter((one) => exists(known, one)).map((one) => this.line(one))),
      );
    });
    this.list.replaceChildren(...groups);
  }

  line(command) {
    const { keys } = this.editor;
    const name = el("span", {}, this.editor.t(`panels.keys.${command}`));
    if (FIXED[command]) return el("li", {}, name, el("kbd", {}, FIXED[command]));
    if (command === "insert") return el("li", {}, name, el("kbd", {}, `${keys.label(keys.combo("insert_1"))}…9`));
    const changed = keys.table().find((one) => one.command === command).changed;
    const combo = keys.label(keys.combo(command));
    const label = this.editor.t("panels.help.change", { command: this.editor.t(`panels.keys.${command}`), combo });
    const press = (event) => void this.record(command, event.currentTarget);
    const key = button(el("kbd", {}, combo), press, { "aria-label": label, className: "td-key" });
    const back = button("↺", () => this.remap(command, null), { "aria-label": this.editor.t("panels.help.default") });
    return el("li", {}, name, key, changed ? back : null);
  }

  async record(command, key) {
    key.textContent = this.editor.t("panels.help.press");
    const combo = await this.editor.keys.record();
    this.remap(command, combo);
  }

  remap(command, combo) {
    const { t, keys } = this.editor;
    const { ok, taken } = keys.remap(command, combo);
    const holder = taken === "browser" ? t("panels.help.browser") : t(`panels.keys.${String(taken).replace(/_\d$/, "")}`);
    this.said.textContent = ok ? "" : t("panels.help.taken", { holder });
    this.draw();
  }
}

function exists(known, command) {
  return command in FIXED || command === "insert" || known.has(command);
}
