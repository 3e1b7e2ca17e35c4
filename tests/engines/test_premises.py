"""Where an address lies, told without looking anything up."""

from __future__ import annotations

import pytest

from transdesk.engines.premises import Reach, reach_of

MACHINE, PREMISES, ANYWHERE = Reach.MACHINE, Reach.PREMISES, Reach.ANYWHERE


@pytest.mark.parametrize(("url", "where"), [
    ("http://localhost:1/v1", MACHINE), ("http://127.0.0.2/v1", MACHINE), ("http://[::1]:8/v1", MACHINE),
    ("http://model.localhost/v1", MACHINE),
    ("http://10.0.0.1/v1", PREMISES), ("http://192.168.4.7:11434", PREMISES), ("http://[fd00::7]/v1", PREMISES),
    ("http://169.254.1.1/v1", PREMISES), ("http://gpu-box:8000/v1", PREMISES), ("http://gpu.lan./v1", PREMISES),
    ("http://gpu.newsroom.internal/v1", PREMISES),
    ("http://localhost.example.com/v1", ANYWHERE), ("https://api.example.com/v1", ANYWHERE),
    ("http://8.8.8.8/v1", ANYWHERE), ("http://10.0.0.1.example.com/v1", ANYWHERE), ("http://0.0.0.0/v1", ANYWHERE),
    ("http://127.0.0.1@example.com/v1", ANYWHERE), ("http://[::1/v1", ANYWHERE), ("", ANYWHERE),
])  # fmt: skip
def test_addresses(url, where):
    assert reach_of(url) is where


def test_each_reach_covers_the_one_before():
    assert [[a.covers(b) for b in Reach] for a in Reach] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]
