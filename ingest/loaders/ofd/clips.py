"""What OFD objects are cut to (GB/T 33190-2016, 8.4): the box around it, on the page."""

from __future__ import annotations

from lxml import etree

from ingest.loaders.ofd.geometry import Matrix, matrix
from ingest.loaders.ofd.package import child, children, text_at
from ingest.loaders.ofd.paths import figures_of
from ingest.loaders.page.marks import Area


def clip_of(element: etree._Element, place: Matrix) -> Area | None:
    """The part of the page, in points, that an object at ``place`` may be seen in.

    ``None`` where nothing is cut off, or where what cuts is text.
    """
    clips = child(element, "Clips")
    if clips is None:
        return None
    boxes = [box for clip in children(clips, "Clip") if (box := _around(clip, place))]
    if not boxes:
        return None
    x0, x1 = max(box.x0 for box in boxes), min(box.x1 for box in boxes)
    top, bottom = max(box.top for box in boxes), min(box.bottom for box in boxes)
    return Area(x0, x1, top, bottom) if x0 < x1 and top < bottom else None


def _around(clip: etree._Element, place: Matrix) -> Area | None:
    """The box around the areas of one clip, which are seen together."""
    points = [
        point
        for area in children(clip, "Area")
        for path in children(area, "Path")
        for figure in figures_of(
            text_at(path, "AbbreviatedData"),
            matrix(path.get("CTM"), path.get("Boundary")).within(
                matrix(area.get("CTM"), None).within(place)
            ),
        )
        for point in figure.points
    ]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Area(min(xs), max(xs), min(ys), max(ys))
