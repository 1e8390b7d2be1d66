"""What a numbered paragraph looks like: a heading, a heading with its text, or a list entry."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.outline.markers import RANK, Marker

LONGEST = 50
"""Code points of a heading, its number not counted."""

_SHORT = 25
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?]")
_CLAUSES = re.compile(r"[。！？；;!?：:]")
_DUTY = re.compile(
    r"应当|不得|必须|可以|须|者|的，|的。|如有|(?<!申)请|免征|本(?:公告|通知|通告|办法)"
)
# A day, a share or a sum is what one asks for: a sentence with it is quoted, not passed over.
_FIGURE = re.compile(
    r"\d\s*[日天%％元万倍分件项份]|\d\s*月(?:底|末|[上中下]旬)|百分之|\d年[延增减]"
)
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
_LABEL = re.compile(r"([^，。；：:、\s]{2,15})[：:]\s*(?=\S{16})")
_GAP = re.compile(
    r"(?<=[\u4e00-\u9fff”）》])[ \u00a0\u3000]+"
    r"(?=[\u4e00-\u9fff“《]|\d{4}[ \u00a0]*年(?:[ \u00a0]*\d+[ \u00a0]*月)*[^。]{0,40}，)"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """``heading`` is where the heading ends (0-based, exclusive); 0 means it is none.

    ``entry`` marks what can only be an entry of a list: a clause that ends in a semicolon.
    """

    heading: int = 0
    entry: bool = False


def shape(text: str, marker: Marker, *, lenient: bool = False) -> Shape:
    """The shape of ``text``, which begins with ``marker``.

    ``lenient`` is for a paragraph whose siblings are headings: a longer sentence will do.
    """
    body = text[marker.end :]
    if body.rstrip().endswith(("；", ";", "，", "、")):
        return Shape(entry=True)
    gap = _gap(body)
    if gap:
        return Shape(marker.end + gap)
    high = RANK[marker.style] <= RANK["（一）"]
    longest = LONGEST + 30 if lenient else LONGEST
    if "\n" in body:
        first = body.index("\n")
        if first <= longest and not _CLAUSES.search(body, 0, max(first - 1, 0)):
            return Shape(marker.end + first)
        return Shape()
    if len(body) <= longest and not _CLAUSES.search(body[:-1]):
        proper = not body.endswith(("：", ":")) or len(body) <= 20
        return Shape(len(text) if body and proper and (high or lenient or _named(body)) else 0)
    return Shape(_run_in(body, high=high, lenient=lenient, longest=longest, offset=marker.end))


def _gap(body: str) -> int:
    """Where a blank parts a heading from its text: 存在的问题 2024 年，…; 0 if none does."""
    gap = _GAP.search(body, 2, LONGEST)
    if gap is None or re.search(r"[。；：:]", body[: gap.start()]):
        return 0
    rest = body[gap.end() :]
    if "，" in body[: gap.start()] and (len(gap[0]) == 1 or not rest.rstrip().endswith("。")):
        return 0
    wide = len(gap[0]) > 1 and rest.endswith("。")
    return gap.start() if "，" in rest or wide else 0


def _run_in(body: str, *, high: bool, lenient: bool, longest: int, offset: int) -> int:
    """Where a heading at the start of ``body`` ends and its text begins, 0 if there is none."""
    label = _LABEL.match(body)
    if label and high:
        return offset + label.end()
    sentence = _SENTENCE.match(body)
    if not sentence or sentence.end() == len(body):
        return 0
    head = sentence[0]
    if len(head) > longest or re.search(r"[；;：:]", head):
        return 0
    if _FIGURE.search(_BRACKETED.sub("", head)):
        return 0
    if not lenient and (not _named(head) if not high else bool(_DUTY.search(head))):
        return 0
    asks = head.endswith(("？", "?"))
    if lenient and len(head) > _SHORT and _DUTY.search(head) and not asks:
        return 0
    # A stop inside quotation marks or a title ends no heading.
    if head.count("“") != head.count("”") or head.count("《") != head.count("》"):
        return 0
    return offset + sentence.end()


def _named(head: str) -> bool:
    """Whether a sentence names a task as headings do, rather than stating a rule."""
    return len(head) <= _SHORT and head.count("，") <= 1 and not _DUTY.search(head)
