"""What of a PDF page may be seen: text that reaches out of its cell is cut off there.

Spreadsheets print the text of each cell into a clipping rectangle. A text that is too high for its
cell, or whose merged cell goes over two pages, is written in full and cut; where it stands then says
nothing about the cell it is of, the rectangle does. pdfminer leaves clipping out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTPage
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter
from pdfminer.utils import Matrix, apply_matrix_pt
from pdfplumber.page import Page

from ingest.loaders.page.marks import Area

if TYPE_CHECKING:
    from pdfminer.pdfinterp import PDFStackT

_Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, y growing upwards."""


class ClippedPage(Page):
    """A page that also knows, for each of its characters, what part of the page it is cut to."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.pdf, page.page_obj, page.page_number, page.initial_doctop)
        self._drawn: _Device | None = None

    @property
    def layout(self) -> LTPage:
        """All that is drawn. Raises what pdfminer does on damage."""
        if self._drawn is None:
            device = _Device(self.pdf.rsrcmgr, pageno=self.page_number, laparams=self.pdf.laparams)
            _Interpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._drawn = device
        return self._drawn.get_result()

    def clips(self) -> Iterator[Area | None]:
        """What each character of ``chars`` is cut to, in the same order; ``None`` for the page."""
        layout, device = self.layout, self._drawn
        assert device is not None, layout
        areas = {box: self._area(box) for box in set(device.clips)}
        return (areas[box] for box in device.clips)

    def _area(self, box: _Box | None) -> Area | None:
        if box is None:
            return None
        (x0, bottom), (x1, top) = self.point2coord(box[:2]), self.point2coord(box[2:])
        return Area(float(x0), float(x1), float(top), float(bottom))


class _Device(PDFPageAggregator):
    """Remembers what was cut to when each character was drawn."""

    clip: _Box | None = None

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.clips: list[_Box | None] = []

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        self.clips.append(self.clip)
        return super().render_char(matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate)


class _Interpreter(PDFPageInterpreter):
    """Follows the clipping path, as the rectangle around it; an operator is a method ``do_…``."""

    device: _Device

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self._outer: list[_Box | None] = []

    def do_q(self) -> None:
        super().do_q()
        self._outer.append(self.device.clip)

    def do_Q(self) -> None:  # noqa: N802 named by pdfminer
        super().do_Q()
        if self._outer:
            self.device.clip = self._outer.pop()

    def do_Do(self, xobjid_arg: PDFStackT) -> None:  # noqa: N802 named by pdfminer
        clip = self.device.clip
        super().do_Do(xobjid_arg)
        self.device.clip = clip

    def do_W(self) -> None:  # noqa: N802 named by pdfminer
        self._clip()

    def do_W_a(self) -> None:  # noqa: N802 named by pdfminer
        self._clip()

    def _clip(self) -> None:
        points = [
            apply_matrix_pt(self.ctm, point)
            for _, *numbers in self.curpath
            for point in zip(map(float, numbers[::2]), map(float, numbers[1::2]), strict=True)
        ]
        if not points:
            return
        xs, ys = [x for x, _ in points], [y for _, y in points]
        before = self.device.clip or (min(xs), min(ys), max(xs), max(ys))
        self.device.clip = (
            max(min(xs), before[0]),
            max(min(ys), before[1]),
            min(max(xs), before[2]),
            min(max(ys), before[3]),
        )
