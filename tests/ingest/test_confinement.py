"""A confined program has no network, and an end to memory, files and time."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from ingest import confinement
from ingest.confinement import Confinement

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these limits")

MEGABYTE = 1024 * 1024


def run(limits: Confinement, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-I", "-S", confinement.__file__, limits.as_text()),
            *(sys.executable, "-I", "-S", "-c", code),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_it_becomes_the_program() -> None:
    assert run(Confinement(), "print('甲')").stdout == "甲\n"


@pytest.mark.skipif(sys.platform != "linux", reason="macOS sets no such limit")
def test_memory_ends() -> None:
    done = run(Confinement(memory=100 * MEGABYTE), "bytearray(200 * 1024 * 1024)")
    assert "MemoryError" in done.stderr


def test_files_end(tmp_path: object) -> None:
    code = f"open({str(tmp_path)!r} + '/a', 'wb').write(bytes(3 * 1024 * 1024))"
    assert run(Confinement(file_size=MEGABYTE), code).returncode != 0


def test_time_ends() -> None:
    assert run(Confinement(cpu_seconds=1), "while True: pass").returncode != 0


def test_nothing_can_be_reached() -> None:
    free = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    if sys.platform != "linux" or free.returncode:
        pytest.skip("this system gives no process a network of its own")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = f"import socket; socket.create_connection(('127.0.0.1', {port}), 5)"
        assert "OSError" in run(Confinement(), code).stderr
