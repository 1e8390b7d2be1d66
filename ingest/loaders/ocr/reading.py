"""The door to the recogniser.

OpenCV, ONNX and the models are loaded behind it, when the first picture is read: a PDF with a text
of its own needs none of them.
"""

from __future__ import annotations

from ingest.errors import MissingDependency
from ingest.loaders.ocr.engine import Image
from ingest.loaders.ocr.recognised import Recognised


def recognise(image: Image, dpi: float, number: int = 1) -> Recognised:
    """Reads the picture of page ``number``, whose pixels stand ``dpi`` to the inch.

    Pages on their side or their head are turned, seals left out. Raises ``MissingDependency``.
    """
    try:
        from ingest.loaders.ocr import page
    except ImportError as error:
        raise MissingDependency(name=error.name or "opencv") from error
    return page.recognise(image, dpi, number)
