"""Questions about what has been handed in, which nobody here knows: 我们还差哪些没交, 交齐了吗."""

from __future__ import annotations

import re

_HAND = (
    r"(?:上交|递交|提交|报送|上报|报上去|上传|传上去|交上去|补交|补报|交|报|传)(?![告到道底叉通])"
)
_WHICH = r"(?:哪些|哪几[个项份]?|哪[个项份]|什么|啥|几[个项份]|多少[个项份]?)"
_DONE = re.compile(
    rf"(?:差|欠|缺|剩)(?:着|下)?(?:{_WHICH})?[^,，。?？]{{0,6}}(?:没有?|未)(?:有)?{_HAND}"
    rf"|{_WHICH}[^,，。?？]{{0,8}}(?:还)?(?:没有?|未){_HAND}"
    rf"|(?:没有?|未){_HAND}的(?:还)?(?:都)?(?:有|是|剩)?{_WHICH}"
    rf"|(?:{_HAND}|凑|备)(?:得)?(?:齐|全|够|完)(?:全)?(?:了)?(?:吗|么|没有?|嘛|不)|齐了吗|{_HAND}了(?:吗|么|没有|没)(?=$|[?？。,，])"
    rf"|有没有(?:都)?{_HAND}(?:齐|全|完|上去)?(?=$|[?？。,，])"
    rf"|(?:已经?|都|一共|总共|目前|现在|我们|[局县镇乡办委]){{1,3}}{_HAND}了{_WHICH}"
    rf"|(?:已经?|都)(?:经)?{_HAND}(?:上去)?(?:的)?(?:有|是)?{_WHICH}"
    rf"|{_HAND}(?:的)?(?:情况|进度|进展)(?=$|[?？。,，]|怎么样|如何|咋样)|(?:完成|{_HAND})(?:率|度)(?:是|有)?多少"
    rf"|(?:目前|现在|已经|至今|还有)[^,，。?？]{{0,12}}没人(?:{_HAND}|管|认领)|(?:目前|现在|已经)(?:达标|完成)的(?:指标|任务|单位)"
    rf"|(?:谁|哪[些个]?(?:单位|部门|局|乡镇|镇))[^,，。?？]{{0,4}}(?:还)?(?:没有?|未){_HAND}"
)
# What follows if nothing is handed in, or how to go about it, stands in the documents.
_RULE = re.compile(
    rf"(?:没有?|未|不)(?:按时|及时|按期)?{_HAND}(?:齐|全)?(?:的话|会|要|怎么|咋|如何|扣|怎样|算|能|该|行不行)"
    rf"|如果|要是|万一|逾期|的(?:怎么|咋)(?:办|处理)|后果|哪里(?:看|查)|怎么(?:看|查)|补交|后(?:能|可以|还)"
)
_UNITS = re.compile(r"谁|哪[些个几]*(?:单位|部门|局|乡镇|镇)")


def asks_what_was_handed_in(text: str) -> bool:
    """Whether a normalised text asks what a unit has handed in or still has to."""
    return bool(_DONE.search(text)) and not _RULE.search(text)


def asks_which_units(text: str) -> bool:
    """Whether such a question asks for the units that are late."""
    return bool(_UNITS.search(text))
