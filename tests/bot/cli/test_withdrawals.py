"""``fawen documents withdraw`` and ``restore``."""

from __future__ import annotations

import re
from pathlib import Path

from tests.benchmarks.server import fawen

NOTICE = "# 关于报送材料的通知\n\n各单位请于6月30日前报送佐证材料。\n"


def test_a_document_is_withdrawn_stays_out_and_comes_back(tmp_path: Path) -> None:
    file, home = tmp_path / "通知.md", tmp_path / "home"
    file.write_text(NOTICE, encoding="utf-8")
    assert "1/1　通知.md：1段" in fawen(home, "ingest", file, "--no-wait").output
    [name] = re.findall(r"[0-9a-f]{16}", fawen(home, "documents").output)
    assert "已撤下 通知.md" in fawen(home, "documents", "withdraw", name).output
    assert "未变1个" in fawen(home, "ingest", file, "--no-wait").output
    assert name not in fawen(home, "documents").output
    assert "恢复 通知.md" in fawen(home, "documents", "restore", name).output
    assert name in fawen(home, "documents").output
    assert fawen(home, "documents", "restore", name).code == 2
