"""The text of one Word paragraph as it reads with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.loaders.docx_package import MC, M, W
from ingest.loaders.docx_shapes import Shown, shown_in
from ingest.loaders.docx_styles import Styles, is_on

_TRANSPARENT = frozenset(
    f"{W}{name}"
    for name in (
        *("ins", "moveTo", "hyperlink", "smartTag", "customXml"),
        *("sdtContent", "fldSimple", "dir", "bdo"),
    )
)
_BREAKS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_REFERENCES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_SHAPES = frozenset((W + "drawing", W + "pict", W + "object"))
# Boxes and ticks of the symbol fonts, by the last two digits of the code.
_SYMBOLS = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0xA1: "○", 0xA8: "□", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x2A: "□", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□"},
    "symbol": {0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷"},
}  # fmt: skip


@dataclass(slots=True)
class Inline:
    """A paragraph's text, its text boxes (``w:txbxContent``), pictures and notes (part, id)."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.pieces)


def read_inline(paragraph: etree._Element, styles: Styles) -> Inline:
    """Reads a ``w:p``: deletions and hidden text left out, insertions kept, fields by result."""
    inline = Inline()
    for element in _runs(paragraph):
        if element.tag == W + "r":
            if not styles.is_hidden(paragraph, element):
                _read_run(element, inline)
        else:
            inline.pieces += [str(t.text) for t in element.iter(M + "t") if t.text]
    return inline


def runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs that stand in the paragraph."""
    return (element for element in _runs(paragraph) if element.tag == W + "r")


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """The one version of an ``mc:AlternateContent``: the first choice, else the fallback."""
    choice = alternatives.find(MC + "Choice")
    return choice if choice is not None and len(choice) else alternatives.find(MC + "Fallback")


def content(control: etree._Element) -> etree._Element | None:
    """What a content control (``w:sdt``) holds; ``None`` while it shows its placeholder."""
    if is_on(control.find(W + "sdtPr"), "showingPlcHdr"):
        return None
    return control.find(W + "sdtContent")


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        tag = child.tag
        if tag in (W + "r", M + "oMath", M + "oMathPara"):
            yield child
        elif tag in _TRANSPARENT:
            yield from _runs(child)
        elif tag in (W + "sdt", MC + "AlternateContent"):
            inner = content(child) if tag == W + "sdt" else chosen(child)
            if inner is not None:
                yield from _runs(inner)


def _read_run(run: etree._Element, inline: Inline) -> None:
    for child in run:
        tag = child.tag
        if tag == W + "t":
            inline.pieces.append(child.text or "")
        elif tag in _BREAKS:
            inline.pieces.append(_BREAKS[tag])
        elif tag == W + "sym":
            inline.pieces.append(_symbol(child))
        elif tag == W + "fldChar":
            inline.pieces.append(_check_box(child))
        elif tag in _SHAPES:
            inline.boxes += _boxes(child)
            inline.pictures += shown_in(child)
        elif tag in _REFERENCES:
            inline.notes.append((_REFERENCES[tag], child.get(W + "id") or ""))
        elif tag == W + "ruby":
            for base in child.iter(W + "rubyBase"):
                for inner in runs(base):
                    _read_run(inner, inline)
        elif tag == MC + "AlternateContent":
            inner_content = chosen(child)
            if inner_content is not None:
                _read_run(inner_content, inline)


def _boxes(shape: etree._Element) -> Iterator[etree._Element]:
    for child in shape:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            version = chosen(child)
            if version is not None:
                yield from _boxes(version)
        else:
            yield from _boxes(child)


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return ""
    known = _SYMBOLS.get((element.get(W + "font") or "").lower(), {}).get(code & 0xFF)
    if known is not None:
        return known
    private = 0xE000 <= code <= 0xF8FF
    return "" if private or not 0x20 <= code < 0xD800 else chr(code)


def _check_box(field_character: etree._Element) -> str:
    """A form check box, which is drawn by the field itself."""
    box = field_character.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    ticked = is_on(box, "checked")
    return "☑" if (is_on(box, "default") if ticked is None else ticked) else "□"
