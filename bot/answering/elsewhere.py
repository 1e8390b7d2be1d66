"""Whether a question is about another county or city than those whose documents are here."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.model import Document

_PLACE = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>(?![这那哪各全本我咱你他其别隔邻兄周外每某几]|其他|其它|有些|上一)[\u4e00-\u9fff]{2,3}[县市区])"
    r"(?=的|有|今年|去年|什么|几|多少|达标|要求|任务|\d|是|第)"
)


def names_other_place(text: str, documents: Iterable[Document]) -> bool:
    """Whether a normalised text begins a clause with a county or city that no document is of."""
    found = _PLACE.search(text)
    return found is not None and not any(
        found.group("name") in f"{d.title}{d.source}" for d in documents
    )
