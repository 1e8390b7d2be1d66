"""What colours say: red letterheads, and white lines that nobody sees.

A colour is its parts from 0 to 1: one of grey, three of red, green and blue, or four of cyan,
magenta, yellow and black. Anything else (patterns, names) is none of them.
"""

from __future__ import annotations

from typing import Any


def is_red(color: Any) -> bool:
    """Whether it is the red of letterheads and seals."""
    if not isinstance(color, tuple | list):
        return False
    if len(color) == 3:
        red, green, blue = color
        return bool(red > 0.6 and green < 0.4 and blue < 0.4)
    if len(color) == 4:
        cyan, magenta, yellow, black = color
        return bool(cyan < 0.4 and magenta > 0.6 and yellow > 0.6 and black < 0.4)
    return False


def is_white(color: Any) -> bool:
    """Whether it is the colour of the paper."""
    parts = color if isinstance(color, tuple | list) else (color,)
    if not all(isinstance(part, int | float) for part in parts):
        return False
    return all(part == 0 for part in parts) if len(parts) == 4 else all(part >= 1 for part in parts)


def lightness(color: Any) -> float:
    """How light it is, from 0 for black to 1 for white; black where it is no colour."""
    if not isinstance(color, tuple | list) or not color:
        return 0.0
    if len(color) == 4:
        return float(max(0.0, 1 - color[3] - sum(color[:3]) / 3))
    return float(sum(color) / len(color))
