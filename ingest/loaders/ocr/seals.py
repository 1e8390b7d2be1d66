"""Red seals taken off the page: what is printed under them stays.

Red writing is no seal: letterheads and what somebody set in red to stress it are read. A seal is
told by its rim: red ink all around an ellipse of the size of seals, and none in the corners outside.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.loaders.ocr.engine import Image

Mask = NDArray[np.bool_]

_SMALLEST, _LARGEST = 18.0, 70.0  # millimetres
_REDDER = 50  # by how much red ink is redder than green and blue
_FAINT = 28  # the same for its blurred edge
_SECTORS = 48
_LEAST_RIM = 0.7  # of the sectors of the rim that hold ink
_MOST_OUTSIDE = 0.06  # of the ink that stands outside the ellipse


def red_ink(image: Image) -> Mask:
    """Where the page is printed in red."""
    return _redness(image) > _REDDER


def without_seals(image: Image, dpi: float) -> Image:
    """The page with its red seals made white; ``image`` itself where there is none."""
    if image.ndim == 2:
        return image
    redness = _redness(image)
    found = _seals(redness > _REDDER, dpi)
    if not found:
        return image
    cleaned = image.copy()
    grow = max(2, round(dpi / 50))
    for x, y, width, height in found:
        rows = slice(max(0, y - grow), y + height + grow)
        columns = slice(max(0, x - grow), x + width + grow)
        part = cleaned[rows, columns]
        red = part[:, :, 0]
        # Black under red is dark in red light too; red alone is as bright there as paper.
        coloured = redness[rows, columns] > _FAINT
        paper = np.uint8(np.percentile(red, 90))
        light = np.where(coloured & (red > 110), paper, red)
        part[:] = light[:, :, None]
    return cleaned


def _redness(image: Image) -> NDArray[np.int16]:
    if image.ndim == 2:
        return np.zeros(image.shape, np.int16)
    smooth = cv2.GaussianBlur(image, (3, 3), 0).astype(np.int16)
    difference: NDArray[np.int16] = smooth[:, :, 0] - smooth[:, :, 1:].max(axis=2)
    return difference


def _seals(red: Mask, dpi: float) -> list[tuple[int, int, int, int]]:
    """x, y, width and height of each seal."""
    step = dpi / 25.4
    if red.sum() < step * step:
        return []
    reach = max(3, round(1.2 * step))
    kernel = np.ones((reach, reach), np.uint8)
    closed = cv2.morphologyEx(red.astype(np.uint8), cv2.MORPH_CLOSE, kernel)
    _, _, parts, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    found = []
    for x, y, width, height, _ in (tuple(int(v) for v in part) for part in parts[1:]):
        small, large = sorted((width, height))
        if not _SMALLEST * step <= small <= large <= _LARGEST * step or large > 1.7 * small:
            continue
        if _is_round(red[y : y + height, x : x + width]):
            found.append((x, y, width, height))
    return found


def _is_round(part: Mask) -> bool:
    """Whether the ink runs around the inside of the box as an ellipse."""
    height, width = part.shape
    ys, xs = np.nonzero(part)
    across, down = 2 * xs / width - 1, 2 * ys / height - 1
    away = np.hypot(across, down)
    if (away > 1.06).mean() > _MOST_OUTSIDE:
        return False
    rim = away > 0.8
    sectors = ((np.arctan2(down[rim], across[rim]) / np.pi + 1) / 2 * _SECTORS).astype(int)
    return len(np.unique(sectors % _SECTORS)) >= _LEAST_RIM * _SECTORS
