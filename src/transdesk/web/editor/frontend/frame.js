// The frame of the editor: bar, banner, grid beside the panel, and the places where plug-ins draw.

import { el } from "./dom.js";

const PANEL = "panel_open";
const FULL = "full_window";

/** @param {import("./editor.js").Editor} editor */
export function frame(editor) {
  const { t, settings } = editor;
  const live = el("div", { className: "td-live", role: "status", "aria-live": "polite" });
  const message = el("div", { className: "td-message", role: "status" }, t("editor.opening"));
  const nothing = el("div", { className: "td-message", hidden: true });
  const orphans = el("div", { className: "td-orphans" });
  const places = Object.fromEntries(["tools", "filters", "beside", "layer"].map((name) => [name, el("div", { className: `td-at-${name}` })]));
  const fold = el("button", { type: "button", className: "td-button td-quiet", onclick: () => showPanel(editor.panel.element.hidden) }, t("editor.panel"));
  const showPanel = (open) => {
    settings.set(PANEL, open);
    editor.panel.element.hidden = !open;
    fold.setAttribute("aria-expanded", String(open));
  };
  const full = el("button", { type: "button", className: "td-button td-quiet", title: t("editor.full_help"), onclick: () => fill(!isFull()) }, t("editor.full_window"));
  const isFull = () => full.getAttribute("aria-pressed") === "true";
  const fill = (on) => {
    settings.set(FULL, on);
    full.setAttribute("aria-pressed", String(on));
    element.classList.toggle("td-full", on);
  };
  const wide = window.matchMedia("(min-width: 701px)").matches;
  showPanel(settings.get(PANEL, wide));
  const element = el(
    "section",
    { className: "td-editor", "aria-label": t("editor.name") },
    el("div", { className: "td-top" }, editor.statusLine.element, places.tools, full, fold),
    editor.statusLine.banner,
    orphans,
    places.filters,
    el("div", { className: "td-main" }, el("div", { className: "td-sheet" }, message, nothing, editor.grid.element), places.beside, editor.panel.element),
    places.layer,
    live,
  );
  fill(settings.get(FULL, false));
  return {
    element,
    places,
    showPanel,
    announce: (text) => announce(live, text),
    opened: (text) => {
      message.textContent = text;
      message.hidden = !text;
    },
    nothing: (text) => {
      nothing.textContent = text;
      nothing.hidden = !text;
    },
    orphan: (text, forget, amend) => {
      const { bar, box } = orphan(t, text, forget, amend);
      orphans.append(bar);
      return box;
    },
  };
}

/** The same sentence twice is spoken twice. */
function announce(live, text) {
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

/** A text kept on this computer whose segment is no longer in the sheet: shown in a box, so that it can be copied. */
function orphan(t, text, forget, amend) {
  const bar = el("div", { className: "td-bar td-conflict" });
  const box = el("textarea", { className: "td-theirs", value: text, readOnly: !amend, "aria-label": t("editor.orphan_box") });
  box.addEventListener("input", () => amend?.(box.value));
  const drop = () => {
    forget();
    bar.remove();
  };
  bar.append(
    el("p", { className: "td-bar-head" }, `⚑ ${t("editor.orphan")}`),
    box,
    el("div", { className: "td-bar-buttons" }, el("button", { type: "button", className: "td-button", onclick: drop }, t("editor.orphan_drop"))),
  );
  return { bar, box };
}
