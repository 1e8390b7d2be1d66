"""One process holds a home."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vectorstore.errors import HomeLocked
from vectorstore.lock import Holder, HomeLock

HOLD = (
    "import sys; from pathlib import Path; from vectorstore.lock import HomeLock\n"
    "lock = HomeLock(Path(sys.argv[1])).acquire(url='http://127.0.0.1:8000', key='k')\n"
    "print('held', flush=True); sys.stdin.read()"
)


def test_the_holder_is_known_to_other_processes_until_it_dies(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        mine = HomeLock(tmp_path)
        assert mine.holder() == Holder(process.pid, "http://127.0.0.1:8000", "k")
        with pytest.raises(HomeLocked) as caught:
            mine.acquire()
        assert caught.value.fields == {
            "home": str(tmp_path),
            "pid": process.pid,
            "url": "http://127.0.0.1:8000",
        }
        process.kill()
    assert mine.holder() is None
    with mine.acquire():
        assert mine.held


def test_only_the_owner_can_read_who_holds_it(tmp_path: Path) -> None:
    lock = HomeLock(tmp_path / "home").acquire(key="secret")
    modes = {p.name: p.stat().st_mode & 0o777 for p in (tmp_path / "home").iterdir()}
    assert modes == {"lock": 0o600, "lock.json": 0o600}
    holder = lock.holder()
    assert holder is not None
    assert holder.key == "secret"
    lock.announce(url="http://127.0.0.1:9")
    assert HomeLock(tmp_path / "home").holder() == Holder(holder.pid, "http://127.0.0.1:9")
    lock.release()
    lock.release()
    assert not (tmp_path / "home" / "lock.json").exists()


def test_a_home_that_nobody_made_has_no_holder(tmp_path: Path) -> None:
    assert HomeLock(tmp_path / "new").holder() is None
