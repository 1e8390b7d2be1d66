"""What the citations of an answer rest on, read from the originals and not from the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from bot.answering.fidelity import Evidence, Rendered
from bot.compose import App
from bot.evaluation.quotation import stands
from bot.model import Answer, Citation
from ingest.grid import cell_name
from ingest.model import Block, Table
from prompts import Own, Said
from tests.bot.answering.fidelity.attempts import TrueLine
from vectorstore.model import EVERYTHING_OPEN


class Originals:
    """The documents of a library as they were read."""

    def __init__(self, app: App) -> None:
        self._blocks = lru_cache(maxsize=None)(
            lambda document: app.catalog.blocks(document, EVERYTHING_OPEN)
        )

    def evidence(self, citation: Citation) -> Evidence:
        """The whole paragraph or cell that a citation points at."""
        block = self._blocks(citation.document.id)[citation.locator.block - 1]
        return replace(Evidence.of_citation(citation), text=_text(block, citation))

    def misquoted(self, answer: Answer) -> Iterator[str]:
        """The citations whose quotation is not what stands where they point."""
        for citation in answer.citations:
            if not stands(citation, self._blocks(citation.document.id)):
                yield f"{citation.document.source}: {citation.quote}"

    def lines(self, answer: Answer) -> Iterator[TrueLine]:
        """The cited lines that state nothing of the bot's own reckoning."""
        found = {c.mark: self.evidence(c) for c in answer.citations}
        for line in answer.lines:
            if line.citations and _states(line.text) and not _reckons(line.text):
                yield TrueLine(line.text, tuple(found[mark] for mark in line.citations))


def _text(block: Block, citation: Citation) -> str:
    if not isinstance(block, Table):
        return block.text
    cells: Iterable[str] = (
        cell.text for cell in block.cells if cell_name(block, cell) == citation.locator.cell
    )
    return next(iter(cells), citation.quote)


def _states(text: object) -> bool:
    """Whether a line says anything but the bot's own words (表中未列)."""
    if isinstance(text, Said):
        return any(map(_states, text.parts))
    return not isinstance(text, Own)


def _reckons(text: object) -> bool:
    """Whether a line holds what the bot worked out, or a quotation mark of its own."""
    if isinstance(text, Said):
        return any(map(_reckons, text.parts))
    return isinstance(text, int | Rendered) or (isinstance(text, Own) and "“" in text)
