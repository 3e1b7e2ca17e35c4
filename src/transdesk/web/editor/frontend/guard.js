// Streamlit opens a window "Connection error" some seconds after its websocket has dropped and moves the focus into it, so
// that keys go nowhere. The editor saves by itself and has a status line: the window is closed and the caret put back.

import { focused } from "./dom.js";

const WINDOW = '[role="dialog"]';
const TITLE = "Connection error"; // Streamlit has it in English only

/**
 * Watch the page for that window.
 * @param {() => void} restore puts the focus back where it was
 * @returns {() => void} ends the watch
 */
export function guard(restore) {
  const watcher = new MutationObserver(() => {
    const found = [...document.querySelectorAll(WINDOW)].find((dialog) => dialog.textContent.includes(TITLE));
    if (!found) return;
    found.querySelector('button[aria-label="Close"]')?.click();
    holdFocus(restore);
  });
  watcher.observe(document.body, { childList: true, subtree: true });
  return () => watcher.disconnect();
}

/** React moves the focus when the window opens and again when it closes: whatever it does in that time is taken back. */
function holdFocus(restore) {
  const until = performance.now() + 600;
  const put = () => {
    const active = focused();
    if (!active || active === document.body || active.closest?.(WINDOW)) restore();
    if (performance.now() < until) requestAnimationFrame(put);
  };
  put();
}
