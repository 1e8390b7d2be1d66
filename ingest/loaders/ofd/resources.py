"""What the pages of an OFD document refer to by number: fonts, pictures, pens, drawings used again."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from ingest.loaders.ofd.fonts import Font
from ingest.loaders.ofd.package import OfdPackage, child, children, text_at
from ingest.loaders.xml import local


@dataclass(slots=True)
class Resources:
    """By the number that pages give: fonts, entries of pictures, drawing parameters, drawings.

    ``spaces`` says for each colour space what it counts ("RGB", "GRAY", "CMYK").
    """

    fonts: dict[str, Font] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    pens: dict[str, etree._Element] = field(default_factory=dict)
    drawings: dict[str, etree._Element] = field(default_factory=dict)
    spaces: dict[str, str] = field(default_factory=dict)


def add_resources(resources: Resources, package: OfdPackage, names: Iterable[str | None]) -> None:
    """Takes in the resource parts called ``names``; numbers are unique within a document."""
    for name in names:
        root = package.xml(name)
        if root is None or name is None:
            continue
        folder = posixpath.dirname(name)
        folder = posixpath.join(folder, (root.get("BaseLoc") or "").replace("\\", "/").lstrip("/"))
        for group in children(root, *_READ):
            for entry in children(group, *_READ[local(group)]):
                _add(resources, package, entry, posixpath.normpath(folder))


_READ = {
    "Fonts": ("Font",),
    "MultiMedias": ("MultiMedia",),
    "DrawParams": ("DrawParam",),
    "CompositeGraphicUnits": ("CompositeGraphicUnit",),
    "ColorSpaces": ("ColorSpace",),
}


def _add(resources: Resources, package: OfdPackage, entry: etree._Element, folder: str) -> None:
    key = entry.get("ID") or ""
    match local(entry):
        case "Font":
            file = package.find(text_at(entry, "FontFile"), folder)
            resources.fonts[key] = Font(package, file)
        case "MultiMedia":
            file = package.find(text_at(entry, "MediaFile"), folder)
            if file is not None and (entry.get("Type") or "Image") == "Image":
                resources.pictures[key] = file
        case "DrawParam":
            resources.pens[key] = entry
        case "ColorSpace":
            resources.spaces[key] = (entry.get("Type") or "RGB").upper()
        case "CompositeGraphicUnit":
            content = child(entry, "Content")
            if content is not None:
                resources.drawings[key] = content
