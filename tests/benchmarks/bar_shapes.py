"""Bar 6: workbooks of shapes not seen before, read as they are and asked at once.

Each is read into an empty home with the settings as they come; what is timed is all of it, from
the file to the last answer.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.compose import compose
from bot.evaluation.report import Figure
from bot.model import Question
from bot.settings import Settings
from tests.benchmarks.checks import Check, at_least, below
from tests.benchmarks.ours import packaged
from tests.evaluation.shapes import Shape, first, second
from vectorstore.embedder import Embedder

_MINUTES = 10.0
_FIRST_CONTACT = {"first": "12 of 25", "second": "18 of 25"}
"""What was right when each set was asked for the first time, before anything was mended for it."""


def measure() -> Iterator[Check]:
    """The share of right answers of each set, and the longest time from file to answers."""
    embedder = packaged()
    longest = 0.0
    for module, least in ((first, 1.0), (second, 0.8)):
        name = module.__name__.rpartition(".")[2]
        right = asked = 0
        for make in module.SHAPES:
            shape = make()
            started = time.monotonic()
            wrong = faults(shape, embedder)
            longest = max(longest, time.monotonic() - started)
            asked += len(shape.asks)
            right += len(shape.asks) - len(wrong)
            for question in wrong:
                print(f"  {name}, {make.__name__}: {question}")
        what = f"{name} five shapes, right answers (first contact: {_FIRST_CONTACT[name]})"
        yield at_least(what, Figure(right / asked, right, asked), least)
    yield below("longest from file to answers", longest / 60, _MINUTES, "minutes")


def faults(shape: Shape, embedder: Embedder) -> list[str]:
    """The questions to a workbook that are not answered as wanted."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / shape.name
        file.write_bytes(shape.data)
        with compose(Settings(home=Path(folder) / "data"), embedder=embedder) as app:
            app.ingest([file], lambda _: None)
            return [
                ask.question
                for ask in shape.asks
                if not ask.is_met(app.assistant.ask(Question(ask.question)))
            ]
