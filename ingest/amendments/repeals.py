"""Documents that another one puts out of force, and the day on which it comes into force itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.amendments.value import Change

_TITLE = r"《(?:[^《》]|《[^《》]*》)+》(?:\s*[（(][^（）()]{2,40}[）)])?"
_TITLES = rf"(?P<titles>(?:原|原来的)?\s*{_TITLE}(?:\s*[、和与及]\s*(?:原)?{_TITLE})*)"
_OUT = (
    r"(?:即行|即时|相应|一并|自动|随之|均|予以)*(?:废止|停止执行|停止施行|不再执行|停止使用|失效)"
)
_REPEALS = (
    re.compile(rf"{_TITLES}\s*(?:同时|自[^，,。；;]{{2,16}}起|从即日起)?\s*{_OUT}(?!的|后|前|之)"),
    re.compile(rf"同时\s*(?:废止|停止执行)(?:了)?\s*{_TITLES}"),
)
_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_UNDECIDED = re.compile(r"拟|建议|是否|如果|若|可以?废止|应当?(?:及时)?废止|已(?:经|于|被)|去年|曾")
_FORCE = re.compile(
    r"(?:本|该)(?:方案|办法|规定|细则|通知|意见|指引|标准|体系|条例|法|制度|表|规则|决定|清单|《?[^，,。；;]{0,24}》?)?\s*"
    r"(?:从|自|于)\s*(?P<day>20\d\d年\d{1,2}月\d{1,2}日)\s*(?:起)?(?:正式)?(?:施行|实施|执行|生效|试行|启用)"
)


def repeals_in(sentence: str) -> Iterator[tuple[Change, str]]:
    """The documents that a sentence repeals, each with its title (without 《》)."""
    if _UNDECIDED.search(_NAMED.sub("", sentence)):
        return
    for pattern in _REPEALS:
        for match in pattern.finditer(sentence):
            for title in _NAMED.findall(match.group("titles")):
                yield Change("remove", "document", title, title, match.start()), title


def force_in(sentence: str) -> Change | None:
    """The day on which a document says that it comes into force."""
    found = _FORCE.search(sentence)
    return Change("add", "document", found["day"], None, found.start()) if found else None
