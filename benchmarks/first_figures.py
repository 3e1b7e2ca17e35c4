"""How long a newcomer waits, and what the page process weighs.

    python benchmarks/first_figures.py [ARTICLE]

Measures, each in a new process and a new data folder: server start to first page (a browser's, not only the
socket's), reading of the article, its draft into both other languages by the bundled engine, and the
memory of the page process. Ratios and seconds hold for the machine and the moment; run it on a quiet one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "src" / "transdesk" / "desk" / "sample" / "article.md"
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main(article: Path) -> None:
    """Print the figures as a Markdown table."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TRANSDESK_DATA_DIR": folder, "PYTHONPATH": str(ROOT / "src")}
        rows = [
            ("server start to its first answer, s", *_first_page(environment)),
            *_drafts(environment, article),
        ]
    print("| what | figure | beside it |\n| --- | --- | --- |")
    for row in rows:
        print("|", " | ".join(str(cell) for cell in row), "|")


def _first_page(environment: dict[str, str]) -> tuple[str, str]:
    """Seconds until the server answers and until the first page stands in the browser; memory after that."""
    port = _free_port()
    started = time.perf_counter()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), f"--server.port={port}"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _answers(port):
            time.sleep(0.02)
        answered = time.perf_counter() - started
        drawn = _drawn(port)
        libraries = _loaded(server.pid)
        return f"{answered:.2f}", (
            f"+{drawn:.2f} s to the first page in the browser; page process {_memory(server.pid)} MiB; "
            f"model libraries loaded: {libraries or 'none'}"
        )
    finally:
        server.terminate()
        server.wait()


def _drawn(port: int) -> float:
    """Seconds from the browser's request to the page's heading."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        page: Any = browser.new_page()
        started = time.perf_counter()
        page.goto(f"http://127.0.0.1:{port}/")
        page.locator("h1").first.wait_for()
        seconds = time.perf_counter() - started
        browser.close()
    return seconds


def _drafts(environment: dict[str, str], article: Path) -> list[tuple[str, str, str]]:
    """Seconds of the command line for reading and drafting, the process's start included."""
    rows = []
    started = time.perf_counter()
    _run(environment, "detect", str(article), "--json")
    rows.append((f"read and identify {article.name}, s", f"{time.perf_counter() - started:.2f}", "a new process"))
    source = json.loads(_run(environment, "detect", str(article), "--json"))["language"]
    for target in [code for code in ("en", "ru", "kk") if code != source]:
        started = time.perf_counter()
        found = json.loads(_run(environment, "translate", str(article), "--to", target, "--json"))
        seconds = time.perf_counter() - started
        terms = [term["status"] for segment in found["segments"] for term in segment["terms"]]
        beside = f"{len(found['segments'])} segments, {len(terms)} terms, {terms.count('flagged')} flagged; {found['signature']}"
        rows.append((f"draft {source}-{target}, s", f"{seconds:.2f}", beside))
    return rows


def _run(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "transdesk", *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _memory(process: int) -> int:
    """Resident memory in MiB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found.group(1)) // 1024 if found else 0


def _loaded(process: int) -> str:
    """Model libraries whose code the process has mapped."""
    maps = Path(f"/proc/{process}/maps").read_text(encoding="utf-8")
    return ", ".join(name for name in ("torch", "ctranslate2", "sentencepiece") if f"/{name}" in maps)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
