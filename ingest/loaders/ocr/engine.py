"""The recogniser: one for the process, made when the first picture is read.

RapidOCR looks models up by name and would download what it does not find; it is given the files
that its own wheel carries, so it has no reason to. It is not safe to use from several threads: a
lock lets one picture through at a time, and ONNX runs that one on a few threads.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ingest.errors import MissingDependency

if TYPE_CHECKING:
    from rapidocr import RapidOCR

Image = NDArray[np.uint8]
"""Height, width and the colours red, green, blue; or only height and width, for grey."""
Quad = NDArray[np.float32]
"""The corners of a line: four points (x, y), clockwise from the top left as the text reads."""

_MODELS = {
    "Det": "PP-OCRv6_det_small.onnx",
    "Rec": "PP-OCRv6_rec_small.onnx",
    "Cls": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}
_MOST_THREADS = 4
_AT_ONCE = 1  # line; six, as is usual, take 400 MB more and are read no faster
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one line.

    ``centres`` says for each character (blanks too) where it stands, as a share of the width of
    the line; ``confidence`` is the mean over the characters, from 0 to 1.
    """

    text: str
    centres: tuple[float, ...]
    confidence: float

    def within(self, margin: float) -> Reading:
        """The same on a strip without its margins, each of that share of the width."""
        rest = 1.0 - 2 * margin
        moved = tuple(min(1.0, max(0.0, (centre - margin) / rest)) for centre in self.centres)
        return Reading(self.text, moved, self.confidence)


def find_lines(image: Image) -> list[Quad]:
    """Where lines of text stand, in the pixels of ``image``."""
    engine = _engine()
    with _lock:
        found: Any = engine(_colour(image), use_det=True, use_cls=False, use_rec=False)
    boxes = getattr(found, "boxes", None)
    return [] if boxes is None else [np.asarray(box, dtype=np.float32) for box in boxes]


def read_lines(crops: Sequence[Image]) -> list[Reading]:
    """The text of each line, the lines cut out and upright."""
    if not crops:
        return []
    engine = _engine()
    with _lock:
        found = engine.recognize_txt([_colour(crop) for crop in crops])
    words: Any = found.word_results
    return [
        Reading(text, _centres(text, word), float(score))
        for text, score, word in zip(found.txts or (), found.scores, words, strict=True)
    ]


def upside_down(crops: Sequence[Image]) -> bool:
    """Whether most of the lines stand on their heads."""
    if not crops:
        return False
    engine = _engine()
    with _lock:
        _, found = engine.cls_and_rotate([_colour(crop) for crop in crops])
    turned = [label == "180" and score > 0.9 for label, score in found.cls_res or ()]
    return 2 * sum(turned) > len(turned)


def _colour(image: Image) -> Image:
    """As the models take it: three colours, blue first, in memory of its own."""
    if image.ndim == 2:
        image = np.repeat(image[:, :, None], 3, axis=2)
    return np.ascontiguousarray(image[:, :, ::-1])


def _centres(text: str, word: Any) -> tuple[float, ...]:
    """RapidOCR tells the columns of all characters but the blanks, which stand between others."""
    columns = [float(column) for group in word.word_cols for column in group]
    if not columns or not word.line_txt_len:
        return tuple((i + 0.5) / max(len(text), 1) for i in range(len(text)))
    centres: list[float] = []
    at = 0
    for character in text:
        if not character.isspace():
            centres.append((columns[min(at, len(columns) - 1)] + 0.5) / word.line_txt_len)
            at += 1
        else:
            following = columns[min(at, len(columns) - 1)]
            before = columns[at - 1] if at else following
            centres.append(((before + following) / 2 + 0.5) / word.line_txt_len)
    return tuple(min(centre, 1.0) for centre in centres)


def _engine() -> RapidOCR:
    with _lock:
        return _made()


@cache
def _made() -> RapidOCR:
    try:
        import onnxruntime
        import rapidocr
    except ImportError as error:
        raise MissingDependency(name=error.name or "rapidocr") from error
    onnxruntime.set_default_logger_severity(4)
    folder = Path(rapidocr.__file__).parent / "models"
    for name in _MODELS.values():
        if not (folder / name).is_file():
            raise MissingDependency(name=f"rapidocr ({name})")
    threads = max(1, min(_MOST_THREADS, os.cpu_count() or 1))
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_preprocess_img": False,  # the caller chooses the resolution
            "Global.return_word_box": True,
            "Det.limit_type": "max",
            "Det.limit_side_len": 100_000,
            "Rec.rec_batch_num": _AT_ONCE,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            **{f"{part}.model_path": str(folder / name) for part, name in _MODELS.items()},
        }
    )
