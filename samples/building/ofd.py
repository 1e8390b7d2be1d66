"""OFD files (GB/T 33190-2016): pages of placed text and lines, written as XML in a package.

Lengths are millimetres from the top left corner of the page. Fonts are named, not embedded, as in
the files that offices exchange.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "http://www.ofdspec.org/2016"
WIDTH, HEIGHT = 210.0, 297.0
_ROOT = f'xmlns:ofd="{NAMESPACE}"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True)
class Text:
    """Characters on one line whose baseline begins at ``x``, ``y``; ``steps`` lead to the next ones.

    ``clip`` is what they are cut to: left, top, right, bottom.
    """

    x: float
    y: float
    size: float
    text: str
    steps: tuple[float, ...]
    font: str = "仿宋"
    color: str = "0 0 0"
    clip: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Line:
    """A straight line of a width."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.35
    color: str = "0 0 0"


@dataclass
class Page:
    """What is printed on a page."""

    objects: list[Text | Line] = field(default_factory=list)
    width: float = WIDTH
    height: float = HEIGHT


def ofd(pages: Sequence[Page], title: str, author: str, when: datetime) -> bytes:
    """The file; the same bytes each time."""
    fonts = sorted({o.font for page in pages for o in page.objects if isinstance(o, Text)})
    numbers = {font: number for number, font in enumerate(fonts, 1)}
    parts = {
        "OFD.xml": _ofd_xml(title, author, when),
        "Doc_0/Document.xml": _document_xml(len(pages), len(fonts)),
        "Doc_0/PublicRes.xml": _resources_xml(numbers),
    }
    for at, page in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{at}/Content.xml"] = page_xml(page, numbers)
    return packed(parts, when)


def packed(parts: dict[str, str], when: datetime) -> bytes:
    """The parts as a package, each dated ``when``."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, when.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else the bytes tell on which platform they were built
            package.writestr(entry, text.encode())
    return written.getvalue()


def page_xml(page: Page, fonts: dict[str, int]) -> str:
    """The content part of a page."""
    first = len(fonts) + 10
    objects = "".join(
        _text_xml(item, number, fonts[item.font])
        if isinstance(item, Text)
        else _line_xml(item, number)
        for number, item in enumerate(page.objects, first)
    )
    return (
        f"{_DECLARATION}<ofd:Page {_ROOT}>"
        f"<ofd:Area><ofd:PhysicalBox>0 0 {_n(page.width)} {_n(page.height)}</ofd:PhysicalBox></ofd:Area>"
        f'<ofd:Content><ofd:Layer ID="{first - 1}">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def _text_xml(item: Text, number: int, font: int) -> str:
    top, width = item.y - item.size, sum(item.steps) + item.size
    deltas = f' DeltaX="{" ".join(_run_lengths(item.steps))}"' if item.steps else ""
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{_n(item.x)} {_n(top)} {_n(width)} '
        f'{_n(1.2 * item.size)}" Font="{font}" Size="{_n(item.size)}">'
        f"{_clips_xml(item.clip, item.x, top) if item.clip else ''}"
        f'<ofd:FillColor Value="{item.color}"/>'
        f'<ofd:TextCode X="0" Y="{_n(item.size)}"{deltas}>{escape(item.text)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def _clips_xml(clip: tuple[float, float, float, float], x: float, y: float) -> str:
    """A rectangle, seen from the corner ``x``, ``y`` of what it cuts."""
    left, top, right, bottom = clip
    width, height = _n(right - left), _n(bottom - top)
    return (
        f'<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="{_n(left - x)} {_n(top - y)} '
        f'{width} {height}"><ofd:AbbreviatedData>M 0 0 L {width} 0 L {width} {height} '
        f"L 0 {height} C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
    )


def _run_lengths(steps: Sequence[float]) -> Iterator[str]:
    """Equal steps in the short form of the standard: ``g 3 5.6`` for 5.6 5.6 5.6."""
    for step, run in groupby(_n(step) for step in steps):
        count = len(list(run))
        yield f"g {count} {step}" if count > 2 else " ".join([step] * count)


def _line_xml(item: Line, number: int) -> str:
    x, y = min(item.x0, item.x1), min(item.y0, item.y1)
    across, down = abs(item.x1 - item.x0), abs(item.y1 - item.y0)
    return (
        f'<ofd:PathObject ID="{number}" Boundary="{_n(x)} {_n(y)} {_n(max(across, item.width))} '
        f'{_n(max(down, item.width))}" LineWidth="{_n(item.width)}">'
        f'<ofd:StrokeColor Value="{item.color}"/>'
        f"<ofd:AbbreviatedData>M {_n(item.x0 - x)} {_n(item.y0 - y)} "
        f"L {_n(item.x1 - x)} {_n(item.y1 - y)}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _ofd_xml(title: str, author: str, when: datetime) -> str:
    day = when.date().isoformat()
    return (
        f'{_DECLARATION}<ofd:OFD {_ROOT} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:Title>{escape(title)}</ofd:Title><ofd:Author>{escape(author)}</ofd:Author>"
        f"<ofd:CreationDate>{day}</ofd:CreationDate><ofd:ModDate>{day}</ofd:ModDate>"
        "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )


def _document_xml(pages: int, fonts: int) -> str:
    listed = "".join(
        f'<ofd:Page ID="{100_000 + at}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
        for at in range(pages)
    )
    return (
        f"{_DECLARATION}<ofd:Document {_ROOT}><ofd:CommonData><ofd:MaxUnitID>{200_000 + fonts}"
        f"</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 {_n(WIDTH)} {_n(HEIGHT)}"
        "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )


def _resources_xml(fonts: dict[str, int]) -> str:
    listed = "".join(
        f'<ofd:Font ID="{number}" FontName={quoteattr(font)} FamilyName={quoteattr(font)}/>'
        for font, number in fonts.items()
    )
    return f'{_DECLARATION}<ofd:Res {_ROOT} BaseLoc="Res"><ofd:Fonts>{listed}</ofd:Fonts></ofd:Res>'


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
