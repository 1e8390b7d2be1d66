"""What an answer must not do: state a thing without its source, or quote what does not stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.compose import App
from bot.model import Answer, Citation, ListItem
from ingest.grid import cell_name
from ingest.model import Locator, Table
from prompts import texts
from vectorstore.model import EVERYTHING_OPEN

# What the bot says of its own counting or of an absence; everything else must be cited.
OWN_WORDS = tuple(
    re.sub(r"\\\{\w+\\\}", ".+", re.escape(texts(section)[key])).replace("：", "[：。]")
    for section, keys in {
        "answer": (
            "unit_counts", "unit_lead_count", "unit_joint_count", "unit_period", "unit_evidence",
            "unit_period_none", "due_count", "due_none", "topic_count", "evidence_kind_count",
            "group_count", "field_absent",
        ),
        "refusals": ("no_such_indicator",),
        "difference": (
            "counts", "added", "added_none", "dropped", "dropped_none", "renamed", "renamed_none",
            "field", "field_none", "row_same", "name_same", "unit_counts", "unit_gained",
            "unit_gained_none", "unit_lost", "unit_lost_none", "unit_part", "unit_changed",
            "unit_changed_none",
        ),
        "original": ("none",),
        "accord": ("latest", "silent"),
    }.items()
    for key in keys
)  # fmt: skip
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")


def uncited(answer: Answer) -> list[str]:
    """The items, and the sentences that are not the bot's own, which cite nothing."""
    return [
        line.text
        for line in answer.lines
        if not line.citations
        and (
            isinstance(line, ListItem)
            or not any(re.fullmatch(words, line.text) for words in OWN_WORDS)
        )
    ]


def unfounded_days(answer: Answer) -> list[str]:
    """The days said in cited lines that stand in none of the quotations cited for them."""
    quotes = {citation.mark: citation.quote for citation in answer.citations}
    return [
        f"{day}: {line.text}"
        for line in answer.lines
        for day in _DAY.findall(line.text)
        if line.citations and not any(day in quotes[mark] for mark in line.citations)
    ]


def misquoted(answer: Answer, app: App) -> list[Citation]:
    """The citations whose quotation is not, character for character, what their locator points at."""
    return [
        citation
        for citation in answer.citations
        if citation.quote not in _texts_at(citation.document.id, citation.locator, app)
    ]


def _texts_at(document: str, locator: Locator, app: App) -> Iterator[str]:
    block = app.catalog.blocks(document, EVERYTHING_OPEN)[locator.block - 1]
    if isinstance(block, Table):
        found = [cell.text for cell in block.cells if cell_name(block, cell) == locator.cell]
    else:
        found = [block.text]
    for text in found:
        whole = locator.start is None or locator.end is None
        yield text if whole else text[(locator.start or 1) - 1 : locator.end]
