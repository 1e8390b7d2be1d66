"""Approved answers in SQL: proposed, approved, put under review when what they rest on changes."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.errors import BotError
from bot.records.approved.model import ApprovedAnswer, ApprovedState, Proposal, Source
from bot.records.approved.tables import approved_answers as table
from vectorstore import codec
from vectorstore.database import Database
from vectorstore.tokens import bigrams


def spelled(question: str) -> str:
    """A question as it is compared with others: a hash of its characters, signs left out."""
    return hashlib.sha256(" ".join(bigrams(question)).encode()).hexdigest()


class ApprovedAnswers:
    """The approved answers."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    def put(self, proposal: Proposal) -> ApprovedAnswer:
        """Add an answer as a draft, or change the one to the same question into a draft again.

        Raises BotError ``empty_question`` where question or answer is blank.
        """
        question, answer = proposal.question.strip(), proposal.answer.strip()
        if not question or not answer:
            raise BotError("empty_question")
        now, key = self._clock(), spelled(question)
        values: dict[str, object] = {
            "question": question,
            "answer": answer,
            "similar": json.dumps(proposal.similar, ensure_ascii=False),
            "negative": json.dumps(proposal.negative, ensure_ascii=False),
            "sources": codec.dumps_all(proposal.sources),
            "ticket": proposal.ticket,
            "valid_until": proposal.valid_until,
            "state": "draft",
            "review": "",
            "approver": "",
            "approved_at": None,
            "changed_at": now,
        }
        with self._database.begin() as connection:
            same = table.c.spelled == key
            if not connection.execute(table.update().where(same).values(values)).rowcount:
                new = {"id": secrets.token_hex(8), "spelled": key, "created_at": now}
                connection.execute(sa.insert(table).values(values | new))
        return self._one(same, question)

    def get(self, identity: str) -> ApprovedAnswer:
        """One by id; raises BotError ``unknown_approved``."""
        return self._one(table.c.id == identity, identity)

    def listed(self, states: Collection[ApprovedState] = ()) -> tuple[ApprovedAnswer, ...]:
        """All of these states, the oldest first."""
        query = sa.select(table).order_by(table.c.created_at, table.c.id)
        if states:
            query = query.where(table.c.state.in_(list(states)))
        with self._database.connect() as connection:
            return tuple(map(_answer, connection.execute(query)))

    def approve(self, identity: str, by: str) -> ApprovedAnswer:
        """Let it answer, in somebody's name."""
        now = self._clock()
        return self._set(identity, state="approved", approver=by, approved_at=now, review="")

    def retire(self, identity: str) -> ApprovedAnswer:
        """Let it answer no more."""
        return self._set(identity, state="retired")

    def check(self, in_force: Mapping[str, str], today: date) -> tuple[ApprovedAnswer, ...]:
        """Put under review what rests on a document that is no longer in force, or ran out.

        ``in_force`` are the titles of documents by id. Returns those that were put under review.
        """
        due = []
        for one in self.listed(["approved"]):
            gone = [source.title for source in one.sources if source.document not in in_force]
            why = "、".join(f"《{title}》" for title in dict.fromkeys(gone))
            if one.valid_until and one.valid_until < today:
                why = why or one.valid_until.isoformat()
            if why:
                due.append(self._set(one.id, state="review", review=why))
        return tuple(due)

    def version(self) -> tuple[object, ...]:
        """What changes whenever any answer does."""
        query = sa.select(table.c.state, sa.func.count(), sa.func.max(table.c.changed_at))
        with self._database.connect() as connection:
            rows = connection.execute(query.group_by(table.c.state).order_by(table.c.state))
            return tuple(map(tuple, rows))

    def _set(self, identity: str, **values: object) -> ApprovedAnswer:
        self.get(identity)
        with self._database.begin() as connection:
            mine = table.c.id == identity
            connection.execute(
                table.update().where(mine).values(values | {"changed_at": self._clock()})
            )
        return self.get(identity)

    def _one(self, where: sa.ColumnElement[bool], name: str) -> ApprovedAnswer:
        with self._database.connect() as connection:
            row = connection.execute(sa.select(table).where(where)).one_or_none()
        if row is None:
            raise BotError("unknown_approved", id=name)
        return _answer(row)


def _answer(row: sa.Row[Any]) -> ApprovedAnswer:
    found = row._mapping
    names = ("id", "question", "answer", "state", "review", "approver", "ticket", "valid_until")
    return ApprovedAnswer(
        **{name: found[name] for name in names},
        similar=tuple(json.loads(found["similar"])),
        negative=tuple(json.loads(found["negative"])),
        sources=codec.loads_all(Source, found["sources"]),
        approved_at=found["approved_at"],
    )
