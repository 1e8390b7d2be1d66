"""Everything read from one document, and from one file."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.errors import IngestError
from ingest.model.blocks import Block, ReadPage, Remark
from ingest.model.corrections import Correction
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
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReading:
    """Everything read from one file, mostly one document.

    ``failed`` names, by their sources, the files of an archive that could not be read, and why.
    """

    documents: tuple[Parsed, ...]
    failed: tuple[tuple[str, IngestError], ...] = ()
