"""The ways in which a language model lies about records that it was given, as scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.lie import Kind, Lie, Records
from tests.benchmarks.lies import MADE_UP
from tests.benchmarks.twists import TWISTED
from tests.fakes.chat_api import Step, Told

LIES: tuple[Kind, ...] = (*MADE_UP, *TWISTED)


def sentences_of(records: Records) -> Records:
    """The sentences of some records, in their order but for the longest of the first one."""
    found = [
        (mark, sentence)
        for mark, text in records
        for sentence in re.findall(r"[^。；]+[。；]?", text)
    ]
    first = max((one for one in found if one[0] == found[0][0]), key=lambda one: len(one[1]))
    return [first, *(one for one in found if one is not first)]


@dataclass
class Liar:
    """A script that tells one kind of lie; ``told`` is the last one."""

    kind: Kind
    told: Lie | None = None

    def __call__(self, told: Told) -> Iterator[Step]:
        self.told = self.kind(sentences_of(told.records))
        for step in self.told.steps:
            # As a model's pieces come: a few characters at a time.
            yield from (
                [step[at : at + 4] for at in range(0, len(step), 4)]
                if isinstance(step, str)
                else [step]
            )
