"""What a reading process sends is opened as values only."""

from __future__ import annotations

import io
import os
import pickle
import subprocess

import pytest

from ingest.apart.frames import LARGEST, open_untrusted, receive, send
from ingest.errors import UnreadableFile
from ingest.model import FileReading
from ingest.parse import read


class _Evil:
    def __init__(self, *what: object) -> None:
        self._what = what

    def __reduce__(self) -> tuple[object, ...]:
        return self._what[0], self._what[1:]


def test_values_cross_unchanged() -> None:
    reading = read("关于印发方案的通知\n2025年3月1日".encode(), "通知.txt")
    failed = FileReading((), (("a.docx", UnreadableFile(reason="io")),))
    pipe = io.BytesIO()
    send(pipe, ("done", reading))
    send(pipe, ("done", failed))
    pipe.seek(0)
    first, second = receive(pipe), receive(pipe)
    assert first is not None
    assert second is not None
    assert open_untrusted(first) == ("done", reading)
    other = open_untrusted(second)[1]
    assert isinstance(other, FileReading)
    assert other.failed[0][1].fields == {"reason": "io"}
    assert receive(pipe) is None


@pytest.mark.parametrize(
    "message",
    [
        ("done", _Evil(os.system, "true")),
        ("done", _Evil(subprocess.run, ["true"])),
        ("done", _Evil(getattr, "x", "upper")),
        "no tuple",
    ],
)
def test_nothing_else_is_opened(message: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        open_untrusted(pickle.dumps(message))


@pytest.mark.parametrize("data", [b"", b"\x80\x05", b"garbage", b"\x80\x05h\x05."])
def test_what_is_no_pickle_is_refused(data: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError):
        open_untrusted(data)


def test_a_message_without_end_is_not_waited_for() -> None:
    assert receive(io.BytesIO((LARGEST + 1).to_bytes(8, "big") + b"x")) is None
    assert receive(io.BytesIO((5).to_bytes(8, "big") + b"abc")) is None
