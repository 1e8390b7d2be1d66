"""Who gets which tickets, and in how many days: a table, read whole at each opening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.errors import BotError
from bot.records.tickets.model import Facts, Rule, RuleKind
from bot.records.tickets.tables import ticket_rules
from vectorstore.database import Database

ORDER: tuple[RuleKind, ...] = ("indicator", "document", "topic", "unit")
"""The narrower before the wider: one indicator is nearer than the group it stands in."""


def rule_for(facts: Facts, rules: Iterable[Rule]) -> Rule | None:
    """The rule that a ticket's facts meet; the narrowest of several."""
    known = {(rule.kind, rule.value): rule for rule in rules}
    stated = {
        "indicator": facts.indicator,
        "document": facts.document,
        "topic": facts.topic,
        "unit": facts.unit,
    }
    met = (known.get((kind, stated[kind] or "")) for kind in ORDER)
    return next(filter(None, met), None)


def read_rules(connection: Connection) -> tuple[Rule, ...]:
    """All rules, within a transaction."""
    rows = connection.execute(sa.select(ticket_rules).order_by(ticket_rules.c.number)).all()
    return tuple(Rule(row.kind, row.value, row.assignee, row.days) for row in rows)


class AssignmentRules:
    """The rules, kept in SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self) -> tuple[Rule, ...]:
        """All rules, in the order they were made."""
        with self._database.connect() as connection:
            return read_rules(connection)

    def set(self, rules: Sequence[Rule]) -> None:
        """Put rules in place of those on the same thing, and beside the others."""
        with self._database.begin() as connection:
            for rule in rules:
                connection.execute(_same(rule.kind, rule.value))
                row = {
                    "kind": rule.kind,
                    "value": rule.value,
                    "assignee": rule.assignee,
                    "days": rule.days,
                }
                connection.execute(sa.insert(ticket_rules).values(row))

    def remove(self, kind: str, value: str) -> None:
        """Take a rule out; raises BotError ``unknown_rule``."""
        with self._database.begin() as connection:
            if not connection.execute(_same(kind, value)).rowcount:
                raise BotError("unknown_rule", value=value)


def _same(kind: str, value: str) -> sa.Delete:
    return sa.delete(ticket_rules).where(ticket_rules.c.kind == kind, ticket_rules.c.value == value)
