"""The editor's front end before a stub of its routes: fast, and every fault of a server at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from web.browser.editor.helped import Helped
from web.browser.editor.sheet import Sheet
from web.editor.help_stub import HelpStub
from web.editor.stub import Stub


@pytest.fixture
def make_stub() -> Iterator[Callable[..., Stub]]:
    """Start a stub with so many rows."""
    started: list[Stub] = []

    def make(rows: int = 40) -> Stub:
        stub = Stub(rows)
        stub.start()
        started.append(stub)
        return stub

    yield make
    for stub in started:
        stub.stop()


@pytest.fixture
def stub(make_stub: Callable[..., Stub]) -> Stub:
    """A stub with forty rows."""
    return make_stub()


@pytest.fixture
def sheet(page: Any, stub: Stub) -> Sheet:
    """The editor of the stub, opened."""
    return Sheet(page, stub.url).open()


@pytest.fixture
def make_helped(page: Any) -> Iterator[Callable[[int], Helped]]:
    """Open the editor on a stub with so many rows that also helps while writing."""
    started: list[HelpStub] = []

    def make(rows: int) -> Helped:
        stub = HelpStub(rows)
        stub.start()
        started.append(stub)
        return Helped(page, stub, stub.url).open()

    yield make
    for stub in started:
        stub.stop()


@pytest.fixture
def desk(make_helped: Callable[[int], Helped]) -> Helped:
    """The editor with its help, of twenty rows."""
    return make_helped(20)
