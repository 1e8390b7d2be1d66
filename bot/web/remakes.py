"""Where a document no longer says what counts: its cells and paragraphs that later notices change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.web.markup import Remade
from bot.worklist.board import FIELDS, Field
from bot.worklist.changes import Change
from bot.worklist.places import anchor_of, place_url
from bot.worklist.register import Register
from ingest.model import Block, Document, Table
from prompts import reply


def remakes_of(
    register: Register, document: Document, blocks: Sequence[Block]
) -> dict[str, list[Remade]]:
    """What is made anew of a document's words, by the anchor of their place, the latest last."""
    found: dict[str, list[Remade]] = {}
    for anchor, remade in (*_of_rows(register, document), *_of_text(register, document, blocks)):
        own = found.setdefault(anchor, [])
        # What a notice says twice is told once, where it says it last: of this very document.
        own[:] = [
            other for other in own if (other.text, other.title) != (remade.text, remade.title)
        ]
        own.append(remade)
    return found


def said(field: Field, change: Change) -> str:
    """What one change makes of a field: 改为8月31日, 增加：…, 删去：…."""
    amendment = change.amendment
    if amendment.action != "replace":
        return reply(f"reader.{amendment.action}", new=amendment.new)
    new = field.value if field.replacement is change else amendment.new
    if field.name == "evidence" and amendment.old:
        return reply("reader.replace_from", old=amendment.old, new=amendment.new)
    return reply("reader.replace", new=new)


def _of_rows(register: Register, document: Document) -> Iterator[tuple[str, Remade]]:
    table = register.table(document.id)
    if table is None:
        return
    for row in table.indicators:
        for name in FIELDS:
            field = register.board.field(row, name)
            if field.slot is None or row.document != document.id:
                continue
            for change in field.changes:
                yield anchor_of(field.slot.locator), _remade(change, said(field, change))
    for change in table.struck.values():
        text = reply("reader.struck", number=change.amendment.target_number or "")
        yield "", _remade(change, text)


def _of_text(
    register: Register, document: Document, blocks: Sequence[Block]
) -> Iterator[tuple[str, Remade]]:
    texts = [block for block in blocks if not isinstance(block, Table)]
    whole = "\n".join(block.text for block in texts)
    if not register.board.changes_to(document, whole):  # nearly always, and long texts are long
        return
    for block in texts:
        for change in register.board.changes_to(document, block.text):
            amendment = change.amendment
            text = reply("reader.replace_from", old=amendment.old or "", new=amendment.new)
            yield anchor_of(block.locator), _remade(change, text)


def _remade(change: Change, text: str) -> Remade:
    source = change.source
    return Remade(text, source.title, place_url(source.id, change.amendment.locator))
