"""The ways in which clerks write a list into one cell.

Each function takes the items parted by ｜ (a mark that no item contains).
"""

from samples.content.model import SAME_AS_ABOVE, Evidence

CIRCLED = "①②③④⑤⑥⑦⑧⑨"


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split("｜"))


def circled(text: str, separator: str = "") -> Evidence:
    """①甲②乙, or with a separator between: ①甲；②乙."""
    items = _items(text)
    return Evidence(separator.join(f"{CIRCLED[n]}{item}" for n, item in enumerate(items)), items)


def dotted(text: str, separator: str = " ") -> Evidence:
    """1. 甲 2. 乙."""
    items = _items(text)
    return Evidence(separator.join(f"{n}. {item}" for n, item in enumerate(items, 1)), items)


def dotted_lines(text: str) -> Evidence:
    """1.甲 and 2.乙, each on its line, closed by ； and a full stop."""
    items = _items(text)
    return Evidence("；\n".join(f"{n}.{item}" for n, item in enumerate(items, 1)) + "。", items)


def paused(text: str, separator: str = "；") -> Evidence:
    """1、甲；2、乙."""
    items = _items(text)
    return Evidence(separator.join(f"{n}、{item}" for n, item in enumerate(items, 1)), items)


def bracketed(text: str, separator: str = "；") -> Evidence:
    """（1）甲；（2）乙."""
    items = _items(text)
    return Evidence(separator.join(f"（{n}）{item}" for n, item in enumerate(items, 1)), items)


def semicolons(text: str) -> Evidence:
    """Unnumbered: 甲；乙；丙, closed by a full stop."""
    items = _items(text)
    return Evidence("；".join(items) + "。", items)


def lines(text: str) -> Evidence:
    """One item a line, unnumbered."""
    items = _items(text)
    return Evidence("\n".join(items), items)


def spoken(text: str) -> Evidence:
    """一是甲；二是乙."""
    items = _items(text)
    marks = "一二三四五六七八九"
    return Evidence("；".join(f"{marks[n]}是{item}" for n, item in enumerate(items)), items)


def single(item: str) -> Evidence:
    """One item, unmarked."""
    return Evidence(item, (item,))


def as_written(cell: str, items: str) -> Evidence:
    """A cell whose notation is mixed: both readings are given."""
    return Evidence(cell, _items(items))


BLANK = Evidence("", ())
SAME = Evidence(SAME_AS_ABOVE, ())
