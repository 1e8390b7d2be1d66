"""Twenty things that clerks look up: on our pages, in the workbook by hand, and what is right.

What is right comes from what the demo library was written from, not from reading its files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from samples.content.indicators_2025 import INDICATORS
from samples.content.model import Added, Altered
from samples.content.notices import MOVED_DEADLINE
from samples.content.table_2024 import DIFFERENCES
from samples.content.table_2024 import INDICATORS as EARLIER
from tests.benchmarks.chromium import SUMMER
from tests.benchmarks.clerk_right import due, is_changed, items, numbers, of, units_of
from tests.benchmarks.clerk_steps import ByHand, OnThePages

TODAY = SUMMER.date()
UNIT, TOWN, BUREAU = "示例县司法局", "示例县城关镇", "示例县教育局"
NAME, LEAD, JOINED, EVIDENCE, DUE = 3, 4, 5, 6, 7

Ours = Callable[[OnThePages], Iterable[str]]
Hand = Callable[[ByHand], Iterable[str]]


@dataclass(frozen=True)
class Task:
    """``alone`` searches the workbook only; ``whole`` also looks for what its words hide;
    after it the notice is read.
    ``unit`` is the one that the browser remembers, as it does from the first visit on."""

    question: str
    right: frozenset[str]
    ours: Ours
    alone: Hand
    whole: Callable[[ByHand], object]
    unit: str = UNIT


def evidence(asked: str, number: int) -> Task:
    """All evidence of an indicator asked for by number or name."""
    return Task(
        f"指标“{asked}”要哪些佐证材料", items(of(number)), _entries(asked),
        lambda hand: _cell_items(hand, asked), lambda hand: _row(hand, asked),
    )  # fmt: skip


def leads(asked: str, number: int) -> Task:
    """Who leads an indicator."""
    return _field(f"指标“{asked}”谁牵头", asked, of(number).lead, "牵头", LEAD)


def deadline(asked: str, number: int) -> Task:
    """When an indicator is due."""
    said = of(number).row.deadline
    right = MOVED_DEADLINE[1] if said == MOVED_DEADLINE[0] else said
    return _field(f"指标“{asked}”什么时候截止", asked, right, "完成时限", DUE)


def owed(unit: str, general: str) -> Task:
    """Everything that a unit leads or joins, in person or as one of many."""

    def whole(hand: ByHand) -> None:
        hand.all_with(unit, LEAD, JOINED)
        hand.all_with(general, LEAD, JOINED)

    right = (r for r in INDICATORS if {unit, general} & set(units_of(r)))
    return Task(
        f"{unit}要做哪些指标", numbers(right), _mine,
        lambda hand: hand.all_with(unit, LEAD, JOINED), whole, unit,
    )  # fmt: skip


def led(unit: str) -> Task:
    """What a unit leads."""

    def whole(hand: ByHand) -> None:
        hand.all_with(unit, LEAD)

    right = (row for row in INDICATORS if unit in row.lead.split("、"))
    return Task(
        f"{unit}牵头哪些指标", numbers(right), lambda web: _mine(web, ".tag.lead"),
        lambda hand: hand.all_with(unit, LEAD), whole, unit,
    )  # fmt: skip


def due_by(day: date) -> Task:
    """Everything that is due between today and a day."""
    months = [f"{month}月" for month in range(TODAY.month, day.month + 1)]

    def alone(hand: ByHand) -> set[str]:
        return {number for month in months for number in hand.all_with(month, DUE)}

    right = (row for row in INDICATORS if (last := due(row)) and TODAY <= last <= day)
    return Task(
        f"{day.month}月{day.day}日前到期的有哪些", numbers(right), lambda web: _due(web, day), alone,
        alone,
    )  # fmt: skip


def holding(words: str) -> Task:
    """Every indicator that wants one kind of evidence."""

    def whole(hand: ByHand) -> None:
        hand.all_with(words, EVIDENCE)
        hand.all_with("同上", EVIDENCE)

    right = (row for row in INDICATORS if any(words in item for item in items(row)))
    return Task(
        f"哪些指标要“{words}”", numbers(right), lambda web: _holding(web, words),
        lambda hand: hand.all_with(words, EVIDENCE), whole,
    )  # fmt: skip


def changed(unit: str | None) -> Task:
    """What is new or reads otherwise than last year, for all or for one unit."""

    def alone(hand: ByHand) -> set[str]:
        own = (
            hand.all_with(unit, LEAD, JOINED)
            if unit
            else {r[0] for r in hand.rows if r[0].isdigit()}
        )
        for _ in own:  # each has to be looked up by its name in last year's workbook
            hand.made["keys"] += 1
            hand.made["screen"] += 1
        return {row.name for row in INDICATORS if str(row.number) in own}

    rows = [r for r in INDICATORS if is_changed(r) and (unit is None or unit in units_of(r))]
    gone = () if unit else (d.row.name for d in DIFFERENCES if isinstance(d, Added))
    return Task(
        f"今年比去年变了什么{f'（{unit}）' if unit else ''}",
        frozenset([r.name for r in rows] + list(gone)),
        lambda web: _changes(web, unit),
        alone,
        alone,
    )  # fmt: skip


def changed_in(asked: str, number: int) -> Task:
    """What reads otherwise in one indicator: the fields."""
    [change] = [d for d in DIFFERENCES if isinstance(d, Altered) and d.name == of(number).name]
    labels = {"requirement": "要求", "evidence": "佐证材料", "deadline": "完成时限"}
    right = frozenset(label for field, label in labels.items() if getattr(change, field))

    def alone(hand: ByHand) -> frozenset[str]:
        _row(hand, asked)
        hand.made.update(keys=1, screen=1)  # last year's workbook, then both rows side by side
        hand.made.update(click=1, screen=1)
        return right

    def ours(web: OnThePages) -> list[str]:
        web.type("input[name=q]", asked)
        return web.read(".differences dt")

    return Task(
        f"指标“{asked}”比去年改了什么",
        right,
        ours,
        alone,
        alone,
    )


def _row(hand: ByHand, asked: str) -> list[str]:
    return hand.row(asked) if asked.isdigit() else hand.named(asked)


def _cell_items(hand: ByHand, asked: str) -> set[str]:
    cell = _row(hand, asked)[EVIDENCE]
    return {item for item in (i for r in (*INDICATORS, *EARLIER) for i in items(r)) if item in cell}


def _field(question: str, asked: str, right: str, label: str, column: int) -> Task:
    def ours(web: OnThePages) -> list[str]:
        web.type("input[name=q]", asked)
        return web.read(f".known div:has(dt:text-is('{label}')) .value")

    return Task(
        question, frozenset([right]), ours, lambda hand: [_row(hand, asked)[column]],
        lambda hand: _row(hand, asked),
    )  # fmt: skip


def _entries(asked: str) -> Ours:
    def ours(web: OnThePages) -> list[str]:
        web.type("input[name=q]", asked)
        return web.read("#entries label span")

    return ours


def _mine(web: OnThePages, which: str = "") -> list[str]:
    web.click("我的指标")
    web.page.wait_for_url("**/units/**")
    return web.read(f".tasks tr:has(.tag{which.removeprefix('.tag')}) .number")


def _due(web: OnThePages, day: date) -> list[str]:
    web.choose("select[name=due]", day.isoformat())
    return web.read(".rows .number")


def _holding(web: OnThePages, words: str) -> list[str]:
    web.type("input[name=evidence]", words)
    return web.read(".rows .number")


def _changes(web: OnThePages, unit: str | None) -> list[str]:
    web.click("版本变化")
    if unit:
        web.choose("select[name=unit]", unit)
    return [re.sub(r"^\d+　", "", name) for name in web.read(".change h2 a")]


TASKS = (
    evidence("37", 37), evidence("59", 59), evidence("80", 80), evidence("行政复议体制改革", 73),
    evidence("告知承诺", 6), leads("2", 2), leads("52", 52), leads("出庭应诉", 59),
    deadline("37", 37), deadline("信访工作法治化", 77),
    owed(UNIT, "各部门"), owed(BUREAU, "各部门"), owed(TOWN, "各乡镇（街道）"), led("示例县市场监督管理局"),
    due_by(date(2025, 8, 31)), due_by(date(2025, 9, 30)), holding("会议纪要"), holding("评估报告"),
    changed(None), changed_in("37", 37),
)  # fmt: skip
