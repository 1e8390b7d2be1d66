"""Packing the paragraphs of one section into passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.chunk.cuts import spans
from ingest.model import Heading, Paragraph, Piece
from ingest.outline.markers import RANK, Style, marker_at

_LEAD_IN = re.compile(r"[：:]$")
_LONGEST_NAME = 20


def pack(blocks: Sequence[Heading | Paragraph], limit: int) -> Iterator[tuple[Piece, ...]]:
    """The passages of one section: at most ``limit`` code points, line breaks between pieces counted.

    An enumeration stays with the line that introduces it, and in one passage, if it fits.
    """
    current: list[Piece] = []
    for group in _enumerations(blocks):
        pieces = [piece for block in group for piece in _pieces(block, limit)]
        if _length([*current, *pieces]) <= limit:
            current.extend(pieces)
            continue
        if current and (_length(pieces) <= limit or _length(current) > limit // 2):
            yield tuple(current)
            current = []
        goal = _share([*current, *pieces], limit)
        for at, piece in enumerate(pieces):
            if current and (_length([*current, piece]) > limit or _length(current) >= goal):
                goal = _share(pieces[at:], limit)
                carried = _lead_in(current)
                yield tuple(current[: len(current) - len(carried)])
                current = carried if _length([*carried, piece]) <= limit else []
                if carried and not current:
                    yield tuple(carried)
            current.append(piece)
    if current:
        yield tuple(current)


def _share(pieces: Sequence[Piece], limit: int) -> float:
    """The length of each passage if they share the pieces evenly, so that no scrap is left over."""
    whole = _length(pieces)
    return whole / -(-whole // limit)


def _lead_in(pieces: Sequence[Piece]) -> list[Piece]:
    """The last piece if it only introduces what follows and others stand before it."""
    if len(pieces) < 2:
        return []
    last = pieces[-1].text.rstrip()
    names = marker_at(last) and len(last) <= _LONGEST_NAME and not last.endswith(("；", ";"))
    return [pieces[-1]] if _LEAD_IN.search(last) or names else []


def _enumerations(
    blocks: Sequence[Heading | Paragraph],
) -> Iterator[list[Heading | Paragraph]]:
    """The blocks one by one, those of an enumeration together with the line that introduces it.

    What is numbered below an entry belongs to the enumeration.
    """
    group: list[Heading | Paragraph] = []
    style: Style | None = None
    for block in blocks:
        marker = marker_at(block.text)
        introduced = bool(group) and style is None and bool(_LEAD_IN.search(group[-1].text))
        if marker and style and (marker.style == style or RANK[marker.style] > RANK[style]):
            group.append(block)
        elif introduced and marker:
            style = marker.style
            group.append(block)
        elif introduced:
            yield [*group, block]
            group = []
        else:
            if group:
                yield group
            group = [block]
            style = marker.style if marker and marker.value == 1 else None
    if group:
        yield group


def _pieces(block: Heading | Paragraph, limit: int) -> Iterator[Piece]:
    for start, end in spans(block.text, limit):
        yield Piece(block.text[start:end], replace(block.locator, start=start + 1, end=end))


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces) + max(len(pieces) - 1, 0)
