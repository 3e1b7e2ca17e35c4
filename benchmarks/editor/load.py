"""People saving at once: how long until a save is acknowledged, and what the server needs for it.

    python benchmarks/editor/load.py [--people 1 50 200] [--seconds 60] [--segments 1000] [--articles 1]

A server of its own with data of its own is started for each number of people. Everybody has the editor open (one
long poll under way each) and saves a sentence every 3 s, at times of their own; answers come compressed, as browsers
ask for them. The clients share the machine with the server: their own share of a core is told too. One JSON line for
each run: milliseconds from sending to the whole answer, milliseconds of the server's processor for each save with all
that follows from it, processor shares of one core, and memory of the server's process. The figures include the
opening, when everybody asks for the sheet at once.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import random
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from transdesk.bootstrap import build_desk  # noqa: E402 - the path comes first
from transdesk.desk.settings import Settings  # noqa: E402 - as above
from transdesk.domain.language import Language  # noqa: E402 - as above
from transdesk.domain.sheet import Role  # noqa: E402 - as above
from transdesk.web.editor import token  # noqa: E402 - as above
from transdesk.web.editor.secret import signing_key  # noqa: E402 - as above
from web.browser.server import Server  # noqa: E402 - as above

PAUSE = 3.0
MARK = re.compile(rb'"mark":"([^"]*)"')
SENTENCE = "The Government of Kazakhstan allocated {} billion tenge to the development of the regions in 2024."
WORDS = "правительство выделило млрд тенге на развитие регионов в 2024 году столица министр сообщил".split()


class Connection:
    """HTTP/1.1 on one connection that stays open; as little as will do, so that the clients cost little."""

    def __init__(self, port: int, signed: str) -> None:
        self._port = port
        self._head = f"Host: 127.0.0.1:{port}\r\nX-Desk-Token: {signed}\r\nAccept-Encoding: gzip\r\n"
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: bytes = b"") -> bytes:
        """The answer to one request; asks again where the server closed the connection just then, as browsers do."""
        try:
            return await self._ask(method, path, body)
        except (ConnectionError, asyncio.IncompleteReadError):
            self._streams = None
            return await self._ask(method, path, body)

    async def _ask(self, method: str, path: str, body: bytes) -> bytes:
        if self._streams is None or self._streams[0].at_eof():  # the server closes what is idle for 5 s
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(f"{method} {path} HTTP/1.1\r\n{self._head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.partition("content-length:")[2].split()[0])
        data = await reader.readexactly(length)
        assert " 200 " in head.partition("\r\n")[0], data[:300]
        return gzip.decompress(data) if "content-encoding: gzip" in head else data


async def person(number: int, port: int, key: bytes, article: str, ends: float, times: list[float]) -> None:
    """Open the editor, wait for news, and save until the end."""
    signed = token.sign(key, token.Place(article, Language.RU, f"P{number}", Role.ADMIN), time.time())
    base = f"/desk/api/{article}/ru"
    editing, following = Connection(port, signed), Connection(port, signed)
    sheet = json.loads(await editing.ask("GET", f"{base}/sheet"))
    row = sheet["rows"][number % len(sheet["rows"])]
    poll = asyncio.create_task(follow(following, base, sheet["mark"]))
    await asyncio.sleep(random.random() * PAUSE)
    while time.monotonic() < ends:
        text = " ".join(random.choices(WORDS, k=14)) + "."
        change = {"segment": row["id"], "base": row["version"], "text": text, "action": "save"}
        begun = time.perf_counter()
        answer = await editing.ask("POST", f"{base}/changes", json.dumps({"changes": [change]}).encode())
        times.append((time.perf_counter() - begun) * 1000)
        (result,) = json.loads(answer)["results"]
        row = result.get("row") or row | {"version": result["theirs"]["version"]}
        await asyncio.sleep(PAUSE * (0.5 + random.random()))
    poll.cancel()


async def follow(connection: Connection, base: str, mark: str) -> None:
    """Wait for news again and again; of an answer only the mark is read, since people's own machines read the rest."""
    while True:
        answer = await connection.ask("GET", f"{base}/changes?since={mark}&wait=25")
        mark = MARK.search(answer)[1].decode()


def add_articles(folder: Path, count: int, segments: int) -> list[str]:
    desk = build_desk(Settings(data_dir=folder / "data", author="Dana"))
    names = []
    for number in range(count):
        lines = [SENTENCE.format(number * segments + n) for n in range(segments)]
        text = "Headline\n\n" + "\n\n".join(lines)
        names.append(desk.intake.add(desk.intake.read_text(text), language=Language.EN, author="Dana"))
    desk.close()
    return names


async def run(server: Server, articles: list[str], people: int, seconds: float) -> list[float]:
    key, times = signing_key(server.folder / "data"), []
    ends = time.monotonic() + seconds
    crowd = [person(n, server.port, key, articles[n % len(articles)], ends, times) for n in range(people)]
    await asyncio.gather(*crowd)
    return times


def spent(process: psutil.Process) -> float:
    """Seconds of a processor that a process has used."""
    times = process.cpu_times()
    return float(times.user + times.system)


def measure(people: int, seconds: float, segments: int, articles: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        names = add_articles(Path(folder), articles, segments)
        server = Server(Path(folder), {})
        server.start()
        assert server.process is not None
        process = psutil.Process(server.process.pid)
        before, ours, begun = spent(process), spent(psutil.Process()), time.monotonic()
        times = sorted(asyncio.run(run(server, names, people, seconds)))
        used, ours, lasted = spent(process) - before, spent(psutil.Process()) - ours, time.monotonic() - begun
        memory = process.memory_info().rss
        server.stop()
    return {
        "people": people,
        "articles": articles,
        "segments": segments,
        "saves": len(times),
        **{f"p{p}_ms": round(times[min(len(times) - 1, len(times) * p // 100)], 1) for p in (50, 95, 99)},
        "cpu_ms_per_save": round(1000 * used / len(times), 1),
        "cpu_percent": round(100 * used / lasted),
        "clients_cpu_percent": round(100 * ours / lasted),
        "memory_mb": round(memory / 2**20),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, nargs="+", default=[1, 50, 200])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--segments", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=1)
    chosen = parser.parse_args()
    for people in chosen.people:
        print(json.dumps(measure(people, chosen.seconds, chosen.segments, chosen.articles)), flush=True)


if __name__ == "__main__":
    main()
