"""The log of who did what takes entries, and nothing else."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tests.vectorstore.readings import NOON
from vectorstore.audit import COMMAND, Actor, Audit
from vectorstore.database import Database
from vectorstore.tables import audit


def test_entries_come_newest_first_and_in_pages(database: Database) -> None:
    log = Audit(database, lambda: NOON)
    for n in range(5):
        log.note(Actor(f"张{n}", "key"), "withdrawn", f"{n}.docx", 文件=n)
    newest, second = log.listed(limit=2)
    assert (newest.by, newest.via, newest.action, newest.object) == (
        "张4",
        "key",
        "withdrawn",
        "4.docx",
    )
    assert (newest.at, newest.details) == (NOON, {"文件": 4})
    assert [e.object for e in log.listed(limit=2, before=second.number)] == ["2.docx", "1.docx"]
    log.note(COMMAND, "key_made", "门户")
    assert [e.object for e in log.listed(action="key_made")] == ["门户"]
    assert [e.by for e in log.listed(object="3.docx")] == ["张3"]


@pytest.mark.parametrize("statement", [audit.delete(), audit.update().values(by="别人")])
def test_what_was_noted_can_be_neither_changed_nor_deleted(
    database: Database, statement: sa.Update | sa.Delete
) -> None:
    log = Audit(database, lambda: NOON)
    log.note(COMMAND, "published", "一.docx")
    with pytest.raises(Exception, match="append-only"), database.begin() as connection:
        connection.execute(statement)
    assert [entry.by for entry in log.listed()] == ["命令行"]
