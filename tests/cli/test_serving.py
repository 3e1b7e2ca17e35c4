"""serve."""

from __future__ import annotations

import socket


def test_a_port_that_is_taken_is_named_with_the_way_out(transdesk) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = transdesk("serve", "--port", str(port))
    assert done.status == 2
    assert f"--port {port + 1}" in done.err
