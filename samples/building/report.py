"""The annual report as an OFD file, set like a letter: title, headings of two levels, page numbers."""

from datetime import datetime

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from samples.building.ofd import HEIGHT, WIDTH, Line, Page, Text, ofd
from samples.building.red_head import FONT, width_of, wrapped
from samples.content import report_2024

LEFT, RIGHT, TOP, BOTTOM = 28.0, WIDTH - 26.0, 37.0, HEIGHT - 35.0
SIZE, LEADING = 5.6, 9.9
_TITLE, _SMALL = 7.7, 4.9


def report_of_2024(when: datetime) -> bytes:
    """The report as offices exchange it: fixed pages, text of named fonts."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))  # whose widths set the lines
    pages = _Pages()
    for line in wrapped(report_2024.TITLE, _TITLE, 0.75 * (RIGHT - LEFT)):
        pages.centred(line, _TITLE, 12.5, "小标宋体")
    pages.skip(4.0)
    for paragraph in report_2024.OPENING:
        pages.paragraph(paragraph)
    for heading, sections in report_2024.PARTS:
        pages.paragraph(heading, "黑体")
        for name, paragraphs in sections:
            if name:
                pages.paragraph(name, "楷体")
            for paragraph in paragraphs:
                pages.paragraph(paragraph)
    pages.skip(LEADING)
    pages.right(report_2024.ISSUER, 2)
    pages.right(report_2024.DATE, 4)
    return ofd(pages.finished(), report_2024.TITLE, report_2024.ISSUER, when)


class _Pages:
    """Writes down the page and turns it when it is full."""

    def __init__(self) -> None:
        self._pages = [Page()]
        self._y = TOP

    def centred(self, text: str, size: float, leading: float, font: str) -> None:
        self._room()
        self._put(text, (LEFT + RIGHT - width_of(text, size)) / 2, size, font)
        self._y += leading

    def paragraph(self, text: str, font: str = "仿宋") -> None:
        for line in wrapped("　　" + text, SIZE, RIGHT - LEFT):
            self._room()
            words = line.lstrip("　")
            self._put(words, LEFT + SIZE * (len(line) - len(words)), SIZE, font)
            self._y += LEADING

    def right(self, text: str, margin: int) -> None:
        self._room()
        self._put(text, RIGHT - SIZE * margin - width_of(text, SIZE), SIZE, "仿宋")
        self._y += LEADING

    def skip(self, height: float) -> None:
        self._y += height

    def finished(self) -> list[Page]:
        """The pages with their numbers, each below a thin line."""
        for number, page in enumerate(self._pages, 1):
            text = f"— {number} —"
            x, y = (WIDTH - width_of(text, _SMALL)) / 2, BOTTOM + 9.0
            page.objects.append(Line(LEFT, BOTTOM + 3.0, RIGHT, BOTTOM + 3.0, 0.25))
            page.objects.append(Text(x, y, _SMALL, text, _steps(text, _SMALL), "宋体"))
        return self._pages

    def _put(self, text: str, x: float, size: float, font: str) -> None:
        self._pages[-1].objects.append(Text(x, self._y, size, text, _steps(text, size), font))

    def _room(self) -> None:
        if self._y > BOTTOM:
            self._pages.append(Page())
            self._y = TOP


def _steps(text: str, size: float) -> tuple[float, ...]:
    return tuple(width_of(character, size) for character in text[:-1])
