"""The editor's front end without a desk: its routes over rows in memory, and a bare page that mounts it.

Run as ``python tests/web/editor/stub.py ROWS PORT`` to look at it; tests and benchmarks start :class:`Stub`.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from transdesk.desk.diff import word_diff
from transdesk.web.texts import texts

FRONTEND = Path(__file__).resolve().parents[3] / "src" / "transdesk" / "web" / "editor" / "frontend"
BASE = "/desk/api/a1/ru"
SENTENCES = (
    "The old bridge over the Irtysh closes on Monday.",
    "Repairs will cost 4.2 billion tenge, the city's mayor said, and will last until the autumn of next year at the least.",
    "Buses take the northern road.",
    "Residents of the left bank have asked for a ferry, but the river is too shallow; a second bridge exists on paper.",
    "It is 60 years old.",
)
TARGETS = (
    "Старый мост через Иртыш закрывают в понедельник.",
    "Ремонт обойдётся в 4,2 млрд тенге, сообщил мэр города, и продлится по меньшей мере до осени следующего года.",
    "Автобусы пойдут по северной дороге.",
    "Жители левого берега просили паром, но река слишком мелкая; второй мост существует только на бумаге.",
    "Ему 60 лет.",
)
AFTER = {
    "save": "edited",
    "fill": "edited",
    "confirm": "confirmed",
    "unconfirm": "edited",
    "approve": "approved",
    "return": "returned",
}
PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Editor</title><style>body {{ margin: 0; padding: 1rem; background: light-dark(#fcfbf8, #15191b); color-scheme: {scheme}; }}
</style><main id="app"></main><script type="module">
import mount from "/assets/index.js";
const data = {data};
const parentElement = {shadow} ? document.getElementById("app").attachShadow({{ mode: "open" }}) : document.getElementById("app");
const again = (languages = {{}}) => mount({{ data: {{ ...data, languages: {{ ...data.languages, ...languages }} }}, parentElement, setTriggerValue() {{}} }});
Object.assign(window, {{ again, unmount: again() }});
</script></html>"""


def make_row(place: int) -> dict[str, Any]:
    """A row of a made-up article: headline, subheadings, paragraphs of five sentences, a linked word now and then."""
    kind = "headline" if place == 0 else "subheading" if place % 41 == 0 else "paragraph"
    source, target = SENTENCES[place % 5], TARGETS[place % 5]
    marks = []
    if place % 5 == 2:
        marks = [{"number": 1, "kind": "link", "value": "https://example.org", "start": 10, "end": 28}]
        target = "Автобусы пойдут по <1>северной дороге</1>."
    empty = place % 7 == 6
    return {
        "id": f"s1:{place:020x}",
        "block": place // 5,
        "kind": kind,
        "opens": place % 5 == 0,
        "source": source,
        "marks": marks,
        "target": "" if empty else target,
        "status": "empty" if empty else "confirmed" if place % 3 == 0 else "draft",
        "version": 0 if empty else 1,
        "origin": "mt",
        "author": "",
        "at": None,
        "draft": "" if empty else target,
        "stale": False,
        "flags": [],
        "words": len(source.split()),
        "findings": [{"id": "f1", "severity": "error"}] if place % 11 == 3 else [],
        "comments": 0,
        "suggestions": [],
        "repeats": f"s1:{place % 5:020x}" if place >= 5 else None,
        "effort": {"milliseconds": 0, "ter": 0},
    }


@dataclass
class Desk:
    """Rows in memory; ``fault`` is a status with which every save is answered, 0 for none."""

    count: int
    mark: int = 1  # on the wire a text
    fault: int = 0
    delay: float = 0.0
    opening: float = 0.0  # seconds until the sheet is there
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    cut: int = 0  # the mark at which rows were split or joined last
    people: list[dict[str, str]] = field(default_factory=list)
    saves: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows = {row["id"]: row for row in map(make_row, range(self.count))}

    def write(self, segment: str, text: str, author: str, action: str = "save") -> dict[str, Any]:
        """Store a text as somebody's."""
        row = self.rows[segment]
        self.mark += 1
        status = AFTER[action] if text.strip() else "empty"
        row |= {"target": text, "status": status, "version": row["version"] + 1, "author": author}
        row |= {"at": datetime.now(UTC).isoformat(), "origin": "human"}
        self.marks[segment] = self.mark
        return row

    def change(self, change: dict[str, Any]) -> dict[str, Any]:
        """One change of a batch, as the real desk takes it."""
        segment, text, action = change["segment"], change.get("text"), change["action"]
        if action == "suggest":
            return {"segment": segment, "outcome": "ok", "row": self.suggest(change)}
        if segment not in self.rows:
            return {"segment": segment, "outcome": "refused", "message": "This segment is gone."}
        row = self.rows[segment]
        wanted = row["target"] if text is None else text
        if action == "confirm" and not wanted.strip():
            return {"segment": segment, "outcome": "refused", "message": "Nothing to confirm."}
        if len(wanted) > 5000:
            return {"segment": segment, "outcome": "refused", "message": "This text is too long."}
        if wanted == row["target"] and row["status"] == AFTER[action]:
            return {"segment": segment, "outcome": "ok", "row": row}
        if change["base"] != row["version"]:
            return {"segment": segment, "outcome": "conflict", "row": row}
        return {"segment": segment, "outcome": "ok", "row": self.write(segment, wanted, "Dana", action)}

    def join(self, first: str, second: str, target: str | None = None) -> str:
        """Two rows become one, as somebody else joins them; gives its id."""
        one, two = self.rows[first], self.rows[second]
        name = f"s1:{int(first[3:], 16) + 0xA000:020x}"
        joined = one | {"id": name, "source": f"{one['source']} {two['source']}", "marks": [], "version": 1}
        joined |= {"target": f"{one['target']} {two['target']}" if target is None else target, "status": "edited"}
        rows = {key: row for key, row in self.rows.items() if key != second}
        self.rows = {(name if key == first else key): (joined if key == first else row) for key, row in rows.items()}
        self.mark += 1
        self.cut, self.marks = self.mark, {}
        return name

    def suggest(self, change: dict[str, Any], author: str = "Dana") -> dict[str, Any]:
        """A suggestion, as ``storage/suggestions.py`` keeps it."""
        row, text = self.rows[change["segment"]], change["text"]
        found = [one for one in row["suggestions"] if one["id"] == change.get("number")]
        own = found[0] if found and found[0]["text"] in (change["seen"], text) else None
        if own is None:
            own = {"id": self.mark, "before": change["before"], "author": author, "at": "2026-11-26T03:00:00+00:00"}
        if change.get("carried"):
            own["before"] = change["before"]
        pieces = [{"kind": p.kind.value, "text": p.text} for p in word_diff(own["before"], text)]
        others = [one for one in row["suggestions"] if one is not own]
        self.mark += 1
        self.marks[row["id"]] = self.mark
        mine = [own | {"text": text, "pieces": pieces}] if text != own["before"] else []
        row["suggestions"] = [*others, *mine]
        return row


