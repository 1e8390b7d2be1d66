"""``fawen units`` and ``fawen thesaurus``: entered, listed, carried out and in again, and at once used."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.cli import main
from tests.benchmarks.server import Finished, Server, fawen

MARKET = "示例县市场监督管理局"
Run = Callable[..., Finished]


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in this process: a dozen starts of Python would take a minute."""

    def told(*words: object) -> Finished:
        monkeypatch.setattr("sys.argv", ["fawen", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            main()
        said = capsys.readouterr()
        return Finished(int(end.value.code or 0), said.out + said.err, 0.0)

    monkeypatch.setenv("FAWEN_HOME", str(home))
    return told


def test_units_are_entered_and_carried_out_and_in(run: Run, tmp_path: Path) -> None:
    done = run("units", "alias", MARKET, "三管办", "大所", "--kind", "俗称")
    assert done.code == 0, done.output
    assert run("units", "gather", "各执法单位", MARKET).code == 0
    shown = run("units", "list")
    assert f"{MARKET}　三管办（俗称）　大所（俗称）" in shown.output
    assert f"各执法单位　共1个：{MARKET}" in shown.output

    for name in ("单位.xlsx", "单位.csv"):
        assert run("units", "export", tmp_path / name).code == 0
    book = load_workbook(tmp_path / "单位.xlsx")
    rows = [[cell.value for cell in row] for page in book.worksheets for row in page.iter_rows()]
    assert [MARKET, "三管办", "俗称"] in rows
    assert any(
        row[0] == "示例县司法局" for row in rows
    )  # named by the table, for somebody to fill in
    assert ["各乡镇(街道)", None] in rows

    assert run("units", "remove", MARKET).code == 0
    assert run("units", "remove", MARKET).code == 2
    done = run("units", "import", tmp_path / "单位.csv", "--replace")
    assert done.code == 0, done.output
    listed = json.loads(run("units", "list", "--json").output)
    assert {"name": MARKET, "aliases": {"三管办": "nickname", "大所": "nickname"}} in listed[
        "units"
    ]
    assert listed["collectives"] == {"各执法单位": [MARKET]}


def test_synonyms_are_entered_and_carried_out_and_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "同义词.xlsx"
    assert run("thesaurus", "add", "佐证材料", "备查件", "交差的").code == 0
    assert run("thesaurus", "add", "政务公开", "公开", "--not").code == 0
    assert "佐证材料　交差的（同义）　备查件（同义）" in run("thesaurus", "list").output
    assert run("thesaurus", "export", path).code == 0
    assert run("thesaurus", "remove", "佐证材料", "交差的").code == 0
    assert run("thesaurus", "remove", "政务公开").code == 0
    assert run("thesaurus", "remove", "政务公开").code == 2
    assert "公开（不同）" not in run("thesaurus", "list").output
    assert run("thesaurus", "import", path).code == 0
    assert "公开（不同）" in run("thesaurus", "list").output


def test_what_is_wrong_is_said(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "单位.csv"
    bad.write_text("单位全称,种类\n示例县司法局,绰号\n", encoding="utf-8")
    done = run("units", "import", bad)
    assert done.code == 2
    assert "第2行有误" in done.output
    assert run("units", "import", tmp_path / "没有.csv").code == 2
    assert run("units", "alias", MARKET, "某局", "--kind", "绰号").code == 2
    assert run("units", "export", tmp_path / "没有" / "单位.csv").code == 2


def test_beside_a_service_what_is_entered_counts_at_once(
    server: Server, served_home: Path, files: Path
) -> None:
    assert fawen(served_home, "ingest", files, "--no-wait").code == 0
    body, said = {"question": "三管办牵头哪些指标"}, f"{MARKET}在县2025年任务分解表里牵头"
    assert said not in server.client.post("/api/ask", json=body).text
    assert fawen(served_home, "units", "alias", MARKET, "三管办").code == 0
    assert said in server.client.post("/api/ask", json=body).text
