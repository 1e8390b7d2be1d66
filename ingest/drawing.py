"""Pages of a file as pictures to be looked at: what a reader compares a recognised text with."""

from __future__ import annotations

import io
from pathlib import PurePosixPath

import numpy as np
from PIL import Image as Pillow

from ingest.errors import IngestError, UnreadableFile, UnsupportedFormat
from ingest.loaders.archive import is_archive, members_of
from ingest.loaders.content import kind_of
from ingest.loaders.ocr.engine import Image
from ingest.loaders.ocr.pictures import pictures_in
from ingest.loaders.pdf_render import drawer

WIDEST, HIGHEST = 1_400, 2_800
"""Pixels of the largest picture of a page."""

_QUALITY = 82


def draw_page(data: bytes, source: str, number: int) -> bytes:
    """Page ``number``, from 1, of the file at ``source`` as a JPEG of at most 1,400 by 2,800 pixels.

    Of an archive ``source`` goes on within it. Raises ``UnsupportedFormat`` for files without pages
    that can be drawn, ``UnreadableFile`` with reason "no_page" where there is no such page.
    """
    name = PurePosixPath(source).name
    if is_archive(data, name):
        data = member_at(data, source)
    kind = kind_of(data, name)
    if kind == "pdf":
        with drawer(data) as opened:
            image = opened.draw(number).image
    elif kind == "image":
        image = _picture(data, number)
    else:
        raise UnsupportedFormat(kind=kind)
    return _encoded(image)


def member_at(data: bytes, source: str) -> bytes:
    """The file of an archive whose path ends a source. Raises ``UnreadableFile``, and as reading it."""
    for member in members_of(data):
        if source.endswith(f"/{member.path}"):
            if isinstance(member.content, IngestError):
                raise member.content
            return member.content
    raise UnreadableFile(reason="not_found")


def _picture(data: bytes, number: int) -> Image:
    for at, picture in enumerate(pictures_in(data), 1):
        if at == number:
            return picture.image
    raise UnreadableFile(reason="no_page")


def _encoded(image: Image) -> bytes:
    drawn = Pillow.fromarray(np.ascontiguousarray(image))
    drawn.thumbnail((WIDEST, HIGHEST), Pillow.Resampling.LANCZOS)
    written = io.BytesIO()
    drawn.save(written, "JPEG", quality=_QUALITY, progressive=True)
    return written.getvalue()
