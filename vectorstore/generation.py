"""The counters that tell derived indexes whether they are behind.

Counting up locks the counter until the transaction ends, so on every database the order of the
numbers is the order of the commits.
"""

from __future__ import annotations

from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from vectorstore.tables import counters

Counter = Literal["generation", "vectors", "words"]


def current(connection: Connection, name: Counter = "generation") -> int:
    """The value that a counter has now."""
    return connection.scalar(sa.select(counters.c.value).where(counters.c.name == name)) or 0


def count_up(connection: Connection, name: Counter = "generation") -> int:
    """The next value of a counter, from now on its value."""
    row = counters.c.name == name
    connection.execute(counters.update().where(row).values(value=counters.c.value + 1))
    return current(connection, name)
