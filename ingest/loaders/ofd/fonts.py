"""Which character a glyph of an embedded font is, for texts that give only glyph numbers."""

from __future__ import annotations

import io
import struct
import unicodedata
from collections.abc import Sequence

from lxml import etree
from pdfminer.pdffont import TrueTypeFont
from pdfminer.psexceptions import PSException

from ingest.loaders.ofd.package import OfdPackage, children, text_at

# What pdfminer lets through on fonts that are cut or no TrueType.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    PSException,
    TrueTypeFont.CMapNotFound,
    TypeError,
    ValueError,
    struct.error,
)


class Font:
    """A font of the document; its file is opened only where a text does not say its characters."""

    def __init__(self, package: OfdPackage, file: str | None) -> None:
        self._package = package
        self._file = file
        self._characters: dict[int, str] | None = None

    @property
    def is_embedded(self) -> bool:
        """Whether the file has it."""
        return self._file is not None

    def file(self) -> bytes:
        """Its file; empty for one that is only named."""
        return b"" if self._file is None else self._package.read(self._file)

    def character(self, glyph: int) -> str | None:
        """The character of a glyph, ``None`` where the font does not tell."""
        if self._characters is None:
            self._characters = self._read()
        found = self._characters.get(glyph)
        return None if found is None or _says_nothing(found) else found

    def _read(self) -> dict[int, str]:
        try:
            font = TrueTypeFont("", io.BytesIO(self.file()))
            return dict(font.create_unicode_map().cid2unichr)
        except _DAMAGE:
            return {}


def characters(text: str, element: etree._Element, start: int, font: Font | None) -> list[str]:
    """The characters of a TextCode, those that say nothing by the glyphs that the object names.

    ``start`` counts the characters of the object's texts before this one.
    """
    found = list(text)
    if font is None or not any(_says_nothing(character) for character in found):
        return found
    for transform in children(element, "CGTransform"):
        glyphs = _whole_numbers((text_at(transform, "Glyphs") or "").split())
        codes = _whole_numbers([transform.get("CodeCount") or "1"])
        position = _whole_numbers([transform.get("CodePosition") or "0"])
        if not position or not codes or codes[0] != len(glyphs):
            continue
        for i, glyph in enumerate(glyphs, start=position[0] - start):
            if 0 <= i < len(found) and _says_nothing(found[i]):
                found[i] = font.character(glyph) or found[i]
    return found


def _says_nothing(character: str) -> bool:
    """Whether a character stands for whatever the font shows in its place."""
    return character in "¤\ufffd" or unicodedata.category(character) in ("Co", "Cn", "Cc")


def _whole_numbers(words: Sequence[str]) -> list[int]:
    return [int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 8]
