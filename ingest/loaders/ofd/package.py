"""The parts of an OFD package (GB/T 33190-2016, 6), found by their locations.

Programs write locations from the root ("/Doc_0/…"), from the part that names them, with
backslashes, and at times in another case than the entry has; all of these are followed.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from ingest.errors import EncryptedFile, UnreadableFile
from ingest.loaders.package import open_package, read_member
from ingest.loaders.xml import local, parse_xml


class OfdPackage:
    """An opened OFD file."""

    def __init__(self, data: bytes) -> None:
        """Raises ``UnreadableFile``, ``TooLarge`` or ``EncryptedFile``."""
        self._archive: zipfile.ZipFile = open_package(data)
        self._names = {_key(name): name for name in self._archive.namelist()}
        if _key("Encryptions.xml") in self._names:
            raise EncryptedFile()

    def find(self, location: str | None, folder: str) -> str | None:
        """The entry that a part in ``folder`` calls ``location``."""
        if not location or not location.strip():
            return None
        where = location.strip().replace("\\", "/")
        for start in ("", *_up(folder)) if where.startswith("/") else (*_up(folder), ""):
            name = self._names.get(_key(posixpath.join(start, where.lstrip("/"))))
            if name is not None:
                return name
        return None

    def read(self, name: str) -> bytes:
        """An entry that ``find`` gave."""
        return read_member(self._archive, name) or b""

    def xml(self, name: str | None) -> etree._Element | None:
        """The root of an entry that ``find`` gave; ``None`` for none."""
        return None if name is None else parse_xml(self.read(name))

    def root(self) -> etree._Element:
        """The root of OFD.xml."""
        found = self.xml(self._names.get(_key("OFD.xml")))
        if found is None:
            raise UnreadableFile(reason="no_document")
        return found


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children called one of ``names``; the namespace differs between programs."""
    for child in element if element is not None else ():
        if local(child) in names:
            yield child


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down ``path``."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text_at(element: etree._Element | None, *path: str) -> str | None:
    """The text of the first element down ``path``."""
    found = child(element, *path)
    return None if found is None else found.text


def _key(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").casefold()


def _up(folder: str) -> Iterator[str]:
    """``folder``, and those it lies in: some programs count from the document's."""
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
