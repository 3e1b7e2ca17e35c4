"""Translation engines behind one protocol (``domain/engine.py``)."""

from transdesk.domain.marks_projection import project_marks
from transdesk.engines.catalogue import Known
from transdesk.engines.choosing import choose
from transdesk.engines.openai_compatible import server_models
from transdesk.engines.premises import Reach, reach_of
from transdesk.engines.prompts import PROMPTS
from transdesk.engines.recall import Recall, Remembered
from transdesk.engines.registry import engine_ids, infos, open_engine
from transdesk.engines.settings import EngineSettings

__all__ = [
    "PROMPTS",
    "EngineSettings",
    "Known",
    "Reach",
    "Recall",
    "Remembered",
    "choose",
    "engine_ids",
    "infos",
    "open_engine",
    "project_marks",
    "reach_of",
    "server_models",
]
