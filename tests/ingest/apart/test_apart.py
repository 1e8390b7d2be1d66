"""Files are read in a process of their own: the same values, and nothing that harms this one."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.apart import Apart, Limits, read_apart
from ingest.apart.process import _environment
from ingest.errors import EncryptedFile, IngestError, ReadingStopped, UnreadableFile
from ingest.parse import read
from ingest.processes import descendants, resident
from tests.benchmarks.fault_files import encrypted_office

ROOT = Path(__file__).resolve().parents[3]
LIBRARY = ROOT / "samples" / "library"
TEXT = "工作方案\n各单位要按时报送。\n请遵照。".encode()


@pytest.fixture
def slow() -> bytes:
    """A file that takes seconds to read, so that something can happen meanwhile."""
    line = "第{}条　各单位应当按照任务分解表的要求，于每月二十五日前报送佐证材料目录。\n"
    return "".join(line.format(n) for n in range(60_000)).encode()


@pytest.fixture
def apart() -> Iterator[Apart]:
    apart = Apart()
    yield apart
    apart.close()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".md"])
def test_what_is_read_apart_is_what_is_read_here(suffix: str) -> None:
    path = min(LIBRARY.glob(f"*{suffix}"))
    data = path.read_bytes()
    assert read_apart(data, path.name, limit=200) == read(data, path.name, limit=200)


def test_errors_come_back_as_they_are() -> None:
    with pytest.raises(EncryptedFile):
        read_apart(encrypted_office(), "a.docx")
    with pytest.raises(UnreadableFile) as caught:
        read_apart(b"a\x00b", "a.txt")
    assert caught.value.fields == {"reason": "not_text"}


def test_one_process_reads_many_files_until_it_is_old() -> None:
    apart = Apart(Limits(files=2))
    pids = []
    for _ in range(4):
        pids += apart.pids
        apart.read(TEXT, "方案.txt")
    pids += apart.pids
    apart.close()
    assert len(pids) == 2
    assert len(set(pids)) == 2 - (pids[0] == pids[1])
    assert not apart.pids


def test_a_process_that_dies_is_reported_and_replaced(apart: Apart, slow: bytes) -> None:
    apart.read(TEXT, "方案.txt")
    first = apart.pids[0]
    threading.Timer(0.3, os.kill, (first, signal.SIGKILL)).start()
    with pytest.raises(UnreadableFile) as caught:
        apart.read(slow, "长.txt")
    assert caught.value.fields == {"reason": "crashed"}
    assert apart.read(TEXT, "方案.txt").documents
    assert apart.pids[0] != first


def test_a_reading_that_takes_too_long_is_ended(slow: bytes) -> None:
    apart = Apart(Limits(seconds=0.2, seconds_per_megabyte=0))
    begun = time.monotonic()
    with pytest.raises(UnreadableFile) as caught:
        apart.read(slow, "长.txt")
    assert caught.value.fields == {"reason": "timeout"}
    assert time.monotonic() - begun < 30
    assert not apart.pids


def test_a_reading_that_wants_too_much_memory_is_ended() -> None:
    apart = Apart(Limits(memory=150 * 1024 * 1024))
    with pytest.raises(UnreadableFile) as caught:
        apart.read("各单位要按时报送。\n".encode() * 2_000_000, "长.txt")
    assert caught.value.fields == {"reason": "memory"}
    apart.close()


def test_somebody_may_stop_it(apart: Apart, slow: bytes) -> None:
    begun = time.monotonic()
    with pytest.raises(ReadingStopped):
        apart.read(slow, "长.txt", stop=lambda: time.monotonic() - begun > 0.2)
    assert not apart.pids


def test_progress_is_told(apart: Apart) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("甲.txt", "乙.txt"):
            archive.writestr(name, TEXT)
    told: list[tuple[int, int]] = []
    apart.read(buffer.getvalue(), "归档.zip", progress=lambda *at: told.append(at))
    assert told == [(1, 0), (2, 0)]


def test_several_threads_read_at_once(apart: Apart) -> None:
    with ThreadPoolExecutor(2) as threads:
        readings = list(threads.map(lambda n: apart.read(TEXT, f"{n}.txt"), range(6)))
    assert [r.documents[0].document.source for r in readings] == [f"{n}.txt" for n in range(6)]
    assert len(apart.pids) == 1


def test_it_ends_with_the_service() -> None:
    code = (
        "import os, signal\n"
        "from ingest.apart import shared\n"
        f"shared().read({TEXT!r}, 'a.txt')\n"
        "print(shared().pids[0], flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    service = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    said, _ = service.communicate(timeout=60)
    assert service.returncode == -signal.SIGKILL
    until = time.monotonic() + 10
    while _lives(int(said)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _lives(int(said))


def test_secrets_and_settings_stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FAWEN_TELEGRAM__TOKEN", "OPENAI_API_KEY", "https_proxy", "HOME"):
        monkeypatch.setenv(name, "geheim")
    assert "geheim" not in _environment().values()
    assert "PATH" in _environment()


def test_memory_is_that_of_all_below() -> None:
    code = "import time; print(1, flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        assert process.stdout.readline()
        assert process.pid in descendants(os.getpid())
        assert resident(process.pid) > 1_000_000
    finally:
        process.kill()
        process.communicate()
    assert resident(process.pid) == 0


def _lives(pid: int) -> bool:
    """Whether the process runs; one that has ended and waits to be noticed does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        pass
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not Path("/proc/self").exists()


def test_any_error_can_cross() -> None:
    import pickle

    for error in (UnreadableFile(reason="io"), ReadingStopped()):
        again: IngestError = pickle.loads(pickle.dumps(error))
        assert (type(again), again.fields) == (type(error), error.fields)
