"""Jobs that read files: once with effect, tried again, cancelled, given back, told as duplicates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from bot.compose import App
from bot.intake.reading import Read, ReadJob
from bot.intake.runner import Runner
from bot.intake.submission import READ, Submission
from ingest.errors import UnreadableFile
from ingest.model import Correction
from ingest.parse import parse
from vectorstore.audit import Actor
from vectorstore.errors import DatabaseUnavailable
from vectorstore.jobs import Job
from vectorstore.model import EVERYTHING_OPEN

ZHANG = Actor("张三", "session")
NOTICE = "# 关于报送材料的通知\n\n各单位请于6月30日前报送佐证材料。\n"


class Reader:
    """Reads in this process; ``before`` may meddle while a file is being read."""

    def __init__(self) -> None:
        self.before: Callable[[Callable[[], bool]], object] = lambda stop: None
        self.calls = 0

    def __call__(
        self,
        data: bytes,
        source: str,
        progress: Callable[[int, int], None],
        stop: Callable[[], bool],
        internal: bool,
        corrections: Sequence[Correction],
    ) -> Read:
        self.calls += 1
        self.before(stop)
        progress(1, 1)
        return Read(parse(data, source, internal=internal, corrections=corrections))


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def runner(app: App, reader: Reader) -> Runner:
    reading = ReadJob(app.library, app.originals, reader, 300)

    def pending(documents: Sequence[str]) -> int:
        return app.library.pending("packaged-e5", documents)

    return Runner(app.jobs, {READ: reading}, pending)


def submit(app: App, name: str = "通知.md", text: str = NOTICE, *, publish: bool = True) -> Job:
    data = text.encode()
    given = Submission(name, app.originals.put(data), len(data), publish=publish)
    return app.submissions.submit(given, ZHANG).job


def run(runner: Runner, *, stop: bool = False) -> bool:
    return runner.work(lambda: stop)


def titles(app: App) -> list[str]:
    return [document.source for document in app.catalog.documents(EVERYTHING_OPEN)]


def test_what_is_published_answers_before_its_vectors_are_made(app: App, runner: Runner) -> None:
    job = submit(app)
    assert run(runner)
    assert not run(runner)
    told = app.jobs.get(job.id)
    assert (told.state, told.stage, told.done) == ("answerable", "vectors", 0)
    assert titles(app) == ["通知.md"]
    app.embed_pending()
    runner.advance()
    assert (app.jobs.get(job.id).state, app.jobs.get(job.id).done) == ("done", told.total)
    log = [(e.by, e.action, e.object) for e in app.audit.listed()]
    assert log == [("张三", "published", "通知.md"), ("张三", "uploaded", "通知.md")]


def test_what_is_to_be_checked_waits(app: App, runner: Runner) -> None:
    job = submit(app, publish=False)
    run(runner)
    told = app.jobs.get(job.id)
    assert (told.state, told.stage) == ("done", "review")
    assert titles(app) == []
    assert [draft.source for draft in app.drafts.listed()] == ["通知.md"]


def test_the_same_content_is_not_read_again_under_any_name(
    app: App, runner: Runner, reader: Reader
) -> None:
    submit(app)
    run(runner)
    again, renamed = submit(app), submit(app, "另一个名字.md")
    run(runner)
    run(runner)
    for job in (again, renamed):
        assert app.jobs.get(job.id).result == {"duplicate_of": [["upload", "通知.md"]]}
    assert reader.calls == 1
    assert titles(app) == ["通知.md"]


def test_a_new_version_takes_the_place_of_the_old(app: App, runner: Runner) -> None:
    submit(app)
    run(runner)
    submit(app, text=NOTICE.replace("6月30日", "7月15日"))
    run(runner)
    [document] = app.catalog.documents(EVERYTHING_OPEN)
    [passage] = app.catalog.document_passages(document.id, EVERYTHING_OPEN)
    assert "7月15日" in passage.text


def test_a_reading_that_failed_for_good_tells_why(app: App, runner: Runner, reader: Reader) -> None:
    def fail(stop: Callable[[], bool]) -> None:
        raise UnreadableFile(reason="damaged")

    reader.before = fail
    job = submit(app)
    run(runner)
    told = app.jobs.get(job.id)
    assert (told.state, told.error, told.error_fields) == (
        "failed",
        "unreadable_file",
        {"reason": "damaged"},
    )
    reader.before = lambda stop: None
    app.jobs.retry(job.id)
    run(runner)
    assert titles(app) == ["通知.md"]


@pytest.mark.parametrize("error", [DatabaseUnavailable(url="x", reason="full"), KeyError("ours")])
def test_a_fault_that_may_pass_is_tried_again_later(
    app: App, runner: Runner, reader: Reader, error: Exception
) -> None:
    def fail(stop: Callable[[], bool]) -> None:
        raise error

    reader.before = fail
    job = submit(app)
    assert run(runner)
    told = app.jobs.get(job.id)
    assert (told.state, told.attempts) == ("queued", 1)
    assert told.error in ("database_unavailable", "internal")
    assert not run(runner), "it rests first"


def test_a_job_cancelled_while_it_is_read_changes_nothing(
    app: App, runner: Runner, reader: Reader
) -> None:
    job = submit(app)
    reader.before = lambda stop: app.jobs.cancel(job.id)
    run(runner)
    assert app.jobs.get(job.id).state == "cancelled"
    assert titles(app) == []


def test_a_job_left_at_the_end_of_the_service_waits_as_it_was(
    app: App, runner: Runner, reader: Reader
) -> None:
    def stopped(stop: Callable[[], bool]) -> None:
        assert stop()
        raise UnreadableFile(reason="stopped")

    job = submit(app)
    reader.before = stopped
    run(runner, stop=True)
    told = app.jobs.get(job.id)
    assert (told.state, told.attempts, told.error) == ("queued", 0, None)


def test_two_workers_on_one_job_bring_in_one_reading(
    app: App, runner: Runner, reader: Reader
) -> None:
    """The first is thought dead while it reads; the second does the job; the first comes too late."""
    job = submit(app)

    def overtaken(stop: Callable[[], bool]) -> None:
        reader.before = lambda stop: None
        app.jobs.release(lambda holder: True)
        other = Runner(
            app.jobs, {READ: ReadJob(app.library, app.originals, reader, 300)}, lambda d: 0
        )
        assert run(other)
        submit(app, text=NOTICE.replace("6月30日", "7月15日"))
        assert run(other)

    reader.before = overtaken
    run(runner)
    assert app.jobs.get(job.id).state == "answerable"
    [document] = app.catalog.documents(EVERYTHING_OPEN)
    [passage] = app.catalog.document_passages(document.id, EVERYTHING_OPEN)
    assert "7月15日" in passage.text, "the older version must not come back"
