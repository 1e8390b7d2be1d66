"""A message that pastes a list of materials and asks what it lacks: 指标37我们准备了：1.…2.… 还缺什么."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.worklist.self_check import Material, read_materials
from bot.worklist.self_check.materials import listed_in
from bot.worklist.self_check.naming import read_name

_ASKS = (
    r"(?:还|都|到底|看看?|是不是)*(?:(?:缺|差|少|漏)(?:了|没)?(?:什么|啥|哪些|哪几|几|没有|不缺|吗)|缺不缺|漏没漏"
    r"|还(?:需要|要|得)(?:补|加|准备|交|再交)(?:什么|啥|哪些|哪几)|(?:需要|要|得)(?:补|再交)(?:什么|啥|哪些|哪几)|(?:有没有|有无)(?:漏|缺|少|遗漏|问题)"
    r"|齐(?:不齐|全?了?[吗么没])|全(?:不全|了?[吗么])|够(?:不够|了?[吗么])|(?:对|行|可以)(?:不对|不行|吗|么))"
)
_CHECKS = r"(?:帮(?:我|忙|我们)?|请|麻烦|给我?)?(?:核对|对照|比对|自查|检查|对一?[下对]|看看?)(?:一下|下|看看)?"
_ASKED = re.compile(rf"(?:{_ASKS}|{_CHECKS})")
_TAIL = re.compile(
    rf"[\s,，。;；、!！?？]*(?:请问|那|这样|看看?|您看)*(?:{_ASKS}|{_CHECKS}{_ASKS}?)[^\n,，;；:：]{{0,12}}$"
)
# What a list follows: 我们准备了, 手上有, 材料如下.
_HAVE = re.compile(
    r"(?:(?:已经?|都|目前|现在|手[上里头]|我们|我局|本单位)*(?:准备|备|整理|收集|凑|弄|做|交|报|传|有)(?:好|齐|到|出|上)?(?:了|的)"
    r"|手[上里头](?:现在|只|已经?)*有|(?:现有|已有|目前有|我们有))(?:这些|以下|下列|如下|的)*(?:材料|资料|东西|佐证)*(?:有|是|包括|如下)*"
    r"|(?:材料|清单|自查|核对|佐证)(?:如下|有)?(?=\s*[:：\n])"
)
_NO_LIST = re.compile(r"^(?:哪|什么|啥|几|多少|没|吗|么|的?(?:材料|佐证|东西)?[?？]?$)")
_LACKS = re.compile(r"(?:缺|差|少|漏|补)(?:了|没)?(?:什么|啥|哪些|哪几)")
_LEAST = 2
"""Entries that make a list when neither a colon nor a line break says that one follows."""


@dataclass(frozen=True, slots=True)
class PastedList:
    """The materials of a message, and the message without them: which indicator or unit it is about."""

    about: str
    materials: tuple[Material, ...]


def pasted_list(text: str) -> PastedList | None:
    """The list that a message pastes to have it checked; None for any other message."""
    if not _ASKED.search(text):
        return None
    tail = _TAIL.search(text)
    body, asked = (text[: tail.start()], tail.group()) if tail else (text, "")
    parted = _parted(body)
    if parted is None:
        return None
    head, listed = parted
    if not asked and not _ASKED.search(head):
        return None
    materials = read_materials(listed)
    sure = bool(re.search(r"[:：\n]", body[len(head.rstrip("：:\n ")) :]))
    running = sum(map(len, map(listed_in, materials)))
    # 我们有会议纪要，还缺什么 pastes one; 会议纪要行不行 asks about one.
    one = bool(_LACKS.search(asked or head)) and any(read_name(m.text).kind for m in materials)
    if not materials or not (sure or running >= _LEAST or one):
        return None
    return PastedList(f"{head} {asked}".strip(), materials)


def _parted(body: str) -> tuple[str, str] | None:
    """What stands before a list, and the list: after 我们准备了, a colon, or a first line."""
    if have := _HAVE.search(body):
        head, listed = body[: have.end()], body[have.end() :].lstrip(" ：:，,\n\t")
        return (head, listed) if listed and not _NO_LIST.search(listed) else None
    head, mark, listed = body.partition("\n")
    if mark and len(listed.strip().splitlines()) >= _LEAST:
        return head, listed
    head, *rest = re.split(r"[:：]", body, maxsplit=1)
    return (head, rest[0]) if rest and rest[0].strip() else None
