"""Watched folders: taken in when quiet, told once, withdrawn only if that is wanted."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path

import pytest

from bot.compose import App
from bot.intake.watching import Watched, Watcher
from vectorstore.model import EVERYTHING_OPEN

NOTICE = "# 关于报送材料的通知\n\n各单位请于6月30日前报送佐证材料。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "共享"
    folder.mkdir()
    return folder


def watcher(app: App, folder: Path, **how: object) -> Watcher:
    watched = replace(Watched((folder,), publish=True), **how)  # type: ignore[arg-type]
    return Watcher(watched, app.library, app.jobs, app.originals, app.submissions)


def done(app: App) -> list[str]:
    while app.runner.work(lambda: False):
        continue
    return sorted(d.source for d in app.catalog.documents(EVERYTHING_OPEN))


def test_a_file_is_taken_in_once_when_it_has_stopped_changing(app: App, folder: Path) -> None:
    watching = watcher(app, folder)
    file = folder / "通知.md"
    file.write_text(NOTICE[:20], encoding="utf-8")
    assert watching.look() == 0
    file.write_text(NOTICE, encoding="utf-8")
    assert watching.look() == 0
    assert watching.look() == 1
    assert watching.look() == 0
    assert done(app) == ["通知.md"]
    file.write_text(NOTICE.replace("6月", "7月"), encoding="utf-8")
    assert [watching.look(), watching.look()] == [0, 1]
    assert done(app) == ["通知.md"]
    afresh = watcher(app, folder)
    assert [afresh.look(), afresh.look(), afresh.look()] == [0, 0, 0]


def test_what_failed_or_was_taken_out_is_not_tried_at_every_look(app: App, folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 nothing")
    (folder / "通知.md").write_text(NOTICE, encoding="utf-8")
    watching = watcher(app, folder)
    assert [watching.look(), watching.look()] == [0, 2]
    assert done(app) == ["通知.md"]
    [document] = app.catalog.documents(EVERYTHING_OPEN)
    app.library.take_out(document.id)
    for eyes in (watching, watcher(app, folder)):
        os.utime(folder / "通知.md")
        assert [eyes.look(), eyes.look(), eyes.look()] == [0, 0, 0]
    assert done(app) == []
    assert len(app.jobs.listed(["failed"])) == 1


def test_what_disappears_is_withdrawn_only_if_wanted(app: App, folder: Path) -> None:
    for name in ("一.md", "二.md"):
        (folder / name).write_text(NOTICE + name, encoding="utf-8")
    watching = watcher(app, folder)
    watching.look()
    watching.look()
    assert done(app) == ["一.md", "二.md"]
    (folder / "一.md").unlink()
    watching.look()
    watching.look()
    assert done(app) == ["一.md", "二.md"]
    strict = watcher(app, folder, withdraw=True)
    strict.look()
    assert done(app) == ["一.md", "二.md"], "a file may be away for a moment"
    strict.look()
    assert done(app) == ["二.md"]
    assert app.audit.listed(action="withdrawn")[0].by == "监视文件夹"
    (folder / "二.md").unlink()
    strict.look()
    strict.look()
    assert done(app) == ["二.md"], "an empty folder may be a share that is not connected"


def test_what_cannot_be_taken_in_is_told_once(
    app: App, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "大.txt").write_text(NOTICE * 9, encoding="utf-8")
    watched = Watched((folder, folder / "没有"), max_bytes=100)
    watching = Watcher(watched, app.library, app.jobs, app.originals, app.submissions)
    with caplog.at_level(logging.WARNING):
        for _ in range(4):
            assert watching.look() == 0
    said = [record.getMessage() for record in caplog.records]
    assert sum("大.txt" in line for line in said) == 1
    assert sum("没有" in line for line in said) == 1
    assert app.jobs.listed() == []


def test_it_looks_by_itself_from_start_to_stop(app: App, folder: Path) -> None:
    from tests.bot.test_worker import until

    (folder / "通知.md").write_text(NOTICE, encoding="utf-8")
    watching = watcher(app, folder, seconds=0.05)
    watching.start()
    until(lambda: bool(app.jobs.listed()))
    watching.stop()
    assert done(app) == ["通知.md"]
    watcher(app, folder).stop()
