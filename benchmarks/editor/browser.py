"""How fast the editor feels in a browser, beside a page of plain ``st.text_area`` rows.

    python benchmarks/editor/browser.py [--segments 1000 10000] [--plain 50 500] [--keys 120]

Starts the desk with an article of so many segments and headless Chromium on it, and prints a Markdown table:

- usable: from the navigation (server warm, browser cache empty) until rows can be typed in, seconds;
- key to screen: from a key's event to the frame that shows it, milliseconds;
- work: processor time of the page's main thread, for opening and for each key, milliseconds: holds on a busy machine, too;
- save: from sending a batch to its acknowledgement, milliseconds;
- ghost: from a key's event to the frame that shows a completion of the starter model, milliseconds: asked for by Ctrl+Space, and
  of itself behind the last letter typed;
- nodes and heap of the page.

Client and server share the machine's cores; run it on a quiet one. Ratios of one run tell more than single figures.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
FILLED = 300
"""Segments that have a translation: those that the run scrolls through."""

SENTENCES = (
    "The old bridge number {n} over the Irtysh closes on Monday.",
    "Repairs of bridge {n} will cost 4.2 billion tenge, the mayor said, and last until the autumn of next year at the least.",
    "Residents of house {n} have asked for a ferry, but the river is too shallow in summer.",
)
BEGINNINGS = ("Старый мост", "Ремонт моста обойдётся", "Жители дома просили")
TARGET = "Старый мост номер {n} через Иртыш закрывают в понедельник, сообщил мэр города журналистам."

PLAIN = """
import streamlit as st
st.set_page_config(layout="wide")
for n in range({count}):
    left, right = st.columns(2)
    left.write(f"{source}")
    right.text_area(f"row {{n}}", f"{target}", key=f"row{{n}}", label_visibility="collapsed", height="content")
"""

# From the event's own time to after the next frame: a task posted in an animation frame runs once it is painted.
WATCH_KEYS = """() => {
  window.keyTimes = [];
  window.addEventListener("keydown", (event) => {
    const start = event.timeStamp;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.keyTimes.push(performance.now() - start);
      channel.port2.postMessage(0);
    });
  }, true);
}"""
# The time from the last key to the frame with ghost text behind it.
WATCH_GHOSTS = """() => {
  const find = (root) => root.querySelector(".td-canvas") ?? [...root.querySelectorAll("*")].map((e) => e.shadowRoot && find(e.shadowRoot)).find(Boolean);
  let key = 0, shown = null;
  window.addEventListener("keydown", (event) => { key = event.timeStamp; shown = null; }, true);
  new MutationObserver(() => {
    const ghost = find(document).querySelector(".td-ghost")?.textContent;
    if (!ghost || shown !== null) return;
    const start = key;
    shown = -1;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { if (start === key) shown = performance.now() - start; };
      channel.port2.postMessage(0);
    });
  }).observe(find(document), { childList: true, subtree: true });
  window.ghosts = { next: async () => {
    for (let tries = 0; tries < 300 && !(shown > 0); tries++) await new Promise((done) => setTimeout(done, 20));
    return shown > 0 ? shown : Infinity;
  } };
}"""
WATCH_USABLE = """
  const look = (root) => [...root.querySelectorAll("*")].some((e) => e.matches("BOX") || (e.shadowRoot && look(e.shadowRoot)));
  const tick = () => { if (look(document)) window.usableAt = performance.now(); else requestAnimationFrame(tick); };
  requestAnimationFrame(tick);"""
SAVES = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.name.endsWith("/changes") && entry.responseEnd).map((entry) => entry.responseEnd - entry.startTime)"""
NODES = """() => { let count = 0; const walk = (root) => { for (const node of root.querySelectorAll("*")) {
  count += 1; if (node.shadowRoot) walk(node.shadowRoot); } }; walk(document); return count; }"""
