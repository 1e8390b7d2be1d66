"""A language model behind a real port, well and ill: the same facts, and an answer in time."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.answering.writing import Rewriter
from bot.compose import App
from bot.model import Answer, Asker, Question, Sentence
from tests.bot.conftest import SECONDS, Scripted
from tests.fakes.chat_api import Cut, Raw, Status, Step, Told, Wait

if TYPE_CHECKING:
    pass

ASKED = "决策没有过合法性审查能不能提交常务会议"
QUOTED = "重大行政决策未经合法性审查的，不得提交常务会议讨论。"
WORDED = "未经合法性审查的重大行政决策，不得提交常务会议讨论。"


def honest(told: Told) -> Iterable[Step]:
    """Writes the rule in other words, in small pieces."""
    text = WORDED.removesuffix("。") + "[1]。"
    return [text[at : at + 5] for at in range(0, len(text), 5)]


@pytest.fixture
def app(worded_app: App) -> App:
    """The county's library with a language model that nobody listens for."""
    return worded_app


def ask(app: App, text: str = ASKED, **more: Any) -> Answer:
    return app.assistant.ask(Question(text, **more))


def test_prose_is_worded_and_its_prompt_kept(
    app: App,
    scripted: Scripted,
) -> None:
    api = scripted(honest)
    answer = ask(app)
    assert (answer.text, answer.author) == (WORDED, "llm")
    assert answer.citations[0].quote == QUOTED
    kept = app.records.get(answer.id)
    assert (kept.author, kept.prompt) == ("llm", "answer-1") == (answer.author, answer.prompt)
    assert [dict(told.body)["stream"] for told in api.told] == [True]


def test_sentences_come_as_they_are_found_true(
    app: App,
    scripted: Scripted,
) -> None:
    def slow(told: Told) -> Iterable[Step]:
        return [*honest(told), Wait(0.5), "其余"]

    scripted(slow)
    _ = app.assistant
    started, at = time.perf_counter(), dict[type, float]()
    events = []
    for event in app.assistant.stream(Question(ASKED)):
        at.setdefault(type(event), time.perf_counter() - started)
        events.append(event)
    assert [type(event).__name__ for event in events] == ["Citation", "Sentence", "Answer"]
    assert at[Answer] - at[Sentence] > 0.4
    assert events[-1].text == WORDED  # type: ignore[union-attr]


def test_lists_and_fields_never_reach_the_model(
    app: App,
    scripted: Scripted,
) -> None:
    api = scripted(honest)
    for text in ("指标1要哪些佐证材料", "示例县司法局牵头哪些指标", "指标1谁牵头", "你好"):
        assert ask(app, text).author == "extractive"
    assert api.told == []


def test_the_model_sees_nothing_of_who_asks(
    app: App,
    scripted: Scripted,
) -> None:
    api = scripted(honest)
    who = Asker("示例县财政局", person="p-123")
    ask(app, "我是示例县民政局的张三，指标2谁牵头", asker=who, conversation="c-456")
    ask(app, asker=who, conversation="c-456")
    (told,) = api.told
    sent = str(told.body)
    for trace in ("财政局", "民政局", "张三", "p-123", "c-456", "指标2"):
        assert trace not in sent
    assert told.question == ASKED


ILL: dict[str, tuple[Step, ...]] = {
    "server_error": (Status(500),),
    "rate_limited": (Status(429),),
    "refused": (Status(401),),
    "timeout": ("未经", Wait(30)),
    "unreachable": ("未经合法性审查的", Cut()),
    "malformed": (Raw(b"data: {not json\n\n"),),
    "empty": (),
}


@pytest.mark.parametrize("why", ILL)
@pytest.mark.parametrize("live", [False, True])
def test_an_ill_model_leaves_the_quotations_in_time(
    app: App,
    scripted: Scripted,
    why: str,
    live: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    scripted(lambda _: ILL[why])
    _ = app.assistant
    started = time.perf_counter()
    question = Question(ASKED)
    *_, answer = app.assistant.stream(question) if live else [app.assistant.ask(question)]
    assert time.perf_counter() - started < SECONDS + 1.5
    assert isinstance(answer, Answer)
    assert (answer.text, answer.author, answer.prompt) == (QUOTED, "extractive", None)
    assert why in caplog.text


def test_a_model_that_is_down_is_left_alone_for_a_while(
    app: App, scripted: Scripted, caplog: pytest.LogCaptureFixture
) -> None:
    api = scripted(lambda _: [Status(500)], failures=2, cooldown=1.0)
    for _ in range(5):
        assert ask(app).text == QUOTED
    assert len(api.told) == 2
    assert "paused" in caplog.text
    time.sleep(1.05)
    api.script = honest
    assert ask(app).author == "llm"
    assert ask(app).author == "llm"


def test_nobody_listens(app: App, caplog: pytest.LogCaptureFixture) -> None:
    assert ask(app).text == QUOTED
    assert "unreachable" in caplog.text


def test_a_retry_may_help(app: App, scripted: Scripted) -> None:
    calls = []

    def recovers(told: Told) -> Iterable[Step]:
        calls.append(told)
        return [Status(503)] if len(calls) == 1 else honest(told)

    scripted(recovers, retries=1, timeout=10)
    assert ask(app).author == "llm"


def test_the_model_looks_again_where_that_is_asked_for(
    app: App,
    scripted: Scripted,
) -> None:
    def doubts(told: Told) -> Iterable[Step]:
        return ["否"] if "核对" in told.system else honest(told)

    api = scripted(doubts, check=True)
    assert (ask(app).text, len(api.told)) == (QUOTED, 2)


def test_without_a_model_none_of_it_is_loaded(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom bot.compose import compose\n"
        "from bot.settings import Settings\nimport bot.cli\n"
        f"app = compose(Settings(home=Path({str(tmp_path)!r})))\nassert app.language_model is None\n"
        "bad = [m for m in sys.modules if m.split('.')[0] in"
        " ('langchain_core', 'langchain_openai', 'openai', 'tiktoken')]\nassert not bad, bad\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


def test_a_follow_up_that_no_rule_reads_is_put_in_words_by_the_model(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {"那个的话谁说了算": "指标1牵头单位是谁", "那这个呢那个呢": "示例县教育局牵头哪些指标"}
    asked: list[tuple[str, str]] = []

    class Model:
        def resolve(self, message: str, before: str) -> str:
            asked.append((message, before))
            return said.get(message, "指标1谁牵头")

    rewriter = Rewriter(Model())
    assert rewriter("那牵头的", "指标1要哪些佐证材料") == "指标1谁牵头"
    assert rewriter("那这个呢那个呢", "指标1谁牵头") == ""  # brings in a unit that nobody named
    monkeypatch.setattr(app.assistant, "_rewrite", rewriter)
    talk = "talk-rewritten"
    ask(app, "指标1谁牵头", conversation=talk)
    asked.clear()
    answer = ask(app, "第九个呢", conversation=talk)
    assert asked == [("第九个呢", "指标1谁牵头")]
    assert (answer.understood_as, answer.status) == ("指标1谁牵头", "answered")
