"""The parts of a Word package (ECMA-376), found through its relationships.

python-docx is not used for reading: it refuses the Strict variant and knows neither text boxes,
footnotes nor numbering, so the XML would be read here anyway.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from ingest.errors import UnreadableFile
from ingest.loaders import xml
from ingest.loaders.package import open_package, read_member

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The roots of the parts that are read (``None`` where the package lacks one).

    ``title`` is the title in the file's properties, ``inserted`` the foreign files
    (``w:altChunk``) by relationship id, ``pictures`` the names of pictures by the same.
    """

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None
    title: str
    inserted: MappingProxyType[str, bytes]
    pictures: MappingProxyType[str, str]
    data: bytes

    def picture(self, identifier: str) -> bytes | None:
        """The file of a picture, unpacked when it is wanted; ``None`` where there is none."""
        name = self.pictures.get(identifier)
        if name is None:
            return None
        with open_package(self.data) as archive:
            return read_member(archive, name)


def open_word(data: bytes) -> WordPackage:
    """Opens a docx; raises ``UnreadableFile``, ``TooLarge`` or ``EncryptedFile``."""
    with open_package(data) as archive:
        roots = _related(archive, "", "")
        main = roots.get("officeDocument", ["word/document.xml"])[0]
        document = _part(archive, main)
        if document is None:
            raise UnreadableFile(reason="no_document")
        related = _related(archive, *posixpath.split(main))
        parts = {
            kind: _part(archive, related[kind][0]) if kind in related else None
            for kind in ("styles", "numbering", "footnotes", "endnotes")
        }
        core = _part(archive, roots.get("core-properties", ["docProps/core.xml"])[0])
        title = core.findtext("{http://purl.org/dc/elements/1.1/}title") if core is not None else ""
        return WordPackage(
            document,
            **parts,
            title=" ".join((title or "").split()),
            inserted=MappingProxyType(_inserted(archive, main)),
            pictures=MappingProxyType(_pictures(archive, main)),
            data=data,
        )


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    data = read_member(archive, name)
    return None if data is None else parse_xml(data)


def parse_xml(data: bytes) -> etree._Element:
    """The root, with the Strict namespaces read as the usual ones; see ``xml.parse_xml``."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return xml.parse_xml(data)


def _relationships(archive: zipfile.ZipFile, folder: str, name: str) -> list[etree._Element]:
    rels = _part(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    if rels is None:
        return []
    return [r for r in rels.iter(_RELATIONSHIP) if r.get("TargetMode") != "External"]


def _related(archive: zipfile.ZipFile, folder: str, name: str) -> dict[str, list[str]]:
    """The parts that a part refers to, by the last word of the relationship's type."""
    found: dict[str, list[str]] = {}
    for relationship in _relationships(archive, folder, name):
        kind = (relationship.get("Type") or "").rsplit("/", 1)[-1]
        found.setdefault(kind, []).append(_resolve(folder, relationship.get("Target") or ""))
    return found


def _inserted(archive: zipfile.ZipFile, main: str) -> dict[str, bytes]:
    folder, name = posixpath.split(main)
    chunks: dict[str, bytes] = {}
    for relationship in _relationships(archive, folder, name):
        if re.search("/aFChunk$", relationship.get("Type") or ""):
            data = read_member(archive, _resolve(folder, relationship.get("Target") or ""))
            if data is not None:
                chunks[relationship.get("Id") or ""] = data
    return chunks


def _pictures(archive: zipfile.ZipFile, main: str) -> dict[str, str]:
    folder, name = posixpath.split(main)
    return {
        relationship.get("Id") or "": _resolve(folder, relationship.get("Target") or "")
        for relationship in _relationships(archive, folder, name)
        if (relationship.get("Type") or "").endswith("/image")
    }


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
