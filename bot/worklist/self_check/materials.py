"""A pasted list read into materials: lines, numbering, semicolons, file names, what is still to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.worklist.board import plain
from bot.worklist.self_check.parts import split_outside

LONGEST, MOST = 200, 500
"""Characters of one name and names of one list; what is longer is no list of materials."""

_NUMBER = (
    r"[①-⑳⑴-⒇❶-❿]\s*|[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]\s*"
    r"|\d{1,2}\s*[.．、)）:：](?!\d)\s*|[一二三四五六七八九十]{1,3}[、.．]\s*"
)
_LEADING = re.compile(rf"^(?:{_NUMBER}|\d{{1,2}}\s+(?=\D|\d{{4}}年)|[-—•·*●○■□☐☑✓√+>]+\s*)+")
_INSIDE = re.compile(
    rf"(?<=[\s；;，,。、])(?={_NUMBER})|(?=[①-⑳⑴-⒇])|(?=[(（]\d{{1,2}}[)）][^\s)）]{{2}})|[；;]"
)
_SPACE = re.compile(
    r"(?<=[\u4e00-\u9fff)）])[ \t\u3000]+(?=[\u4e00-\u9fff])"
    r"|(?<=\.pdf|\.doc|\.xls|\.jpg|\.png|\.ofd|\.wps|\.txt)[ \t\u3000、，,]+"
    r"|(?<=\.docx|\.xlsx|\.pptx|\.jpeg)[ \t\u3000、，,]+",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[、，,。]")
_INTRODUCTION = re.compile(
    r"^[^：:；;\n]{0,20}?(?:准备|材料|清单|手[上里头]|已[经有备]|现有|有|报|交|整理|收集|如下|附件)[^：:；;\n]{0,8}[：:](?=.)"
)
_TO_COME = re.compile(
    r"(?:(?:还|暂|尚|目前|现在|暂时)?(?:没有?|未|缺|无)(?:做|弄|准备|完成|出|开|写|印|找到?|整理|收集|形成|报)?(?:好|完|齐|到|了|呢)*"
    r"|暂无|(?:还)?在(?:做|办|弄|走流程|起草|整理)|待(?:补|开|做|完善|提供))[!！。.]*$"
    r"|拟于|正在(?:做|办|起草|整理|补|走)|[(（](?:暂无|暂缺|缺|没有|待补|还没有?|无)[)）]"
)


@dataclass(frozen=True, slots=True)
class Material:
    """One thing of a list as it was pasted. ``to_come`` are the words that say it is not there yet."""

    text: str
    to_come: str = ""


def read_materials(pasted: str | Sequence[str]) -> tuple[Material, ...]:
    """The materials of a text, or of names given one by one, which are not taken apart."""
    if isinstance(pasted, str):
        names: Iterable[str] = _entries(pasted)
    else:
        names = (_LEADING.sub("", name.strip()) or name.strip() for name in pasted)
    return tuple(_material(n) for n in names if plain(n) and len(n) <= LONGEST)[:MOST]


def _entries(text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines()):
        line = line.strip()
        if not number:
            line = _INTRODUCTION.sub("", line)
        if line.endswith(("：", ":")):  # a heading over what follows
            continue
        for part in split_outside(line, _INSIDE):
            part = _LEADING.sub("", part.strip(" \t；;，,。、"))
            for entry in re.split(_SPACE, part):
                if entry.strip(" ，,。、；;"):
                    yield entry.strip(" ，,。、；;")


def _material(name: str) -> Material:
    found = _TO_COME.search(name)
    # 无纠错情况说明 is a document; 对照表还没做 is none.
    if found and found.start() > 1:
        return Material(name, found.group().strip("()（）。.!！"))
    return Material(name)


def listed_in(material: Material) -> tuple[Material, ...]:
    """The entries of a running text: 目录、意见书、纪要各1份; the material itself when it is one."""
    parts = split_outside(material.text, _LISTED)
    if len(parts) < 2:
        return (material,)
    return tuple(_material(p.strip(" 、，,。")) for p in parts if plain(p))
