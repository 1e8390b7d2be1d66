"""``fawen worklist``: text to standard output, files where they are wanted, clear refusals."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook

from tests.benchmarks.server import fawen


def test_text_goes_to_standard_output(home: Path) -> None:
    done = fawen(home, "worklist", "市监局")
    assert done.code == 0, done.output
    assert done.output.startswith("示例县市场监督管理局：牵头3项，配合0项。")
    assert "公示目录；网页截图" in done.output
    short = fawen(home, "worklist", "市监局", "--short")
    assert len(short.output.splitlines()) < len(done.output.splitlines())


def test_a_file_is_written_and_named(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "清单.xlsx"
    done = fawen(home, "worklist", "示例县司法局", "--format", "xlsx", "--output", target)
    assert done.code == 0, done.output
    assert done.output.strip() == f"已写入 {target}。"
    page = load_workbook(io.BytesIO(target.read_bytes())).active
    assert page is not None
    assert page["A1"].value == "示例县司法局任务清单"


def test_without_a_unit_every_unit_in_short(home: Path) -> None:
    done = fawen(home, "worklist")
    assert done.code == 0, done.output
    assert "示例县司法局：牵头1项" in done.output
    assert "示例县财政局：牵头0项，配合1项。" in done.output


def test_wrong_use_is_2_with_a_sentence(home: Path, tmp_path: Path) -> None:
    unknown = fawen(home, "worklist", "市场")
    assert unknown.code == 2
    assert "您要找的可能是：示例县市场监督管理局" in unknown.output
    folder = fawen(home, "worklist", "司法局", "--format", "docx", "--output", tmp_path)
    assert folder.code == 2
    assert f"写不了 {tmp_path}" in folder.output
    assert fawen(home, "worklist", "司法局", "--format", "exe").code == 2
