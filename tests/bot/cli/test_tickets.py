"""``fawen tickets`` from listing to closing, in this process: it loads no model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.compose import compose
from bot.errors import BotError
from bot.records.tickets.model import Near, Opening, Said
from bot.settings import Settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FAWEN_HOME", str(tmp_path))
    opening = Opening(
        "公章怎么刻",
        "asked",
        note="急",
        excerpt=(Said("怎么刻章", "现有文件里没有查到这个问题的答案。", "refused"),),
        found=(Near("p", "d", "实施方案", (), "加盖公章"),),
    )
    with compose(Settings(home=tmp_path)) as library:
        assert library.tickets.open(opening).number == 1
    return tmp_path


def run(*words: str) -> str:
    done = CliRunner().invoke(app, ["tickets", *words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def test_a_ticket_is_listed_shown_answered_and_closed(home: Path) -> None:
    assert "待领取" in run("list")
    shown = run("show", "1")
    assert all(words in shown for words in ("公章怎么刻", "怎么刻章", "实施方案", "急"))
    assert json.loads(run("list", "--json"))[0]["number"] == 1
    for _ in range(2):
        assert "已答复" in run("reply", "1", "到公安备案后刻制。", "--as", "李四")
    assert "已办结" in run("close", "1")
    assert "没有要办的工单" in run("list")
    told = json.loads(run("show", "1", "--json"))["events"]
    assert [(one["kind"], one["by"]) for one in told if one["kind"] == "reply"] == [
        ("reply", "李四")
    ]
    assert "公章怎么刻" in run("list", "--all")


def test_what_is_not_there_is_told(home: Path) -> None:
    with pytest.raises(BotError, match="unknown_ticket"):
        run("show", "9")
