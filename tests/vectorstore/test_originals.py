"""Files as given."""

from __future__ import annotations

from pathlib import Path

import pytest

from vectorstore.errors import OriginalUnavailable
from vectorstore.originals import Originals


def test_equal_files_are_kept_once_and_whole(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    name = originals.put("申报材料".encode())
    assert originals.put("申报材料".encode()) == name
    assert originals.read(name).decode() == "申报材料"
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [originals.path(name)]


def test_what_cannot_be_kept_or_read_is_reported(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    with pytest.raises(OriginalUnavailable):
        Originals(blocked).put(b"x")
    with pytest.raises(OriginalUnavailable):
        Originals(tmp_path).read("0" * 64)
