"""A question for the same of several indicators, as one question each: 好差评和一网通办分别谁牵头.

Both sides of the joint must mean an indicator of their own, and a field must be asked: 申请和答复 within
one name stay together.
"""

from __future__ import annotations

import re

from bot.answering.brought import Reader
from bot.answering.fields import fields_asked
from bot.answering.wording import normalise
from bot.worklist.gist import gist
from bot.worklist.row_index import RowMatch

_AND = re.compile(r"\s*(?:以及|还有|和|跟|与|及|、)\s*")
_EACH = re.compile(r"(?:分别|各自|各是|各(?!部门|单位|乡|镇|执法)|都)")
_OTHERWISE = re.compile(
    r"区别|不同|一样|关系|同时|还是|相比|比较|一起|变|[那这](?:一?个|一?项|条|块)"
)
MEANT, AHEAD = 0.5, 0.04
"""How much of a half the row that it means must tell, and by how much it must beat the next."""


def each_row(words: str, reader: Reader) -> tuple[str, ...]:
    """The question of each indicator that a question for a field names; itself where that is one."""
    text = normalise(words)
    asked = fields_asked(text)
    if (
        reader.table is None
        or not asked.fields
        or _OTHERWISE.search(text)
        or reader.read(words).lists
    ):
        return (words,)
    for joint in _AND.finditer(asked.rest):
        first = text[: joint.start()]
        tail = asked.rest[joint.end() :]
        if fields_asked(first).fields or first != asked.rest[: joint.start()]:
            continue
        second = _EACH.split(tail.split("  ")[0])[0].strip()
        end = joint.end() + tail.find(second) + len(second)
        ask = _EACH.sub("", text[end:])
        rows = [_meant(half, reader) for half in (first, second)]
        if all(rows) and rows[0] != rows[1] and fields_asked(ask).fields:
            return (f"{first}{ask}", f"{second}{ask}")
    return (words,)


def _meant(half: str, reader: Reader) -> str | None:
    """The name of the row that half a question means, if it surely means one."""
    assert reader.table is not None
    if len(gist(half)) < 2:
        return None
    found: list[RowMatch] = list(reader.table.rows.match({half: 1.0}))
    if not found or max(found[0].told, found[0].named) < MEANT:
        return None
    other = next((m for m in found[1:] if m.indicator.name != found[0].indicator.name), None)
    if other and found[0].score - other.score < AHEAD:
        return None
    return found[0].indicator.name
