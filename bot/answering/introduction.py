"""Who asks, as a message says it: 我是司法局的, or a unit's name alone in reply to 您是哪个单位."""

from __future__ import annotations

import re

from bot.answering.brought import Reader
from bot.answering.smalltalk import without_courtesies

_I_AM = re.compile(
    r"^(?:我|我们|咱们?|这里|这边|本人)(?:这边|这里|单位|现在)?(?:就?是|在|来自|属于|代表)(?P<unit>[^,，。?？!！]{2,24}?)(?:的|这边|那边)?(?:一?名)?(?:新来的|新)?(?:(?:联络员|工作人员|办事员|同志)[\u4e00-\u9fff]{0,4}|小[\u4e00-\u9fff])?(?:工作|上班)?$"
)


def introduced(text: str, reader: Reader) -> str:
    """The full name of the unit that a message introduces its sender with, and says nothing else."""
    found = _I_AM.match(without_courtesies(text).strip(" 。.!！,，"))
    if not found:
        return ""
    brought = reader.read(found.group("unit"))
    told = brought.unit and len(brought.unit.names) == 1 and not brought.rest and not brought.asks
    return brought.unit.names[0] if told and brought.unit else ""


def unit_told(text: str, reader: Reader) -> str:
    """The unit that a message introduces its sender with, or whose name is all that it says."""
    if unit := introduced(text, reader):
        return unit
    brought = reader.read(without_courtesies(text))
    alone = brought.unit and not (brought.linked or brought.asks or brought.rest or brought.numbers)
    if brought.unit and alone and len(brought.unit.names) == 1:
        return brought.unit.names[0]
    return ""
