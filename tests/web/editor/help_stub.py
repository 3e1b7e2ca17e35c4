"""The stub desk with something to say: terms, findings, comments, alternatives, completions, matches.

Run as ``python tests/web/editor/help_stub.py [rows] [port]`` to look at it.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from web.editor.stub import BASE, Stub

TERM = {
    "start": 15,
    "end": 27,
    "text": "Irtysh",
    "concept": "irtysh",
    "name": "Irtysh",
    "status": "open",
    "kind": "place",
    "note": "the river",
    "forms": [{"text": "Иртыш", "label": "accusative"}, {"text": "Иртыша", "label": "genitive"}],
    "forbidden": ["Эртис"],
    "before": "",
}
COMPLETION = "Старый мост через Иртыш закроют на ремонт."
"""What the engine makes of the first sentence."""


def details_of(row: dict[str, Any]) -> dict[str, Any]:
    """What is known of a row: the headline's kind of sentence has a term, a finding where its lean row says so."""
    start = row["source"].find("Irtysh")
    terms = [TERM | {"start": start, "end": start + 6, "status": term_status(row)}] if start >= 0 else []
    spaced = "  " in row["target"] and not row.get("_dismissed")
    findings = [finding(row)] if row["findings"] or spaced else []
    return {
        "terms": terms,
        "findings": findings,
        "comments": row.get("_talk", []),
    }


def term_status(row: dict[str, Any]) -> str:
    return "ok" if "Иртыш" in row["target"] else "open"


def finding(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "fingerprint": f"spacing|{row['id']}",
        "check": "spacing",
        "severity": "error",
        "message": "Two spaces in a row.",
        "source": None,
        "target": [0, min(6, len(row["target"]))],
        "repairs": [{"label": "one space", "text": row["target"].replace("  ", " ") + " ✓"}],
    }


class HelpStub(Stub):
    """Answers as the whole desk would."""

    def __init__(self, count: int = 40, port: int = 0, language: str = "en") -> None:
        super().__init__(count, port, language)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.delay = 0.0
        self.slow = 0.0  # seconds until it is known what there is to say of a row
        self.app.router.routes.insert(0, Route(f"{BASE}/history", self.history))

    async def details(self, request: Request) -> Response:
        """Everything that is known of some rows."""
        ids = request.query_params["ids"].split(",")
        await asyncio.sleep(self.slow)
        return JSONResponse({"details": {one: details_of(self.desk.rows[one]) for one in ids if one in self.desk.rows}})

    async def history(self, request: Request) -> Response:
        """Draft, a confirmed version, the present one."""
        row = self.desk.rows[request.query_params["segment"]]
        texts = [
            (row["draft"], "draft", "mt"),
            ("Мост закрыт.", "confirmed", "human"),
            (row["target"], row["status"], "human"),
        ]
        at = "2026-11-26T03:00:00+00:00"
        found = [
            {"number": number, "text": text, "status": status, "origin": origin, "author": "Aigul", "at": at}
            for number, (text, status, origin) in enumerate(texts, start=1)
        ]
        return JSONResponse({"revisions": found})

    async def other(self, request: Request) -> Response:
        """Help by name of the route."""
        name = request.path_params["other"]
        body = await request.json()
        self.asked.append((name, body))
        await asyncio.sleep(self.delay)
        answer = getattr(self, f"_{name}", lambda _: {})
        return JSONResponse(answer(body))

    def _complete(self, body: dict[str, Any]) -> dict[str, Any]:
        prefix = body["prefix"]
        return {"text": COMPLETION if COMPLETION.startswith(prefix) else f"{prefix} и так далее.", "engine": "starter"}

    def _alternatives(self, body: dict[str, Any]) -> dict[str, Any]:
        texts = ["Мост через Иртыш закрывают в понедельник.", "В понедельник старый мост закроют."]
        return {"candidates": [{"text": body.get("prefix", "") + t, "score": 0.5, "engine": "starter"} for t in texts]}

    def _matches(self, body: dict[str, Any]) -> dict[str, Any]:
        differences = [{"kind": "same", "text": "The old bridge "}, {"kind": "deleted", "text": "closes"}]
        match = {"source": "The old bridge opens", "target": "Старый мост открывают.", "score": 82, "author": "Aigul"}
        return {
            "matches": [
                match
                | {"at": "2026-11-20T10:00:00+00:00", "origin": "memory", "penalties": [], "differences": differences}
            ]
        }

    def _concordance(self, body: dict[str, Any]) -> dict[str, Any]:
        pair = {"source": "Bridges close in spring.", "target": "Мосты закрывают весной.", "hits": [[0, 7]]}
        return {"pairs": [pair | {"author": "Aigul", "at": None}]}

    def _align(self, body: dict[str, Any]) -> dict[str, Any]:
        return {"links": [[8, 14, 7, 11, 0.9], [4, 7, 0, 6, 0.8]]}

    def _check(self, body: dict[str, Any]) -> dict[str, Any]:
        row = self.desk.rows[body["segment"]] | {"target": body["text"]}
        known = details_of(row)
        return {"findings": known["findings"], "terms": known["terms"]}

    def _term(self, body: dict[str, Any]) -> dict[str, Any]:
        return {"concept": "new", "terms": details_of(self.desk.rows[body["segment"]])["terms"]}

    def _dismiss(self, body: dict[str, Any]) -> dict[str, Any]:
        self.desk.rows[body["segment"]] |= {"findings": [], "_dismissed": True}
        return {"findings": []}

    def _comment(self, body: dict[str, Any]) -> dict[str, Any]:
        row = next(r for r in self.desk.rows.values() if r["id"] == body.get("segment") or body.get("id") in ids(r))
        talk = row.setdefault("_talk", [])
        if "id" in body:
            next(c for c in talk if c["id"] == body["id"])["resolved"] = body["resolved"]
        else:
            at = "2026-11-26T03:00:00+00:00"
            comment = {"id": f"c{len(talk)}", "author": "Dana", "at": at, "text": body["text"], "resolved": False}
            talk.append(comment | {"parent": body.get("parent")})
        return {"comments": talk}


def ids(row: dict[str, Any]) -> list[str]:
    return [comment["id"] for comment in row.get("_talk", [])]


if __name__ == "__main__":
    stub = HelpStub(int([*sys.argv, "40"][1]), int([*sys.argv, "", "8598"][2]))
    stub.start()
    print(stub.url)
    stub.thread.join()
