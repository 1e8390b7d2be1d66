"""Which characters stand inside brackets or quotation marks, where nothing may be cut."""

from __future__ import annotations

_PAIRS = {
    "（": "）", "(": ")", "《": "》", "〈": "〉", "“": "”", "‘": "’", "「": "」", "『": "』", "【": "】",
    "[": "]", "〔": "〕", "［": "］",
}  # fmt: skip
_ALIKE = str.maketrans("()[]", "（）［］")
_CLOSING = {"）", "》", "〉", "”", "’", "」", "』", "】", "］", "〕"}


def depths(text: str) -> list[int]:
    """For each character how many pairs enclose it; the marks of a pair count as inside it.

    A mark without its partner (1）, a forgotten 》) encloses nothing.
    """
    depth = [0] * len(text)
    open_marks: list[tuple[str, int]] = []
    for place, char in enumerate(text.translate(_ALIKE)):
        if char in _PAIRS:
            open_marks.append((_PAIRS[char].translate(_ALIKE), place))
        elif char in _CLOSING:
            index = next((i for i in range(len(open_marks) - 1, -1, -1)
                          if open_marks[i][0] == char), None)  # fmt: skip
            if index is not None:
                for inside in range(open_marks[index][1], place + 1):
                    depth[inside] += 1
                del open_marks[index:]
    return depth
