"""Everything read from one document."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model.blocks import Block, ReadPage, Remark
from ingest.model.documents import Document, Passage
from ingest.model.records import Amendment, Indicator


@dataclass(frozen=True, slots=True)
class Parsed:
    """Everything read from one document."""

    document: Document
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    indicators: tuple[Indicator, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    read: tuple[ReadPage, ...] = ()
    remarks: tuple[Remark, ...] = ()
