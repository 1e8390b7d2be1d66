"""Folders and the library: what is there is what is known, however it came about."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.sync import sync
from tests.vectorstore.readings import Store
from vectorstore.database import Database
from vectorstore.library import Library
from vectorstore.model import EVERYTHING_OPEN, OPEN
from vectorstore.originals import Originals

TEXTS = ("一、申报\n\n材料须盖章。", "一、申报\n\n材料须签字。", "二、评估\n\n第三方评估。", "")
folder_states = st.dictionaries(
    st.sampled_from(["通知（2024年）.txt", "通知（2025年）.txt", "方案.md"]),
    st.sampled_from(TEXTS),
    max_size=3,
)


def opened(home: Path) -> Store:
    database = Database(f"sqlite:///{home / 'fawen.sqlite'}")
    database.migrate()
    store = Store(database, home / "originals")
    store.library = Library(database, Originals(home / "originals"))
    return store


def arrange(folder: Path, state: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in state.items():
        (folder / name).write_text(text, encoding="utf-8")


def contents(store: Store) -> object:
    found = store.catalog.documents(EVERYTHING_OPEN)
    passages = [p for d in found for p in store.catalog.document_passages(d.id, EVERYTHING_OPEN)]
    return found, passages, sorted(store.catalog.indexed()), store.catalog.counts()


@settings(max_examples=12, deadline=None)
@given(states=st.lists(folder_states, min_size=1, max_size=4))
def test_the_library_depends_on_what_is_there_not_on_how_it_came(
    states: list[dict[str, str]],
) -> None:
    with TemporaryDirectory() as place:
        store, folder = opened(Path(place) / "one"), Path(place) / "guidance"
        kept: dict[str, str] = {}
        for state in states:
            arrange(folder, state)
            sync([folder], store.library, on_event=lambda event: None)
            # A file that cannot be read keeps its last reading.
            kept = {n: state[n] or kept.get(n, "") for n in state}
            generation = store.catalog.generation()
            report = sync([folder], store.library, on_event=lambda event: None)
            assert (report.added, report.changed, report.withdrawn) == ((), (), ())
            assert store.catalog.generation() == generation
        fresh = opened(Path(place) / "two")
        arrange(folder, {name: text for name, text in kept.items() if text})
        sync([folder], fresh.library, on_event=lambda event: None)
        assert contents(store) == contents(fresh)
        store.database.close()
        fresh.database.close()


def test_a_shelf_of_laws_is_read_in_seconds(shared_data: Path, tmp_path: Path) -> None:
    store = opened(tmp_path)
    laws = sorted((shared_data / "laws").glob("*.md"))
    # Time on the processor: the machine may be busy with other work.
    started = time.process_time()
    report = sync(laws, store.library, on_event=lambda event: None)
    assert time.process_time() - started < 20
    assert (len(report.added), report.failed) == (238, ())
    started = time.process_time()
    again = sync(laws, store.library, on_event=lambda event: None)
    assert time.process_time() - started < 1.5
    assert len(again.unchanged) == 238
    current = [d for d in store.catalog.documents(OPEN) if d.title == "中华人民共和国立法法"]
    assert [d.issued.year for d in current if d.issued] == [2023]
    store.database.close()
