"""What the doctor finds: nothing in a sound installation, and each thing that is wrong in one that is not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from bot.cli import app as command
from bot.compose import App, compose
from bot.compose.examining import checks_of
from bot.doctor import Finding, examine
from bot.doctor.library import Schema
from bot.doctor.place import Today
from bot.errors import BotError
from bot.settings import Settings
from tests.bot.conftest import NOON
from tests.bot.county import write_county
from vectorstore.model import EVERYTHING_OPEN

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[App]:
    """A library of its own, which may be damaged; its vectors are made."""
    folder = tmp_path_factory.mktemp("doctor")
    with compose(Settings(home=folder / "home"), embedder=embedder, clock=lambda: NOON) as app:
        assert not app.ingest([write_county(folder / "files")]).failed
        app.embed_pending()
        _ = app.retriever
        yield app


def examined(app: App, **stated: object) -> list[Finding]:
    """What is found of a library under other settings."""
    before, app.settings = app.settings, app.settings.model_copy(update=stated)
    try:
        return list(examine(list(checks_of(app))))
    finally:
        app.settings = before


def told(found: Sequence[Finding], state: str) -> str:
    return "\n".join(finding.text for finding in found if finding.state == state)


def test_nothing_is_wrong_before_the_first_file(tmp_path: Path, embedder: Embedder) -> None:
    home = tmp_path / "home"
    with compose(Settings(home=home), embedder=embedder, clock=lambda: NOON) as app:
        found = examined(app)
    assert not told(found, "wrong")
    assert "第一次导入文件时会建好" in told(found, "note")
    assert not home.exists()  # looking makes nothing


def test_a_sound_library_is_called_sound(kept: App) -> None:
    kept.accounts.make("管理员", "admin", "一个足够长的密码才能行")
    found = examined(kept)
    assert not told(found, "wrong")
    said = told(found, "good")
    for words in (
        "可以读写",
        "数据库是最新的",
        "共 3 份文件",
        "都完好",
        "没有失败的任务",
        "可以用（384 维）",
    ):
        assert words in said, words


def test_originals_that_are_gone_or_changed_are_named(kept: App) -> None:
    documents = kept.catalog.documents(EVERYTHING_OPEN)
    paths = [kept.originals.path(kept.catalog.original(d.id, EVERYTHING_OPEN)) for d in documents]
    was = [path.read_bytes() for path in paths]
    try:
        paths[0].unlink()
        paths[1].write_bytes(b"other")
        said = told(examined(kept), "wrong")
    finally:
        for path, data in zip(paths, was, strict=True):
            path.write_bytes(data)
    assert f"{documents[0].source} 的原文件不见了" in said
    assert f"{documents[1].source} 的原文件被改动" in said


def test_vectors_that_are_gone_are_missed(kept: App) -> None:
    mark = kept.dense.mark()
    kept.dense.clear()
    kept.dense._set_mark(mark)
    try:
        assert "向量索引是空的" in told(examined(kept), "wrong")
        kept.dense._set_mark(type(mark)(mark.generation + 5, mark.batch))
        assert "向量索引比数据库新" in told(examined(kept), "wrong")
    finally:
        kept.dense.clear()
        kept._follow()


def test_keys_and_doors(kept: App) -> None:
    kept.keys.make("门户", "asker", by="t", lives=timedelta(days=3))
    assert "2025-07-28 到期" in told(examined(kept), "note")
    later = NOON + timedelta(days=9)
    before, kept.clock = kept.clock, lambda: later
    try:
        said = told(examined(kept, public_url="http://qa.example.gov.cn", host="0.0.0.0"), "note")
    finally:
        kept.clock = before
    assert "“门户”" in said
    assert "已过期" in said
    assert "明文" in said


def test_settings_that_let_nobody_in(tmp_path: Path, embedder: Embedder) -> None:
    with compose(Settings(home=tmp_path), embedder=embedder, clock=lambda: NOON) as app:
        app.catalog.generation()
        watch = app.settings.watch.model_copy(update={"folders": (tmp_path / "没有",)})
        found = examined(app, host="0.0.0.0", watch=watch)
    assert "谁也不能提问" in told(found, "wrong")
    assert "没有 不存在" in told(found, "wrong")
    assert "还没有管理员账号" in told(found, "note")
    assert "没有写 FAWEN_PUBLIC_URL" in told(found, "note")


def test_a_language_model_is_asked_only_where_it_is_set_up(kept: App) -> None:
    llm = kept.settings.llm.model_copy(update={"base_url": "http://127.0.0.1:9/v1", "model": "m"})
    assert "连不上" in told(examined(kept, llm=llm), "wrong")
    assert not [each for each in checks_of(kept) if each.name in ("llm", "oidc")]


@pytest.mark.parametrize(
    ("version", "state"), [(None, "note"), ("0003", "note"), ("0007", "good"), ("0012", "wrong")]
)
def test_versions_of_the_database(version: str | None, state: str) -> None:
    assert [finding.state for finding in Schema(lambda: version, "0007").look()] == [state]


def test_a_wrong_clock_is_told() -> None:
    found = list(Today(lambda: datetime(1970, 1, 2, tzinfo=NOON.tzinfo), "Asia/Shanghai").look())
    assert found[0].state == "wrong"


def test_a_check_that_fails_is_a_finding() -> None:
    class Broken:
        name = "broken"

        def look(self) -> Iterator[Finding]:
            raise BotError("bad_file_name")

    class Crashed:
        name = "crashed"

        def look(self) -> Iterator[Finding]:
            raise ZeroDivisionError

    found = list(examine([Broken(), Crashed()]))
    assert [finding.state for finding in found] == ["wrong", "wrong"]
    assert "事件号" in found[1].text


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAWEN_HOME", str(tmp_path))
    monkeypatch.setenv("FAWEN_EMBEDDING_MODEL", str(tmp_path / "no-model"))
    done = CliRunner().invoke(command, ["doctor", "--json"])
    assert done.exit_code == 1
    said = json.loads(done.stdout)
    assert not said["ok"]
    (wrong,) = [each for each in said["findings"] if each["state"] == "wrong"]
    assert (wrong["check"], "FAWEN_EMBEDDING_MODEL" in wrong["text"]) == ("embedding", True)
    shown = CliRunner().invoke(command, ["doctor"])
    assert "共有 1 处要处理" in shown.stdout
