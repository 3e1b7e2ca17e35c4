"""What this machine can hold: its memory, and whether a model fits into it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from transdesk.domain.errors import ModelError
from transdesk.engines.catalogue import Known
from transdesk.engines.decoding import ModelMemoryError

_MEMINFO: Final = Path("/proc/meminfo")
_SYSTEM: Final = 0.15  # share of the memory that the system and the browser take at least


def memory(kind: str = "MemTotal") -> int | None:
    """Memory in MB: ``MemTotal``, or ``MemAvailable`` without swapping; None where the system does not tell.

    Source: proc(5), /proc/meminfo (Linux).
    """
    try:
        lines = _MEMINFO.read_text(encoding="ascii").splitlines()
        kilobytes = next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:"))
    except (OSError, StopIteration, ValueError, IndexError):
        return None
    return kilobytes * 1024 // 1_000_000


def fits(known: Known) -> bool:
    """Whether this machine could ever run the model; true where its memory is unknown."""
    total = memory()
    return total is None or known.memory <= total * (1 - _SYSTEM)


def require_memory(known: Known) -> None:
    """Refuse a model that is larger than this machine, before it drags the machine down.

    Raises:
        ModelError: it does not fit.
    """
    if not fits(known):
        room = int((memory() or 0) * (1 - _SYSTEM))
        raise ModelError(
            f"{known.info.name} needs {known.memory} MB of memory and this machine can give it {room} MB; choose a smaller "
            "model, or run it on a server (docs/models.md).",
            reason="memory",
            needed=known.memory,
            free=room,
            model=known.info.id,
        )


def require_room(size: int) -> None:
    """Refuse to load weights of so many bytes where the free memory does not hold them.

    CTranslate2 ends the whole process when memory runs out while it loads (4.8.5), so it is asked beforehand.

    Raises:
        ModelMemoryError: it does not.
    """
    free = memory("MemAvailable")
    if free is not None and size // 1_000_000 > free:
        raise ModelMemoryError
