"""A worker process over the scripted engine: ``worker_process.py FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # it is started as a script

from desk.fakes import environment_engine, make_desk

make_desk(Path(sys.argv[1]), environment_engine(), stale=1.0, idle=2.0).drafting.work_until_idle()
