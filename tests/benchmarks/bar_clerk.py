"""Twenty clerk tasks on our pages against searching the workbook: fewer steps, nothing left out.

The workbook alone does not say what later notices change, whom 各部门 means, or what 同上 stands
for. By hand, leaving nothing out therefore takes more than Ctrl+F; both are counted. The table goes
to ``docs/clerk-tasks.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from playwright.sync_api import Browser

from tests.benchmarks.checks import Check, holds
from tests.benchmarks.chromium import SUMMER, demo_pages
from tests.benchmarks.clerk_steps import ByHand, OnThePages
from tests.benchmarks.clerk_tasks import TASKS, Task
from tests.benchmarks.corpora import ROOT

LIBRARY = ROOT / "samples" / "library"
PAGE = ROOT / "docs" / "clerk-tasks.md"
HEAD = """# Twenty clerk tasks

Steps of a clerk on our pages and in the task table opened as a workbook, counted by
`make bars NAME=clerk` on the demo library as of {day}. A step is a click, a burst of keys (words and
Enter; Enter for the next hit), or a screenful read (1440 by 900). *Ctrl+F* searches the workbook
alone; *by hand, whole* also looks at what the workbook does not tell: the supplementary notice, whom
各部门 and 各乡镇（街道） mean, what 同上 stands for. *Left out* counts what is missing of the right
answer, which comes from what the demo library was written from. Seconds are steps by a
keystroke-level model (click 2.5, keys 3, screenful 4); the service itself took {service:.2f} s a task,
median.

| task | right | our steps | left out | seconds | Ctrl+F steps | left out | by hand, whole | seconds |
|---|---|---|---|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Done:
    """One task, both ways."""

    task: Task
    ours: OnThePages
    missing: frozenset[str]
    alone: ByHand
    alone_missing: frozenset[str]
    whole: ByHand
    took: float

    @property
    def line(self) -> str:
        """The task as a row of the table."""
        cells = (
            self.task.question, len(self.task.right), self.ours.count, len(self.missing),
            f"{self.ours.seconds:.0f}", self.alone.count, len(self.alone_missing),
            self.whole.count, f"{self.whole.seconds:.0f}",
        )  # fmt: skip
        return f"| {' | '.join(map(str, cells))} |\n"


def measure() -> Sequence[Check]:
    """Every task both ways, and the table into the docs."""
    with demo_pages() as (browser, address):
        done = list(_done(browser, address.rstrip("/")))
    took = sorted(one.took for one in done)[len(done) // 2]
    head = HEAD.format(day=SUMMER.date().isoformat(), service=took)
    PAGE.write_text(head + "".join(one.line for one in done), encoding="utf-8")
    more = [one.task.question for one in done if one.ours.count >= one.whole.count]
    lost = {one.task.question: sorted(one.missing) for one in done if one.missing}
    ours, whole = (
        sum(steps) for steps in zip(*((d.ours.count, d.whole.count) for d in done), strict=True)
    )
    alone = sum(one.alone.count for one in done)
    left = sum(bool(one.alone_missing) for one in done)
    return [
        holds("tasks", len(done) == 20, len(done), "20"),
        holds("tasks in which we leave something out", not lost, lost or "0", "0"),
        holds("tasks not done in fewer steps than by hand", not more, more or "0", "0"),
        holds("steps in all, ours and by hand", ours < whole, f"{ours} and {whole}", "fewer"),
        holds(
            "steps of Ctrl+F alone, tasks it leaves something out in",
            True,
            f"{alone}, {left}",
            "a figure",
        ),
    ]


def _done(browser: Browser, address: str) -> Iterator[Done]:
    workbook = next(path for path in LIBRARY.glob("*2025*任务分解表.xlsx"))
    for task in TASKS:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_init_script(f"localStorage.setItem('fawen.unit', '{task.unit}')")
        web = OnThePages(context.new_page(), address)
        started = perf_counter()
        found = frozenset(task.ours(web))
        took = perf_counter() - started
        context.close()
        alone, whole = ByHand(workbook), ByHand(workbook)
        by_hand = frozenset(task.alone(alone))
        task.whole(whole)
        whole.read_notice()
        yield Done(task, web, task.right - found, alone, task.right - by_hand, whole, took)
