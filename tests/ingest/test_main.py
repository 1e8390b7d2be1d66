"""``python -m ingest``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.__main__ import main
from tests.ingest.documents import PLAN


def test_it_prints_what_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")
    assert main([str(file)]) == 0
    shown = capsys.readouterr().out
    assert "number: 示政发〔2025〕12号" in shown
    assert "## 三、保障措施" in shown
    assert main(["--passages", str(file)]) == 0
    assert "› （一）动员部署" in capsys.readouterr().out
    assert main(["--json", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["issued"] == "2025-03-05"


def test_what_fails_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    assert main([str(tmp_path), str(tmp_path / "没有.txt")]) == 1
    failures = capsys.readouterr().err
    assert "空.txt: nothing_to_read" in failures
    assert "没有.txt: unreadable_file" in failures
    with pytest.raises(SystemExit, match="2"):
        main([])
