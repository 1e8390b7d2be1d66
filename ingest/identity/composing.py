"""A title for a text that has none, put together from its own words."""

from __future__ import annotations

import re
from collections import Counter

_PLACE = re.compile(
    r"(?:^|[，。；、\s]|年)((?:[X×ＸxＯ○*某]{1,3}|[\u4e00-\u9fff]{2,7}?)\s*(?:自治区|自治州|自治县|省|市|县|区|乡|镇|街道))"
    r"(?=\s*(?:认真|深入|坚持|全面|紧紧|切实|始终|积极|以|按照|委|政府|人民政府|在|围绕|立足|严格|扎实|持续|司法局))"
)
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年(?!\s*\d+\s*月)")
_KIND = re.compile(
    r"现(?:就|将)(?P<what>[^。；：:]{0,40}?)(?P<kind>报告|汇报|总结|通报|通知|公告|通告)如下"
)
_TOPIC = re.compile(
    r"(?:全[省市县区镇乡]|我[省市县区镇乡]|推进|做好|开展|加强)([\u4e00-\u9fff]{2,12}?)(?:各项)?工作"
)
_LONGEST = 40


def compose(text: str) -> str:
    """XX市2024年法治政府建设工作情况报告: place, year, topic and kind as the opening names them.

    Without a topic and a kind the first clause is the title. Blanks inside names are dropped.
    """
    opening = text[:600]
    kind = _KIND.search(opening)
    topic = _topic(text)
    if kind and topic:
        before = text[: kind.end()]
        place, year = _PLACE.search(before), _YEAR.search(before)
        what = re.sub(r"有关|相关|具体|如下|\s", "", kind["what"])
        about = what if topic in what else topic + "工作" + ("情况" if "情况" in what else "")
        when = f"{year[1]}年" if year else ""
        return _flat(place[1] if place else "") + when + _flat(about) + kind["kind"]
    first = re.match(r"[^。！？；：\n]{4,}", text.strip())
    line = _flat(first[0]) if first else _flat(text.strip().split("\n")[0])
    if len(line) <= _LONGEST:
        return line
    clause = line[:_LONGEST].rpartition("，")[0] or line[:_LONGEST]
    return clause + "…"


def _topic(text: str) -> str | None:
    """The name most often given to the work the text is about."""
    named = Counter(match[1] for match in _TOPIC.finditer(re.sub(r"\s", "", text)))
    named = Counter({t: n for t, n in named.items() if not re.search(r"[的各我全在和与]|有关", t)})
    return named.most_common(1)[0][0] if named else None


def _flat(words: str) -> str:
    return re.sub(r"\s+", "", words)
