"""The guard of conftest.py itself: without it no other test can say that nothing dials out."""

from __future__ import annotations

import socket

import pytest

from tests.conftest import OutsideConnection


def test_an_outside_address_is_refused() -> None:
    with socket.socket() as outgoing, pytest.raises(OutsideConnection):
        outgoing.connect(("192.0.2.1", 80))


def test_an_outside_name_is_not_even_resolved() -> None:
    with pytest.raises(OutsideConnection):
        socket.getaddrinfo("example.org", 443)


def test_loopback_is_open() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with socket.create_connection(server.getsockname(), timeout=5):
            pass
