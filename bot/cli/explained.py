"""An explanation as lines that a person reads: each section under its title, a value a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from prompts import reply, texts

PARTED = "　"
SHOWN = 60
"""Characters of a passage that are shown."""


def explained(explanation: Mapping[str, object]) -> Iterator[str]:
    """The lines of an explanation as JSON has it; values that say nothing are left out."""
    labels = texts("explain")
    sections = explanation.get("sections")
    told = {"sections"}
    for name, keys in (sections if isinstance(sections, Mapping) else {}).items():
        told |= set(keys)
        lines = [
            line for key in keys for line in _value(labels.get(key, key), explanation.get(key))
        ]
        if lines:
            yield f"【{_name(name, 'explain_sections')}】"
            yield from lines
    for key, value in explanation.items():
        if key not in told:
            yield from _value(labels.get(key, key), value)


def _value(label: str, value: object) -> Iterator[str]:
    """One value: on the line of its label, or below it where it is several things."""
    if value is None or value in ("", [], {}, False):
        return
    if isinstance(value, list) and any(isinstance(item, list | Mapping) for item in value):
        yield f"{label}："
        for number, item in enumerate(value, 1):
            yield f"  {number}. {_entry(item)}"
    else:
        yield f"{label}：{_said(value)}"


def _entry(item: object) -> str:
    if isinstance(item, Mapping) and "signals" in item:
        return _passage(item)
    if isinstance(item, Mapping):
        return PARTED.join(f"{_name(key)} {_said(value)}" for key, value in item.items())
    if isinstance(item, Sequence) and not isinstance(item, str):
        return PARTED.join(_said(part) for part in item if part is not None)
    return _said(item)


def _passage(item: Mapping[str, object]) -> str:
    """A passage found: its document, its score with what every leg gave, its first words."""
    signals = item["signals"]
    legs = PARTED.join(
        f"{_name(name, 'explain_signals')} {_said(value)}"
        for name, value in (signals.items() if isinstance(signals, Mapping) else ())
    )
    text = str(item.get("text", "")).replace("\n", PARTED)[:SHOWN]
    return reply(
        "explain.passage", title=item.get("title"), score=_said(item.get("score")), legs=legs,
        text=text,
    )  # fmt: skip


def _name(key: object, kind: str = "explain") -> str:
    return texts(kind).get(str(key), str(key))


def _said(value: object) -> str:
    """A plain value in words: codes have theirs, figures at most three decimals."""
    if isinstance(value, bool):
        return reply("explain.yes") if value else reply("explain.no")
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, list):
        return "、".join(_said(item) for item in value)
    return texts("explain_values").get(str(value), str(value))
