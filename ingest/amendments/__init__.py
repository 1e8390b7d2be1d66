"""Amendments: the sentences by which one document changes what another one says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.amendments.changes import changes_in
from ingest.amendments.fields import field_named
from ingest.amendments.repeals import force_in, repeals_in
from ingest.amendments.sentences import Sentence, sentences
from ingest.amendments.tables import changes_in_table
from ingest.amendments.targets import amends, number_headed, numbers_in, subject, title_in
from ingest.amendments.value import Change
from ingest.grid import Grid
from ingest.model import Amendment, Block, Document, FieldName, Heading, Locator, Table

__all__ = ["amendments"]

_SILENT = {"讲话报告", "法规"}
_ABOUT_FORCE = re.compile(r"废止|停止|不再执行|失效|施行|实施|执行|生效|试行|启用")


def amendments(document: Document, blocks: Sequence[Block]) -> tuple[Amendment, ...]:
    """The changes that a document makes, in order.

    Only what is stated as decided counts: no proposals, conditions or reports of earlier changes,
    and nothing in speeches and drafts; laws only put others out of force. What is changed is named
    in the sentence, in the sentences or heading before it, or by the title and first lines of the
    document.
    """
    if document.status == "draft":
        return ()
    found = list(_of_whole_documents(document, blocks))
    if document.authority in _SILENT:
        return _numbered(document, found)
    context = _Context(subject(document, blocks), amends(document))
    for block in blocks:
        if isinstance(block, Heading) and block.level == 0:
            continue
        made = context.in_table(block) if isinstance(block, Table) else context.in_text(block)
        found.extend(made)
    return _numbered(document, found)


def _numbered(document: Document, found: Sequence[Amendment]) -> tuple[Amendment, ...]:
    return tuple(
        replace(amendment, id=f"{document.id}-a{number}", document=document.id)
        for number, amendment in enumerate(found, 1)
    )


def _of_whole_documents(document: Document, blocks: Sequence[Block]) -> Iterator[Amendment]:
    """What a document repeals, and when it comes into force; speeches do neither."""
    if document.authority == "讲话报告":
        return
    for block in blocks:
        if isinstance(block, Table) or not _ABOUT_FORCE.search(block.text):
            continue
        for sentence in sentences(block.text):
            where = replace(block.locator, start=sentence.start, end=sentence.end)
            for change, title in repeals_in(sentence.text):
                if title != document.title:
                    yield _amendment(change, sentence.text, where, title, None)
            if (force := force_in(sentence.text)) is not None:
                yield _amendment(force, sentence.text, where, None, None)


class _Context:
    """What is being talked about while a document is read from top to bottom."""

    def __init__(self, subject_title: str | None, amending: bool) -> None:
        self._title = subject_title
        self._amending = amending
        self._numbers: tuple[str, ...] = ()
        self._field: FieldName | None = None

    def in_text(self, block: Block) -> Iterator[Amendment]:
        """The changes made by a paragraph or stated in a heading."""
        assert not isinstance(block, Table)
        numbers, field = self._numbers, self._field
        if isinstance(block, Heading):
            numbers, field = (), None
        for sentence in sentences(block.text):
            headed = () if self._numbers else number_headed(sentence.text)
            numbers = numbers_in(sentence.text) or headed or numbers
            for change in changes_in(sentence.text, field):
                yield from self._made(block, sentence, change, numbers)
            field = field_named(sentence.text) or field
        if isinstance(block, Heading):
            self._numbers, self._field = numbers, field

    def _made(
        self, block: Block, sentence: Sentence, change: Change, numbers: tuple[str, ...]
    ) -> Iterator[Amendment]:
        title = title_in(sentence.text, change.start) or self._title
        if title is None and not numbers and not self._amending:
            return
        if not numbers and not self._amending and title_in(sentence.text, change.start) is None:
            return  # a plan that speaks of other things than its subject
        where = replace(block.locator, start=sentence.start, end=sentence.end)
        for number in numbers or (None,):
            yield _amendment(change, sentence.text, where, title, number)

    def in_table(self, table: Table) -> Iterator[Amendment]:
        """The changes that a table of 原… and 调整后… lists."""
        if not self._amending and self._title is None:
            return
        for row in changes_in_table(Grid(table)):
            yield _amendment(row.change, row.quote, row.locator, self._title, row.number)


def _amendment(
    change: Change, quote: str, where: Locator, title: str | None, number: str | None
) -> Amendment:
    return Amendment(
        id="",
        document="",
        action=change.action,
        field=change.field,
        new=change.new,
        quote=quote,
        locator=where,
        target_title=title,
        target_number=number,
        old=change.old,
    )
