"""One entry that names several documents: 培训计划、签到表和学时证明; 庭审笔录或者出庭照片."""

from __future__ import annotations

import re

from bot.worklist.self_check.naming import read_name

_BREAK = re.compile(
    r"、|，|,|以及|(?<=[\u4e00-\u9fff)）》”])(?:和(?![解谐平])|及(?!时)|(?<!参)与)(?=[\u4e00-\u9fff])"
)
_EITHER = re.compile(r"或者|或(?=[\u4e00-\u9fff]{2})")
_CLOSED = re.compile(r"[(（《“\"「【〔][^()（）《》“”\"「」【】〔〕]*[)）》”\"」】〕]")


def split_outside(text: str, mark: re.Pattern[str]) -> list[str]:
    """The parts of a text between marks that stand in no brackets, titles or quotation marks."""
    closed = [(m.start(), m.end()) for m in _CLOSED.finditer(text)]
    parts, start = [], 0
    for match in mark.finditer(text):
        if not any(a < match.start() < b for a, b in closed):
            parts.append(text[start : match.start()])
            start = match.end()
    return [part for part in (*parts, text[start:]) if part.strip()]


def alternatives(text: str) -> list[str]:
    """The documents of which one will do; the whole text when it names no alternatives."""
    parts = split_outside(text, _EITHER)
    return parts if len(parts) > 1 and all(map(_is_document, parts)) else [text]


def documents(text: str) -> list[str]:
    """The documents that a text names together, each by its kind; the whole text when it is one."""
    parts = split_outside(text, _BREAK)
    return parts if len(parts) > 1 and all(map(_is_document, parts)) else [text]


def spread(text: str) -> list[str]:
    """The same where only the last part names the kind: 公众参与和专家论证材料 are two 材料."""
    parts = split_outside(text, _BREAK)
    kind = read_name(parts[-1]).kind if parts else None
    if len(parts) < 2 or kind is None:
        return [text]
    return [part if _is_document(part) else part + kind.word for part in parts]


def _is_document(part: str) -> bool:
    return read_name(part).kind is not None
