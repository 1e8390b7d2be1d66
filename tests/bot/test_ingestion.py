"""Bringing documents in, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from bot.compose import App, compose
from bot.errors import BotError
from bot.ingestion import Progress, Step, bring_in
from bot.settings import Settings
from ingest.sync import SyncEvent, SyncReport
from tests.bot.county import write_county
from vectorstore.embedder import Embedder
from vectorstore.errors import DatabaseUnavailable


@pytest.fixture
def app(tmp_path: Path, embedder: Embedder) -> Iterator[App]:
    with compose(Settings(home=tmp_path / "home"), embedder=embedder) as app:
        yield app


def test_steps_tell_files_then_vectors_then_the_end(app: App, tmp_path: Path) -> None:
    folder = write_county(tmp_path / "文件")
    (folder / "空.txt").write_bytes(b"")
    steps = list(app.bring_in([folder], wait=True))
    kinds = [step.kind for step in steps]
    assert kinds.count("started") == 4
    assert kinds.count("added") == 3
    assert kinds[-1] == "done"
    assert kinds.index("embedded") > max(i for i, k in enumerate(kinds) if k in {"added", "failed"})
    failed = next(step for step in steps if step.kind == "failed")
    assert (failed.source, failed.sentence) == ("空.txt", failed.sentence)
    assert "没有读到文字" in failed.sentence
    done = steps[-1]
    assert done.counts == {"added": 3, "changed": 0, "unchanged": 0, "withdrawn": 0, "failed": 1}
    assert done.total == 0 == app.pending()


def test_without_waiting_vectors_are_left_for_later(app: App, tmp_path: Path) -> None:
    folder = write_county(tmp_path / "文件")
    steps = list(app.bring_in([folder], wait=False))
    assert "embedded" not in {step.kind for step in steps}
    assert steps[-1].total == app.pending() > 0
    again = list(app.bring_in([folder], wait=False))
    assert again[-1].counts["unchanged"] == 3
    (folder / "补充通知.txt").unlink()
    assert list(app.bring_in([folder], wait=False))[-1].counts["withdrawn"] == 1


def test_a_path_that_is_not_there_stops_it_before_it_begins(app: App, tmp_path: Path) -> None:
    folder = write_county(tmp_path / "文件")
    for missing in (tmp_path / "没有", folder / "补充通知.txt" / "里面", Path("a\0b")):
        with pytest.raises(BotError) as refused:
            list(app.bring_in([folder, missing], wait=False))
        assert refused.value.code == "no_such_path"
    assert app.counts().documents == 0


@pytest.mark.parametrize("error", [DatabaseUnavailable(url="x", reason="full"), KeyError("ours")])
def test_what_stops_the_work_is_raised_to_the_reader(tmp_path: Path, error: Exception) -> None:
    def read(paths: Sequence[Path], on_event: Callable[[SyncEvent], None], /) -> SyncReport:
        on_event(SyncEvent("started", "", "a.txt", 1, 1))
        raise error

    steps = bring_in([tmp_path], read, None, lambda: 0)
    assert next(steps).kind == "started"
    with pytest.raises(type(error)):
        next(steps)


def test_a_reader_who_goes_away_does_not_stop_the_work(app: App, tmp_path: Path) -> None:
    finished: list[int] = []

    def vectors(on_progress: Progress, /) -> int:
        made = app.embed_pending(on_progress)
        finished.append(made)
        return made

    steps: Iterator[Step] = bring_in(
        [write_county(tmp_path / "文件")], app.ingest, vectors, app.pending
    )
    assert next(steps).kind == "started"
    del steps
    from tests.bot.test_worker import until

    until(lambda: bool(finished))
    assert app.pending() == 0


def test_files_over_the_setting_are_named_and_the_rest_is_read(
    tmp_path: Path, embedder: Embedder
) -> None:
    folder = write_county(tmp_path / "文件")
    (folder / "大.txt").write_text("材料须盖章。" * 5_000, encoding="utf-8")
    size = (folder / "大.txt").stat().st_size
    small = Settings(home=tmp_path / "home", upload_bytes=size - 1)
    with compose(small, embedder=embedder) as app:
        steps = list(app.bring_in([folder], wait=False))
    [failed] = [step for step in steps if step.kind == "failed"]
    assert failed.source == "大.txt"
    assert str(size - 1) in failed.sentence
    assert steps[-1].counts["added"] == 3
    with compose(Settings(home=tmp_path / "home", upload_bytes=size), embedder=embedder) as app:
        assert app.ingest([folder]).added == ("大.txt",)
