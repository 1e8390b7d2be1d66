"""A citation as people say it: 《任务分解表》指标37, 《通知》第2页."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model import Citation
from bot.worklist.places import place_said
from prompts import reply


def source_said(citation: Citation) -> str:
    """The document and the place in it: its numbered row, else its heading, page or paragraph."""
    return reply(
        "export.source", title=citation.document.title, place=_row_said(citation)
    ) + _where(citation)


def sources_said(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The documents cited, each once, with the row where all that is cited of one is a single row."""
    rows: dict[str, set[str]] = {}
    for citation in citations:
        rows.setdefault(citation.document.title, set()).add(_row_said(citation))
    return tuple(
        reply("export.source", title=title, place=next(iter(said)) if len(said) == 1 else "")
        for title, said in rows.items()
    )


def _row_said(citation: Citation) -> str:
    """指标37, where the row that is cited has a number."""
    number = citation.context[0] if len(citation.context) > 1 else ""
    numbered = number if citation.locator.row and number.strip("0123456789.-") == "" else ""
    return reply("worklist.number", number=numbered) if numbered else ""


def _where(citation: Citation) -> str:
    return "" if _row_said(citation) else place_said(citation.locator)
