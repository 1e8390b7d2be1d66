"""The pages of the documents in an OFD file, in their order, with templates below and above."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from ingest.errors import UnreadableFile
from ingest.loaders.ofd.geometry import numbers
from ingest.loaders.ofd.package import OfdPackage, child, children, text_at
from ingest.loaders.ofd.page import OfdPage, read_page
from ingest.loaders.ofd.resources import Resources, add_resources


def title_of(package: OfdPackage) -> str | None:
    """The title that the file declares."""
    declared = text_at(package.root(), "DocBody", "DocInfo", "Title")
    return " ".join((declared or "").split()) or None


def pages_of(package: OfdPackage) -> Iterator[OfdPage]:
    """Every page of every document, counted from 1 on. Raises ``UnreadableFile``."""
    number = 0
    for body in children(package.root(), "DocBody"):
        name = package.find(text_at(body, "DocRoot"), "")
        root = package.xml(name)
        if root is None or name is None:
            raise UnreadableFile(reason="no_document")
        document = _Document(package, root, posixpath.dirname(name))
        for page in children(child(root, "Pages"), "Page"):
            number += 1
            yield document.page(number, page.get("BaseLoc"))


class _Document:
    """What all pages of a document share."""

    def __init__(self, package: OfdPackage, root: etree._Element, folder: str) -> None:
        self._package = package
        self._folder = folder
        common = child(root, "CommonData")
        self._area = child(common, "PageArea")
        self._resources = Resources()
        add_resources(
            self._resources,
            package,
            (package.find(r.text, folder) for r in children(common, "PublicRes", "DocumentRes")),
        )
        self._templates = {
            template.get("ID"): template for template in children(common, "TemplatePage")
        }

    def page(self, number: int, location: str | None) -> OfdPage:
        """One page; an entry that the package lacks is an empty page."""
        name = self._package.find(location, self._folder)
        root = self._package.xml(name)
        if root is None or name is None:
            return read_page(number, (), (), self._resources)
        self._take_resources(root, name)
        contents = [*children(root, "Content")]
        for use in children(root, "Template"):
            template = self._templates.get(use.get("TemplateID"))
            if template is None:
                continue
            place = use.get("ZOrder") or template.get("ZOrder") or "Background"
            at = len(contents) if place == "Foreground" else 0
            contents[at:at] = self._template(template.get("BaseLoc"))
        box = _box(child(root, "Area")) or _box(self._area)
        return read_page(number, contents, box, self._resources)

    def _template(self, location: str | None) -> list[etree._Element]:
        name = self._package.find(location, self._folder)
        root = self._package.xml(name)
        if root is None or name is None:
            return []
        self._take_resources(root, name)
        return [*children(root, "Content")]

    def _take_resources(self, root: etree._Element, name: str) -> None:
        folder = posixpath.dirname(name)
        parts = (self._package.find(part.text, folder) for part in children(root, "PageRes"))
        add_resources(self._resources, self._package, parts)


def _box(area: etree._Element | None) -> list[float]:
    return numbers(text_at(area, "PhysicalBox"))
