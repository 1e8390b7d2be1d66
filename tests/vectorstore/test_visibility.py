"""Nobody reads what their groups do not grant, by any way of reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Parsed
from tests.vectorstore.readings import ROOT, Store, moved, reading, row
from vectorstore.database import Database
from vectorstore.errors import UnknownDocument
from vectorstore.model import EVERYTHING_OPEN, OPEN, Scope

GROUPS = ("法治办", "审计", "A", "a")


def everything(source: str) -> Parsed:
    return reading(
        source,
        (source,),
        rows=[row("37", source, lead="县司法局")],
        changes=[moved("8月31日")],
    )


def readable(store: Store, scope: Scope, ids: dict[str, str]) -> set[str]:
    """The sources that any read of a scope lets out; checks that no read knows more or less."""
    catalog = store.catalog
    listed = {d.source for d in catalog.documents(scope)}
    passages = {row.passage for row in catalog.indexed()}
    ways = {
        "passages": {p.text for p in catalog.passages(passages, scope).values()},
        "indicators": {i.name for i in catalog.indicators(scope)},
        "amendments": {
            s for s, d in ids.items() for a in catalog.amendments(scope) if a.document == d
        },
        "document": {s for s, d in ids.items() if opens(store, d, scope)},
        "of a document": {s for s, d in ids.items() if catalog.document_passages(d, scope)},
    }
    for way, found in ways.items():
        assert found == listed, way
    return listed


def opens(store: Store, document: str, scope: Scope) -> bool:
    found = set()
    for read in (store.catalog.document, store.catalog.blocks, store.catalog.original):
        try:
            read(document, scope)
            found.add(True)
        except UnknownDocument:
            found.add(False)
    assert len(found) == 1
    return found == {True}


@contextmanager
def fresh() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/fawen.sqlite")
        database.migrate()
        yield Store(database, Path(folder) / "originals")
        database.close()


some_groups = st.none() | st.frozensets(st.sampled_from(GROUPS), max_size=3)


@settings(max_examples=15, deadline=None)
@given(
    files=st.lists(some_groups, min_size=1, max_size=4),
    before=st.booleans(),
    scopes=st.lists(st.frozensets(st.sampled_from(GROUPS), max_size=3), min_size=1, max_size=3),
)
def test_no_read_leaks(
    files: list[frozenset[str] | None], before: bool, scopes: list[frozenset[str]]
) -> None:
    with fresh() as store:
        ids = {}
        for n, groups in enumerate(files):
            source = f"f{n}"
            if before and groups is not None:
                store.library.restrict(ROOT, source, groups)
            ids[source] = store.put(everything(source))
            store.library.restrict(ROOT, source, groups)
        for granted in scopes:
            allowed = {
                f"f{n}" for n, groups in enumerate(files) if groups is None or groups & granted
            }
            assert readable(store, Scope(groups=granted, superseded=True), ids) == allowed
            assert readable(store, Scope(groups=granted), ids) == allowed


def test_a_restricted_file_stays_restricted_when_read_again(store: Store) -> None:
    store.library.restrict(ROOT, "a.txt", ["法治办"])
    store.put(reading("a.txt", ("甲。",)))
    assert store.sources(EVERYTHING_OPEN) == []
    old = store.put(reading("a.txt", ("乙。",)))
    store.library.withdraw(ROOT, "a.txt")
    with pytest.raises(UnknownDocument):
        store.catalog.blocks(old, EVERYTHING_OPEN)
    store.put(reading("a.txt", ("丙。",)))
    assert store.sources(EVERYTHING_OPEN) == []
    assert store.sources(Scope(groups=frozenset({"法治办"}))) == ["a.txt"]


def test_opening_a_file_tells_the_indexes(store: Store) -> None:
    store.library.restrict(ROOT, "a.txt", [])
    store.put(reading("a.txt"))
    (hidden,) = store.catalog.indexed()
    assert hidden.groups == frozenset()
    since = store.catalog.generation()
    store.library.restrict(ROOT, "a.txt", None)
    assert store.catalog.changes(since).added == (hidden.passage,)
    (shown,) = store.catalog.indexed()
    assert shown.groups is None
    assert store.sources(OPEN) == ["a.txt"]


def test_a_text_that_also_stands_in_an_open_file_is_open(store: Store) -> None:
    store.put(reading("a.txt"), root="/one")
    store.library.restrict("/one", "a.txt", ["审计"])
    assert store.sources(OPEN) == []
    store.put(reading("a.txt"), root="/two")
    assert store.sources(OPEN) == ["a.txt"]
    store.library.withdraw("/two", "a.txt")
    assert store.sources(OPEN) == []
