"""The editor's routes: each module offers ``routes(office)``, and stands in this list."""

from __future__ import annotations

from starlette.routing import BaseRoute

from transdesk.web.editor.routes import assist, notes, review, room, saving, sheet, structure
from transdesk.web.editor.routes.base import Office


def routes(office: Office) -> list[BaseRoute]:
    """Every route of the editor."""
    return [
        route for module in (sheet, saving, review, room, assist, notes, structure) for route in module.routes(office)
    ]
