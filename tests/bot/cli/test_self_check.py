"""``fawen self-check``: the three groups from a file or from standard input."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks.server import fawen


def test_a_file_against_an_indicator(home: Path, tmp_path: Path) -> None:
    (tmp_path / "清单.txt").write_text("1.备案报告\n2.文件目录（2024年）\n", encoding="utf-8")
    done = fawen(home, "self-check", "指标1", tmp_path / "清单.txt")
    assert done.code == 0, done.output
    assert done.output.splitlines() == [
        "行政规范性文件备案：要交3项。对上1项，没看到1项，存疑1项。",
        "没看到的1项：",
        "  审查意见（清单里没有名称相近的材料）",
        "存疑的1项：",
        "  文件目录 ← 文件目录（2024年）（写的是2024年，要的是2025年）",
        "对上的1项：",
        "  备案报告 ← 备案报告",
        "只按名称核对，不看材料内容；系统不掌握报送情况。",
    ]


def test_a_unit_as_json(home: Path, tmp_path: Path) -> None:
    (tmp_path / "清单.txt").write_text("公示目录\n", encoding="utf-8")
    done = fawen(home, "self-check", "市监局", tmp_path / "清单.txt", "--json")
    assert done.code == 0, done.output
    found = json.loads(done.output)
    assert found["unit"] == "示例县市场监督管理局"
    assert {f["item"]["text"] for f in found["matched"]} == {"公示目录"}


def test_wrong_use_is_2(home: Path, tmp_path: Path) -> None:
    absent = fawen(home, "self-check", "指标1", tmp_path / "没有.txt")
    assert (absent.code, "找不到" in absent.output) == (2, True)
    (tmp_path / "清单.txt").write_text("纪要\n", encoding="utf-8")
    row = fawen(home, "self-check", "指标99", tmp_path / "清单.txt")
    assert row.code == 2
    assert "县2025年任务分解表里没有“指标99”这一项" in row.output
