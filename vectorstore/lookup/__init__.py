"""Looking indicators up by number, name, unit, deadline and evidence, without search."""

from __future__ import annotations

from threading import Lock

from ingest.model import Level
from vectorstore.catalog import Catalog
from vectorstore.lookup.tables import Candidate, IndicatorTables, TableInfo
from vectorstore.model import Scope

__all__ = ["Candidate", "IndicatorTables", "Lookup", "TableInfo"]

_SCOPES_KEPT = 16


class Lookup:
    """The indicator tables that a scope sees, read again only when the catalog changed.

    ``own_level`` is the level of the library's owner, whose table a bare number means.
    """

    def __init__(self, catalog: Catalog, own_level: Level = "县") -> None:
        self._catalog = catalog
        self._own_level = own_level
        self._lock = Lock()
        self._generation = -1
        self._known: dict[Scope, IndicatorTables] = {}

    def within(self, scope: Scope) -> IndicatorTables:
        """The tables of a scope as they are now; what is returned does not change any more."""
        generation = self._catalog.generation()
        with self._lock:
            if generation != self._generation:
                self._known.clear()
                self._generation = generation
            found = self._known.get(scope)
        if found is not None:
            return found
        found = IndicatorTables(
            self._catalog.documents(scope), self._catalog.indicators(scope), self._own_level
        )
        with self._lock:
            # What was read may be newer than ``generation`` by now: then it is not kept.
            if self._generation == self._catalog.generation():
                if len(self._known) >= _SCOPES_KEPT:
                    self._known.pop(next(iter(self._known)))
                self._known[scope] = found
        return found
