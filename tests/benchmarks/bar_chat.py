"""What fits a chat: an answer with six evidence items takes at most twelve lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.compose import App
from bot.model import Answer, Asker, Question, Reply
from bot.rendering.chat import body_of
from bot.worklist.lookup import units_of
from tests.benchmarks.checks import Check, holds
from tests.benchmarks.corpora import ROOT
from tests.benchmarks.ours import open_app, packaged

ITEMS, LINES = 6, 12
PHONE = 23
"""Chinese characters that a bubble on a phone holds in a line."""


def lines(answer: Answer) -> list[str]:
    """The lines of an answer as a chat gets them."""
    return body_of(Reply(answer.text, answer)).split("\n")


def rows_of(shown: Sequence[str]) -> int:
    """The lines that they take on a phone."""
    return sum(-(-len(line) // PHONE) for line in shown)


def six_items(app: App) -> Iterator[tuple[str, Answer]]:
    """The answers about the indicators of the main table that want six things."""
    register = app.registers.of(frozenset()).register
    table = register.default
    assert table is not None
    for row in table.indicators:
        if len(register.board.field(row, "evidence").entries(row.document)) == ITEMS:
            question = f"指标{row.number}要哪些佐证材料"
            yield question, app.assistant.ask(Question(question))


def measure() -> Sequence[Check]:
    """The longest of each kind; what every unit has to do must fit one message too."""
    app = open_app("demo", [ROOT / "samples" / "library"], packaged())
    try:
        answers = dict(six_items(app))
        table = app.registers.of(frozenset()).register.default
        assert table is not None
        units = [
            (unit, app.assistant.ask(Question("我单位要交什么", Asker(unit))))
            for unit in units_of(table)
        ]
    finally:
        app.close()
    shown = {question: lines(answer) for question, answer in answers.items()}
    longest = max(shown, key=lambda question: len(shown[question]))
    whole = all(
        all(f"□ {item.text}" in shown[question] for item in answer.items)
        for question, answer in answers.items()
    )
    print(f"  {longest}: {rows_of(shown[longest])} lines of {PHONE} characters")
    most = max(len(lines(answer)) for _, answer in units)
    return [
        holds("answers with six evidence items", bool(answers), len(answers), "some"),
        holds("their items are all shown", whole),
        holds(
            "lines of the longest",
            len(shown[longest]) <= LINES,
            len(shown[longest]),
            f"at most {LINES}",
        ),
        holds(
            "lines of the longest list of a unit", most <= 2 * LINES, most, f"at most {2 * LINES}"
        ),
    ]