class Stub:
    """The desk's routes on a port of its own, in a thread."""

    def __init__(self, count: int = 40, port: int = 0, language: str = "en") -> None:
        self.desk = Desk(count)
        self.language = language
        routes = [
            Route("/", self.page),
            Route(f"{BASE}/sheet", self.sheet),
            Route(f"{BASE}/details", self.details),
            Route(f"{BASE}/changes", self.poll, methods=["GET"]),
            Route(f"{BASE}/changes", self.save, methods=["POST"]),
            Route(f"{BASE}/{{other}}", self.other, methods=["POST"]),
            Mount("/assets", StaticFiles(directory=FRONTEND)),
        ]
        self.app = Starlette(routes=routes)
        self.port = port

    def start(self) -> None:
        """Serve, at the same address as before if it has served already."""
        config = uvicorn.Config(self.app, port=self.port, log_level="warning", timeout_graceful_shutdown=1)
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        self.port = self.server.servers[0].sockets[0].getsockname()[1]

    @property
    def url(self) -> str:
        """The page's address."""
        return f"http://127.0.0.1:{self.port}/"

    def stop(self) -> None:
        """Serve no more; the rows stay."""
        self.server.should_exit = True
        self.thread.join(5)

    async def page(self, request: Request) -> Response:
        """A bare page with the editor; ``?scheme=dark``, ``?to=kk``, ``?shadow=1``, ``?who=Aigul``."""
        language = request.query_params.get("interface", self.language)
        data = {
            "base": BASE.lstrip("/"),
            "token": "t",
            "me": {"name": request.query_params.get("who", "Dana"), "role": "admin"},
            "languages": {"source": "en", "target": request.query_params.get("to", "ru"), "interface": language},
            "texts": dict(texts(language).words),
        }
        filled = {
            "data": json.dumps(data),
            "scheme": request.query_params.get("scheme", "light dark"),
            "language": language,
        }
        return HTMLResponse(PAGE.format(**filled, shadow=request.query_params.get("shadow", "0")))

    async def sheet(self, request: Request) -> Response:
        """All rows."""
        await asyncio.sleep(self.desk.opening)
        article = {"id": "a1", "headline": "Old bridge closes"}
        rows = list(self.desk.rows.values())
        return JSONResponse(
            {"mark": f"{self.desk.mark}.0", "article": article, "me": {}, "rows": rows, "job": None, "gate": {}}
        )

    async def details(self, request: Request) -> Response:
        """Nothing is known of any row."""
        ids = request.query_params["ids"].split(",")
        empty = {"terms": [], "findings": [], "comments": []}
        return JSONResponse({"details": dict.fromkeys(ids, empty)})

    async def poll(self, request: Request) -> Response:
        """What has changed since a mark, at the latest after ``wait`` seconds."""
        since = int(request.query_params["since"].partition(".")[0])
        people = list(self.desk.people)
        deadline = time.monotonic() + float(request.query_params["wait"])
        while time.monotonic() < deadline and self.desk.mark <= since and self.desk.people == people:
            if self.server.should_exit:
                break
            await asyncio.sleep(0.02)
        rows = [self.desk.rows[segment] for segment, mark in self.desk.marks.items() if mark > since]
        answer = {"mark": f"{self.desk.mark}.0", "rows": rows, "people": self.desk.people, "job": None}
        return JSONResponse(answer | {"anew": self.desk.cut > since})

    async def save(self, request: Request) -> Response:
        """Store a batch."""
        body = await request.json()
        await asyncio.sleep(self.desk.delay)
        if self.desk.fault:
            error = {"key": "storage_full" if self.desk.fault == 507 else "unexpected", "message": "The disk is full."}
            return JSONResponse({"error": error}, self.desk.fault)
        self.desk.saves.append(body)
        results = [self.desk.change(change) for change in body["changes"]]
        return JSONResponse({"batch": body["batch"], "mark": f"{self.desk.mark}.0", "results": results})

    async def other(self, request: Request) -> Response:
        """Presence, effort, help: nothing."""
        return JSONResponse({})


if __name__ == "__main__":
    stub = Stub(int(sys.argv[1]), int(sys.argv[2]))
    print(stub.start())
    stub.thread.join()
