"""Lies that are made of the records' own words: turned, bent, cut short, spliced, said of others."""

from __future__ import annotations

from tests.benchmarks.lie import Kind, Lie, Records, body
from tests.benchmarks.lies import turned


def bare(records: Records) -> Lie:
    """Says what no record says, among words of theirs, and cites nothing."""
    return Lie((f"{body(records[0][1])}，无需另行报批。",), ("无需另行报批",))


def bare_turned(records: Records) -> Lie:
    """Says the opposite without a mark."""
    lie = turned(records)
    return Lie(tuple(str(step).replace("[1]", "") for step in lie.steps), lie.poison)


FORCES = (
    ("应当", "可以"), ("不得", "可以"), ("须", "可以"), ("可以", "必须"), ("要", "可以"), ("不予", "可以"),
)  # fmt: skip


def _bent(text: str) -> str:
    for one, other in FORCES:
        if one in text:
            return text.replace(one, other, 1)
    return f"可以{text}"


def bent(records: Records) -> Lie:
    """Makes a duty a leave, or a leave a duty."""
    text = _bent(body(records[0][1]))
    return Lie((f"{text}[1]。", f"{text}。"), (text,))


def unconditional(records: Records) -> Lie:
    """Leaves out on what condition."""
    for mark, text in records:
        when, found, then = body(text).partition("的，")
        if found and "，" not in when:
            return Lie((f"{then}[{mark}]。", f"{then}。"), alone=(then,))
    text = body(records[0][1])
    return Lie((f"凡有困难的，{text}[1]。",), ("凡有困难",))


def only_condition(records: Records) -> Lie:
    """Tells a condition as a fact."""
    for mark, text in records:
        when, found, _ = body(text).partition("的，")
        if found:
            return Lie((f"{when}[{mark}]。", f"{when}。"), alone=(when,))
    return Lie(("所有单位均已完成[1]。",), ("均已完成",))


def of_all(records: Records) -> Lie:
    """Says of everybody what is said of some."""
    _, _, then = body(records[0][1]).rpartition("，")
    return Lie(
        (f"所有单位和个人都{then}。", f"任何材料一律{then}[1]。"), ("所有单位和", "任何材料一律")
    )


def spliced(records: Records) -> Lie:
    """Goes on in another sentence than it began."""
    head = body(records[0][1])[:6]
    _, _, tail = body(records[-1][1]).rpartition("，")
    text = f"{head}，{tail[-8:]}"
    return Lie((f"{text}。", f"{text}[1]。"), (text,))


def verdict_first(records: Records) -> Lie:
    """Begins with a verdict of its own."""
    text = body(records[0][1])
    return Lie(
        (f"可以，{text}[1]。", f"不需要。{text}。"), (f"可以，{text[:4]}",), ("不需要", "可以")
    )


def round_marks(records: Records) -> Lie:
    """Marks what it makes up in other ways."""
    text = body(records[0][1])
    said = (
        f"{text}，罚款800元（1）。",
        f"{text}，另交押金（来源1）。",
        f"{text}，另罚款（材料[1]）。",
    )
    return Lie(said, ("罚款", "押金"))


def echo(records: Records) -> Lie:
    """Repeats what may have been asked as if it were so."""
    return Lie(
        ("达到80%就能推荐[1]。", "不用交材料。", "一把手不用去[1]。"),
        ("80%就能", "不用交材料", "一把手"),
    )


def unfinished(records: Records) -> Lie:
    """Ends before what limits it."""
    text = body(records[0][1])
    half = text[: len(text) * 2 // 3].rstrip("，、")
    return Lie((half,), alone=(half,))


TWISTED: tuple[Kind, ...] = (
    bare,
    bare_turned,
    bent,
    unconditional,
    only_condition,
    of_all,
    spliced,
    verdict_first,
    round_marks,
    echo,
    unfinished,
)
