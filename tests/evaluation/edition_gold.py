"""Questions about the editions and amendments of the demo library, with what must be answered.

Both are worked out from ``samples.content``: the two county tables, paired by the differences that
the older one is written with, and the changes of the supplementary notice. Nothing is read from
files, an index or an answer of the system.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from samples.content import indicators_2025, table_2024
from samples.content.model import Added, Altered
from samples.content.notices import SUPPLEMENT
from tests.evaluation.demo_gold import Line, lines, noticed

NEW, OLD = "县2025年任务分解表", "县2024年任务分解表"
NOTICE = "".join(SUPPLEMENT.title_lines)
SAID = {
    "requirement": ("要求是什么", "有什么要求", "具体要求"),
    "lead": ("由谁牵头", "牵头单位是哪个", "哪个单位牵头"),
    "joint": ("责任单位有哪些", "哪些单位配合", "配合单位是谁"),
    "evidence": ("要哪些佐证材料", "要交什么材料", "佐证材料有哪些"),
    "deadline": ("的完成时限是什么时候", "什么时候完成", "最晚几号前完成"),
    "score": ("怎么扣分", "的评分标准是什么", "的评分标准"),
}
CALLED = {
    "requirement": "要求", "lead": "牵头单位", "joint": "责任单位", "evidence": "佐证材料",
    "deadline": "完成时限", "score": "评分标准",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question with what its answer must hold.

    ``kind``: current, former, difference, list, absent. ``holds``: words that the text must hold,
    ``items``: all entries of its list in order, each held by one line. ``superseded``: whether it
    must be marked as an old edition (``None`` where either is right). ``refused`` likewise.
    """

    kind: str
    question: str
    holds: tuple[str, ...] = ()
    items: tuple[str, ...] | None = None
    superseded: bool | None = None
    refused: bool = False


def pairs() -> list[tuple[Line | None, Line | None]]:
    """The rows of the two county tables that stand for each other: (2024, 2025), either may lack."""
    old = {line.name: line for line in lines("2024", noticed())}
    earlier = {
        change.name: change.earlier_name
        for change in table_2024.DIFFERENCES
        if isinstance(change, Altered) and change.earlier_name
    }
    found: list[tuple[Line | None, Line | None]] = [
        (old.pop(earlier.get(line.name, line.name), None), line)
        for line in lines("2025", noticed())
    ]
    only = {change.row.name for change in table_2024.DIFFERENCES if isinstance(change, Added)}
    assert set(old) == only
    return [*found, *((line, None) for line in old.values())]


def wanted() -> Iterator[Wanted]:
    """Every question of the bar."""
    for old, new in pairs():
        if old and new:
            yield from _compared(old, new)
        elif new:
            yield from _alone(new, "新增", f"指标{new.number}", NEW)
        elif old:
            yield from _alone(old, "没有", f"2024年的指标{old.number}", OLD)
    yield from _amended()
    yield from _lists()
    yield from _absent()


def _compared(old: Line, new: Line) -> Iterator[Wanted]:
    if old.name != new.name:
        for said in ("指标{}的名称和去年比变了吗", "今年指标{}改名了吗", "指标{}和去年有什么不同"):
            holds = (old.name, new.name, NEW, OLD)
            yield Wanted("difference", said.format(new.number), holds, superseded=True)
    for name in SAID:
        if _value(old, name) != _value(new, name):
            yield from _field(old, new, name)


def _value(line: Line, name: str) -> object:
    return line.items if name == "evidence" else line.values[name]


def _holds(line: Line, name: str) -> tuple[str, ...]:
    return line.items if name == "evidence" else (line.values[name],)


def _field(old: Line, new: Line, name: str) -> Iterator[Wanted]:
    before, now = (line.items if name == "evidence" else None for line in (old, new))
    for said in SAID[name]:
        text = f"指标{new.number}{said}"
        yield Wanted("current", text, (NEW, *_holds(new, name)), now or None, False)
    for said, year in zip(SAID[name], ("2024年的", "去年的", "2024年任务分解表"), strict=True):
        text = f"{year}指标{old.number}{said}"
        yield Wanted("former", text, (OLD, *_holds(old, name)), before or None, True)
    holds: tuple[str, ...] = (NEW, OLD)
    apart = None
    if name == "evidence":
        come = tuple(item for item in new.items if item not in old.items)
        gone = tuple(item for item in old.items if item not in new.items)
        apart = (*come, *gone)
    else:
        holds += (old.values[name], new.values[name])
    for said in ("指标{}的{}和去年比有什么变化", "跟2024年的表相比，第{}项的{}改了什么",
                 "指标{}的{}今年变了吗"):  # fmt: skip
        text = said.format(new.number, CALLED[name])
        yield Wanted("difference", text, holds, apart, True)


