"""What must be said of the edition that answers: that it is not in force, or not there at all."""

from __future__ import annotations

from bot.answering.draft import Draft, Source
from bot.answering.understanding import Understanding
from bot.model import Reason
from bot.worklist.editions import Absent, editions_of
from bot.worklist.register import Register, TaskTable
from ingest.model import Status
from prompts import reply

_NOTED: dict[Status, str] = {
    "superseded": "superseded",
    "repealed": "repealed_edition",
    "draft": "draft_edition",
    "upcoming": "upcoming_edition",
}
# These say themselves which edition they speak of, or speak of no table.
_SILENT = ("prose", "difference", "accord")


def note_edition(register: Register, draft: Draft, asked: Understanding) -> None:
    """Say so when the table asked for is not the one in force."""
    table = asked.table
    if asked.intent in _SILENT or table is None or asked.absent:
        return
    if (key := _NOTED.get(table.document.status)) is None:
        return
    line = editions_of(register, table)
    current = next((t for t in line if t.document.status == "current"), None)
    said = {
        "edition": register.label(table.document),
        "current": register.label(current.document) if current else reply("notices.no_current"),
    }
    draft.note("superseded", reply(f"notices.{key}", **said))


def say_absent(draft: Draft, absent: Absent) -> None:
    """A table that the library has not: no other may answer for it."""
    known = "、".join(absent.known)
    key = "absent_table" if known else "absent_table_none"
    said = {"known": known} if known else {}
    reason: Reason = "no_such_indicator" if absent.edition else "no_evidence"
    draft.refuse(reason, reply(f"refusals.{key}", absent=absent.label, **said))


def say_struck(register: Register, draft: Draft, table: TaskTable, number: str) -> bool:
    """Say so where a notice struck an indicator out; whether one did."""
    change = table.struck.get(number)
    if change is None:
        return False
    title, quote = f"《{change.source.title}》", change.amendment.quote
    said = {"number": number, "table": register.label(table.document)}
    source = Source(change.source, change.amendment.locator, quote)
    draft.say(reply("answer.struck", source=title, quote=quote, **said), source)
    draft.note("amended", reply("notices.amended", source=title, quote=quote))
    return True