HEAP = "() => Math.round(performance.memory.usedJSHeapSize / 2 ** 20)"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--segments", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--plain", type=int, nargs="*", default=[50, 500])
    parser.add_argument("--keys", type=int, default=120)
    asked = parser.parse_args()
    print(
        "| page | usable, s | key to screen p50 / p95 / max, ms | work to open / a key, ms | save p50 / p95, ms "
        "| ghost asked for, of itself p50 / p95 / max, ms | nodes | heap, MB |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for count in asked.segments:
        with tempfile.TemporaryDirectory() as folder:
            address = prepare(Path(folder), count)
            with served("app.py", Path(folder)) as url:
                told(f"editor, {count} segments", measured(f"{url}/{address}", ".td-box", asked.keys, editor=True))
    for count in asked.plain:
        with tempfile.TemporaryDirectory() as folder:
            script = Path(folder) / "plain.py"
            filled = {"source": SENTENCES[0], "target": TARGET}
            script.write_text(PLAIN.format(count=count, **filled), encoding="utf-8")
            with served(str(script), Path(folder)) as url:
                told(f"plain widgets, {count} rows", measured(url, "textarea", asked.keys, editor=False))


def prepare(folder: Path, count: int) -> str:
    """Put an article on a new desk; returns the editor's address."""
    os.environ["TRANSDESK_DATA_DIR"] = str(folder / "data")
    sys.path.insert(0, str(ROOT / "src"))
    from transdesk.bootstrap import build_desk
    from transdesk.domain.language import Language

    desk = build_desk()
    lines = [SENTENCES[n % len(SENTENCES)].format(n=n) for n in range(count - 1)]
    blocks = ["Bridges of the region", *(" ".join(lines[at : at + 4]) for at in range(0, len(lines), 4))]
    reading = desk.intake.read_text("\n\n".join(blocks))
    article = desk.intake.add(reading, language=Language.EN, author="Dana")
    for n, row in enumerate(desk.editing.sheet(article, Language.RU).rows[:FILLED]):
        desk.editing.save(article, Language.RU, row.segment.id, TARGET.format(n=n), base=0, author="Dana")
    return f"edit?article={article}&to=ru"


@contextmanager
def served(script: str, folder: Path) -> Iterator[str]:
    """A Streamlit server on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TRANSDESK_DATA_DIR": str(folder / "data")}
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", "--server.headless=true"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/_stcore/health")
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def wait_for(url: str) -> None:
    """Until the server answers."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=1):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)


def measured(url: str, box: str, keys: int, *, editor: bool) -> dict[str, Any]:
    """One person opens the page, types in several rows, scrolls."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        path = os.environ.get("TRANSDESK_CHROMIUM") or shutil.which("chromium")
        browser = driver.chromium.launch(executable_path=path, args=[*CHROMIUM, "--enable-precise-memory-info"])
        opened(browser, url, box).context.close()  # the server's first page loads what later ones have
        page = opened(browser, url, box)
        usable = page.evaluate("window.usableAt") / 1000
        clock = MainThread(page)
        page.wait_for_timeout(1500)
        page.evaluate(WATCH_KEYS)
        before = clock.read()
        type_in_rows(page, box, keys)
        each = (clock.read() - before) / keys
        page.wait_for_timeout(1500)
        found = {
            "usable": usable,
            "work": (clock.opened, each),
            "keys": sorted(page.evaluate("keyTimes")),
            "saves": sorted(page.evaluate(SAVES)) if editor else [],
            "nodes": page.evaluate(NODES),
            "heap": page.evaluate(HEAP),
            "ghosts": completions(page, box) if editor else ([], []),
        }
        browser.close()
    return found


def opened(browser: Any, url: str, box: str) -> Any:
    """The page in a browser without a cache, once its first text box can be typed in."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(WATCH_USABLE.replace("BOX", box))
    page.goto(url)
    page.locator(box).nth(3).wait_for(timeout=120_000)
    return page


class MainThread:
    """Processor time of a page's main thread in milliseconds, by the browser's own count."""

    def __init__(self, page: Any) -> None:
        self.session = page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.reload()
        page.locator("textarea").nth(3).wait_for(timeout=120_000)
        self.opened = self.read()

    def read(self) -> float:
        """Milliseconds of work so far."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def type_in_rows(page: Any, box: str, keys: int) -> None:
    """Type as a fast person does, a key every 60 ms, in four rows."""
    for row in range(4):
        page.locator(box).nth(row).click()
        page.keyboard.press("Control+End")
        for _ in range(keys // 4):
            page.keyboard.press("KeyE")
            page.wait_for_timeout(60)


def completions(page: Any, box: str) -> tuple[list[float], list[float]]:
    """Begin sentences; how long completions took that were asked for, and those that came of themselves."""
    page.evaluate(WATCH_GHOSTS)
    asked, itself = [], []
    for number, beginning in enumerate(BEGINNINGS * 4):
        page.locator(box).nth(number % 3 + 1).click()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(beginning)
        page.keyboard.press("Escape")  # what comes of itself by now is not what is measured
        page.keyboard.press("Control+Space")
        asked.append(page.evaluate("window.ghosts.next()"))
        page.keyboard.press("Escape")
        page.keyboard.press("Space")
        page.keyboard.press("KeyD")
        itself.append(page.evaluate("window.ghosts.next()"))
        page.wait_for_timeout(1000)
    return sorted(asked), sorted(itself)


def told(name: str, found: dict[str, Any]) -> None:
    """A row of the table."""

    def at(values: list[float], share: float) -> str:
        return f"{values[min(len(values) - 1, int(len(values) * share))]:.0f}" if values else "-"

    keys, saves = found["keys"], found["saves"]
    cells = [
        name,
        f"{found['usable']:.2f}",
        f"{at(keys, 0.5)} / {at(keys, 0.95)} / {at(keys, 1)}",
        "{:.0f} / {:.1f}".format(*found["work"]),
        f"{at(saves, 0.5)} / {at(saves, 0.95)}",
        "; ".join(f"{at(one, 0.5)} / {at(one, 0.95)} / {at(one, 1)}" for one in found["ghosts"]),
        found["nodes"],
        found["heap"],
    ]
    print("|", " | ".join(map(str, cells)), "|", flush=True)


if __name__ == "__main__":
    main()
