"""Registers kept ready: one for each visibility scope, rebuilt when the catalog or the words change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import Protocol

from bot.worklist.register import Register
from bot.worklist.sounds import Sounds
from bot.worklist.terms import SHORT, terms_of
from bot.worklist.vocabulary import SHIPPED, Vocabulary, WordsKept
from ingest.model import Amendment, Document, Indicator
from vectorstore.model import Scope

KEPT = 32
"""Scopes whose registers are kept: as many as there are sets of groups in use at one time."""


class Catalog(Protocol):
    """What a register is built from."""

    def generation(self) -> int: ...

    def documents(self, scope: Scope) -> list[Document]: ...

    def indicators(self, scope: Scope) -> list[Indicator]: ...

    def amendments(self, scope: Scope) -> list[Amendment]: ...


class Unchanging:
    """The words that are shipped, where nobody can enter any."""

    def version(self) -> int:
        """Always the same."""
        return SHIPPED.version

    def read(self) -> Vocabulary:
        """The shipped words."""
        return SHIPPED


@dataclass(frozen=True)
class View:
    """What one scope sees at one generation: its documents in all editions, and their register."""

    generation: int
    documents: Mapping[str, Document]
    register: Register

    @cached_property
    def sounds(self) -> Sounds:
        """What is called what in here, by its sound."""
        return Sounds(terms_of(self.register, self.documents.values()), SHORT)


class Registers:
    """Builds a view on first use and hands out the same one until the catalog or the words change."""

    def __init__(
        self,
        catalog: Catalog,
        *,
        own_level: str,
        this_year: Callable[[], int],
        words: WordsKept | None = None,
    ) -> None:
        self._catalog, self._own_level, self._this_year = catalog, own_level, this_year
        self._words = words or Unchanging()
        self._views: OrderedDict[frozenset[str], View] = OrderedDict()
        self._lock = Lock()

    def of(self, groups: frozenset[str]) -> View:
        """The view of these visibility groups, superseded editions included."""
        now = (self._catalog.generation(), self._words.version())
        with self._lock:
            view = self._views.get(groups)
            if view is None or (view.generation, view.register.vocabulary.version) != now:
                view = self._build(groups, now[0])
                self._views[groups] = view
            self._views.move_to_end(groups)
            while len(self._views) > KEPT:
                self._views.popitem(last=False)
        return view

    def _build(self, groups: frozenset[str], generation: int) -> View:
        scope = replace(Scope(groups=groups), superseded=True)
        documents = self._catalog.documents(scope)
        register = Register(
            documents,
            self._catalog.indicators(scope),
            self._catalog.amendments(scope),
            own_level=self._own_level,
            this_year=self._this_year,
            vocabulary=self._words.read(),
        )
        return View(generation, {d.id: d for d in documents}, register)
