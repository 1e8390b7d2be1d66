"""The words for a value and a number in a comparison."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.answering.fidelity.wording import Rendered
from bot.worklist.board import Entry, Field
from bot.worklist.difference import Difference, FieldChange
from bot.worklist.register import Register
from ingest.model import Document, Indicator
from prompts import reply

SHOWN = 40
"""Characters of both values together up to which one line shows them."""


def labels(register: Register, found: Difference) -> dict[str, str]:
    """What the two tables are called: ``new`` and ``old``."""
    new, old = found.after.document, found.before.document
    return {"new": Rendered(register.label, new), "old": Rendered(register.label, old)}


def number(indicator: Indicator | None) -> str:
    """指标37 and a blank; nothing where the table does not number."""
    assert indicator is not None
    return f"指标{indicator.number}　" if indicator.number else ""


def shown(field: Field, indicator: Indicator) -> str:
    """A value on one line; a blank cell says that it is blank.

    A requirement goes without the name that it may begin with: the line has named the indicator.
    """
    said = re.sub(r"([；;。])?\s*\n\s*", lambda m: m.group(1) or "；", field.value)
    if field.name == "requirement":
        said = said.removeprefix(indicator.name).lstrip("。：:；") or said
    return said or reply("difference.blank")


def counted(field: Field, document: Document) -> str:
    """How many entries a list has; a list of none says that it is blank."""
    entries = field.entries(document.id)
    return reply("difference.entries", count=len(entries)) if entries else reply("difference.blank")


def amended(change: FieldChange) -> str:
    """Which notice made the newer value, if one did."""
    made = change.after.replacement
    return reply("difference.amended", source=f"《{made.source.title}》") if made else ""


def entry_text(entry: Entry, found: Difference, documents: Mapping[str, Document]) -> str:
    """An entry, and the notice that adds it if it stands in neither table."""
    if entry.document in (found.before.document.id, found.after.document.id):
        return entry.item.text
    source = f"《{documents[entry.document].title}》"
    return entry.item.text + reply("difference.entry_source", source=source)