def _alone(line: Line, word: str, named: str, label: str) -> Iterator[Wanted]:
    """A row that one edition has: what is said of it beside the other edition."""
    for said in ("{}和今年比有什么变化", "{}今年还在吗", "{}到今年有什么变化") if label == OLD else (
        "{}和去年比有什么变化", "跟去年相比{}有什么不同", "{}比去年改了什么"
    ):  # fmt: skip
        yield Wanted("difference", said.format(named), (line.name, word, NEW, OLD))
    kind, superseded = ("former", True) if label == OLD else ("current", False)
    for said in ("要哪些佐证材料", "要交什么材料", "佐证材料有哪些"):
        yield Wanted(kind, f"{named}{said}", (label, *line.items), line.items, superseded)


def _amended() -> Iterator[Wanted]:
    """What the supplementary notice changed: in force, before, and that it was changed."""
    before, after = noticed().moved
    for row in indicators_2025.INDICATORS:
        if row.row.deadline != before:
            continue
        for said in ("什么时候截止", "的完成时限", "最晚几号前交"):
            yield Wanted("current", f"指标{row.number}{said}", (NEW, after, before), None, False)
        for said in ("指标{}原来的完成时限是哪天", "补充通知改之前，指标{}什么时候截止",
                     "指标{}的截止时间原定是几号"):  # fmt: skip
            yield Wanted("former", said.format(row.number), (NEW, before, after, NOTICE))
    number, item = noticed().number, noticed().item
    own = next(row.items for row in indicators_2025.INDICATORS if str(row.number) == number)
    for said in ("要哪些佐证材料", "要交什么", "佐证材料清单"):
        yield Wanted("current", f"指标{number}{said}", (NEW, item), (*own, item), False)
    for said in ("指标{}原来要交哪些材料", "补充通知之前指标{}的佐证材料有哪些",
                 "指标{}的佐证材料原来是哪些"):  # fmt: skip
        yield Wanted("former", said.format(number), (NEW, NOTICE), own)
    for said in (
        "原来的上传截止时间是哪天",
        "补充通知改之前是几号截止",
        "材料上传原定什么时候截止",
    ):
        yield Wanted("former", said, (before, after, NOTICE))
    for said in ("方案和补充通知的上传时间一致吗", "上传截止时间改了吗", "上传截止时间以哪个为准",
                 f"上传截止是{before}还是{after}"):  # fmt: skip
        yield Wanted("difference", said, (before, after, NOTICE))


def _lists() -> Iterator[Wanted]:
    rows = pairs()
    added = tuple(new.name for old, new in rows if new and not old)
    dropped = tuple(old.name for old, new in rows if old and not new)
    for said in ("今年新增了哪些指标", "和去年比多了哪些指标", "今年新增的指标有哪几项"):
        yield Wanted("list", said, (NEW, OLD), added)
    for said in ("今年取消了哪些指标", "去年有今年没有的指标是哪些", "跟2024年比少了哪些指标"):
        yield Wanted("list", said, (NEW, OLD), dropped)
    both = [(old, new) for old, new in rows if old and new]
    for name, saids in {
        "deadline": ("哪些指标的完成时限改了", "和去年相比时限有变化的指标有哪些"),
        "evidence": ("哪些指标的佐证材料变了", "和2024年的表比，佐证材料有改动的指标有哪些"),
        "score": ("哪些指标的评分标准改了", "评分标准和去年不一样的指标有哪些"),
        "requirement": ("哪些指标的要求改了", "与去年相比要求有变化的是哪些指标"),
    }.items():
        names = tuple(new.name for old, new in both if _value(old, name) != _value(new, name))
        for said in saids:
            yield Wanted("list", said, (NEW, OLD), names, True)


def _absent() -> Iterator[Wanted]:
    """Editions that the library has not: never another table's answer."""
    for named in (
        "2022年的",
        "前年的",
        "2023年任务分解表",
        "省里的",
        "国家指标体系里",
        "市里2024年的",
    ):
        for said in ("指标5要哪些材料", "指标37由谁牵头", "指标12什么时候完成"):
            yield Wanted("absent", f"{named}{said}", (NEW,), refused=True)
    for said in (
        "和2022年的表比有什么变化",
        "市里的表今年和去年有什么不同",
        "2022年司法局牵头哪些指标",
    ):
        yield Wanted("absent", said, (NEW,), refused=True)
