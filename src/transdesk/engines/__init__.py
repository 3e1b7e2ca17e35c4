"""Translation engines behind one protocol (``domain/engine.py``)."""

from transdesk.domain.marks_projection import project_marks
from transdesk.engines.catalogue import Known
from transdesk.engines.registry import choose, engine_ids, infos, open_engine
from transdesk.engines.settings import EngineSettings

__all__ = ["EngineSettings", "Known", "choose", "engine_ids", "infos", "open_engine", "project_marks"]
