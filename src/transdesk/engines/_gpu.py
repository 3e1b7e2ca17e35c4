"""Whether this machine has a graphics processor that torch may use; told without loading torch.

Weights are bf16 there and fp32 elsewhere, so outputs differ in places: signatures name it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

_DEVICES: Final = ("/dev/nvidiactl", "/dev/kfd")  # the drivers' own device files: NVIDIA, AMD
BF16: Final = "|bf16"


def gpu_here() -> bool:
    """Whether a driver is there."""
    return any(Path(device).exists() for device in _DEVICES)


def usable_gpu() -> bool:
    """Whether torch can compute on it; loads torch."""
    if not gpu_here():
        return False
    import torch

    cuda: Any = torch.cuda
    return bool(cuda.is_available())


def number_format() -> str:
    """What signatures say of it, empty on a processor."""
    return BF16 if gpu_here() else ""
