"""A letter as a PDF with a text layer: red head, number, rule, justified body, page numbers, seal."""

import io
import math
import re
from collections.abc import Iterator

from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from samples.content.letter import Letter

# The Adobe song face that every PDF reader substitutes: nothing is embedded, text stays text.
FONT = "STSong-Light"
RED = Color(0.85, 0.05, 0.08)
WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 79.0, WIDTH - 74.0, HEIGHT - 105.0, 99.0
SIZE, LEADING = 16.0, 28.0
SEAL = 59.5  # points: the seal of a county office is 42 mm across
_NEVER_FIRST = "，。；：、？！）》”〕—"
_NEVER_LAST = "（《“〔"
_UNBROKEN = re.compile(r"[0-9A-Za-z.%]+|——|.", re.DOTALL)


def use_font() -> None:
    """Makes the face known to the library that writes PDF."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def letter_pdf(letter: Letter, *, sealed: bool = False) -> bytes:
    """The pages of the letter, ``sealed`` over signer and date; the same bytes each time."""
    use_font()
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(letter.title)
    canvas.setAuthor(letter.signer)
    _Pages(canvas).write(letter, sealed=sealed)
    canvas.save()
    return written.getvalue()


class _Pages:
    """Writes down the page and turns it when it is full."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._page = 1
        self._y = TOP

    def write(self, letter: Letter, *, sealed: bool) -> None:
        self._write_head(letter)
        for line in letter.title_lines:
            self._centred(line, 22, 34, bold=True)
        self._y -= 12
        self._paragraph(letter.addressee, 0)
        for text in letter.body:
            self._paragraph(text, 2, bold=len(text) <= 20 and text[1:2] == "、")
        if letter.attachments:
            self._y -= LEADING
        for number, name in enumerate(letter.attachments, 1):
            self._line(f"{'附件：' if number == 1 else '　　　'}{number}.{name}", 2)
        self._y -= LEADING
        self._right(letter.signer, 2)
        self._right(letter.date, 4)
        if sealed:
            middle = RIGHT - 4 * SIZE - width_of(letter.date, SIZE) / 2
            draw_seal(self._canvas, letter.signer, middle, self._y + 1.5 * LEADING)
        if letter.copied_to:
            self._write_copied_to(letter)
        self._finish_page()

    def _write_head(self, letter: Letter) -> None:
        canvas = self._canvas
        canvas.setFillColor(RED)
        size = min(36.0, (RIGHT - LEFT) / len(letter.head))
        self._y = TOP - 20
        self._centred(letter.head, size, 64, bold=True)
        canvas.setFillColor(black)
        self._centred(letter.number, SIZE, 14)
        canvas.setStrokeColor(RED)
        canvas.setLineWidth(2)
        canvas.line(LEFT, self._y, RIGHT, self._y)
        canvas.setStrokeColor(black)
        self._y -= 56

    def _write_copied_to(self, letter: Letter) -> None:
        self._y -= LEADING
        self._room(3)
        self._canvas.setLineWidth(0.7)
        for text in (f"抄送：{letter.copied_to}", f"{letter.signer}　{letter.date}印发"):
            self._canvas.line(LEFT, self._y + 20, RIGHT, self._y + 18)
            for line in wrapped(text, 14, RIGHT - LEFT - 14):
                self._draw(line, LEFT + 14, 14)
                self._y -= 26
        self._canvas.line(LEFT, self._y + 20, RIGHT, self._y + 18)

    def _paragraph(self, text: str, indent: int, *, bold: bool = False) -> None:
        first = "　" * indent + text
        for line in wrapped(first, SIZE, RIGHT - LEFT):
            self._room(1)
            start = len(line) - len(line.lstrip("　"))
            self._draw(line[start:], LEFT + start * SIZE, SIZE, bold=bold)
            self._y -= LEADING

    def _line(self, text: str, indent: int) -> None:
        self._room(1)
        self._draw(text, LEFT + indent * SIZE, SIZE)
        self._y -= LEADING

    def _right(self, text: str, margin: int) -> None:
        self._room(1)
        self._draw(text, RIGHT - margin * SIZE - width_of(text, SIZE), SIZE)
        self._y -= LEADING

    def _centred(self, text: str, size: float, below: float, *, bold: bool = False) -> None:
        self._draw(text, (WIDTH - width_of(text, size)) / 2, size, bold=bold)
        self._y -= below

    def _draw(self, text: str, x: float, size: float, *, bold: bool = False) -> None:
        drawn = self._canvas.beginText(x, self._y)
        drawn.setFont(FONT, size)
        # The face has no bold cut: filling and stroking thickens it.
        drawn.setTextRenderMode(2 if bold else 0)
        self._canvas.setStrokeColor(self._canvas._fillColorObj)
        self._canvas.setLineWidth(size / 55)
        drawn.textOut(text)
        drawn.setTextRenderMode(0)
        self._canvas.drawText(drawn)

    def _room(self, lines: int) -> None:
        if self._y < BOTTOM + (lines - 1) * LEADING:
            self._finish_page()
            self._canvas.showPage()
            self._page += 1
            self._y = TOP

    def _finish_page(self) -> None:
        text = f"— {self._page} —"
        self._canvas.setFont(FONT, 14)
        self._canvas.drawCentredString(WIDTH / 2, 62, text)


def draw_seal(canvas: Canvas, owner: str, x: float, y: float, radius: float = SEAL) -> None:
    """A round seal with its middle at ``x``, ``y``: rim, star, the owner's name along the rim."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setBlendMode("Multiply")  # ink lets black shine through
    canvas.setStrokeColor(RED)
    canvas.setFillColor(RED)
    canvas.setLineWidth(radius / 18)
    canvas.circle(0, 0, radius, stroke=1, fill=0)
    star = canvas.beginPath()
    for point in range(10):
        reach = radius * (0.3 if point % 2 == 0 else 0.115)
        angle = math.pi / 2 + point * math.pi / 5
        corner = reach * math.cos(angle), reach * math.sin(angle)
        star.lineTo(*corner) if point else star.moveTo(*corner)
    star.close()
    canvas.drawPath(star, stroke=0, fill=1)
    size = radius * min(0.3, 3.6 / len(owner))
    step = min(20.0, 270.0 / len(owner))
    for at, character in enumerate(owner):
        canvas.saveState()
        canvas.rotate((len(owner) - 1) / 2 * step - at * step)
        canvas.setFont(FONT, size)
        canvas.drawCentredString(0, radius * 0.9 - size, character)
        canvas.restoreState()
    canvas.restoreState()


def width_of(text: str, size: float) -> float:
    """The width in points."""
    return float(pdfmetrics.stringWidth(text, FONT, size))


def wrapped(text: str, size: float, width: float) -> Iterator[str]:
    """Lines of at most ``width`` points; numbers stay whole and no line begins with ， or 》."""
    line: list[str] = []
    for piece in _UNBROKEN.findall(text):
        if line and width_of("".join(line) + piece, size) > width:
            carried: list[str] = []
            while len(line) > 1 and (piece[0] in _NEVER_FIRST or line[-1] in _NEVER_LAST):
                piece, carried = line.pop(), [piece, *carried]
            yield "".join(line)
            line = [piece, *carried]
        else:
            line.append(piece)
    if line:
        yield "".join(line)
