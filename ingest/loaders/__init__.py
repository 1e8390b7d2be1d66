"""From the bytes of a file to its blocks: one loader a format, chosen by what the bytes are.

The name of a file is believed only where the bytes cannot tell (Markdown or plain text). Loaders
and their libraries are imported when a file needs them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from ingest.errors import EncryptedFile, NothingToRead, UnsupportedFormat
from ingest.loaders.content import kind_of
from ingest.model import Loaded

Progress: TypeAlias = Callable[[int, int], None]
"""Told the pages done and their sum, 0 where that is not known."""


class Loader(Protocol):
    """Reads one format."""

    def load(self, data: bytes) -> Loaded:
        """The blocks of the file, numbered in reading order; raises ``IngestError`` only."""
        ...


def loader_for(data: bytes, name: str, progress: Progress | None = None) -> Loader:
    """The loader that reads ``data``, a file called ``name``, and tells its ``progress``.

    Raises ``NothingToRead`` for an empty file, ``EncryptedFile``, ``UnreadableFile`` for damaged
    archives and bytes that are no text, ``TooLarge`` for what unpacks to too much, and
    ``UnsupportedFormat`` with the ``kind`` found ("ppt", "odf", "zip", …).
    """
    if not data:
        raise NothingToRead()
    kind = kind_of(data, name)
    if kind == "encrypted":
        raise EncryptedFile()
    loader = _loader(kind, progress)
    if loader is None:
        raise UnsupportedFormat(kind=kind)
    return loader


def _loader(kind: str, progress: Progress | None) -> Loader | None:
    return _of_pages(kind, progress) or _of_office(kind) or _of_text(kind)


def _of_pages(kind: str, progress: Progress | None) -> Loader | None:
    match kind:
        case "pdf":
            from ingest.loaders.pdf import PdfLoader

            return PdfLoader(progress)
        case "ofd":
            from ingest.loaders.ofd import OfdLoader

            return OfdLoader(progress)
        case "image":
            from ingest.loaders.image import ImageLoader

            return ImageLoader(progress)
    return None


def _of_office(kind: str) -> Loader | None:
    match kind:
        case "docx":
            from ingest.loaders.docx import DocxLoader

            return DocxLoader()
        case "xlsx":
            from ingest.loaders.xlsx import XlsxLoader

            return XlsxLoader()
        case "doc":
            from ingest.loaders.legacy import WordLoader

            return WordLoader()
        case "rtf":
            from ingest.loaders.legacy import RtfLoader

            return RtfLoader()
        case "xls":
            from ingest.loaders.xls import XlsLoader

            return XlsLoader()
    return None


def _of_text(kind: str) -> Loader | None:
    match kind:
        case "html":
            from ingest.loaders.html import HtmlLoader

            return HtmlLoader()
        case "markdown":
            from ingest.loaders.markdown import MarkdownLoader

            return MarkdownLoader()
        case "text":
            from ingest.loaders.text import TextLoader

            return TextLoader()
    return None
