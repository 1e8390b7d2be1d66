"""Drafts: nothing of them is found, and they take the published reading's place whole or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.engine import Connection

from ingest.model import Locator, ReadPage, Remark
from tests.vectorstore.readings import ROOT, Store, moved, reading, row
from vectorstore.audit import Actor, Audit
from vectorstore.drafts import Drafts
from vectorstore.errors import JobLost, UnknownDraft
from vectorstore.model import EVERYTHING_OPEN, OPEN

OLD = reading("plan.docx", ("报送截止8月15日。",))
NEW = replace(
    reading(
        "plan.docx",
        ("报送截止8月31日。",),
        rows=[row("37", "合法性审查", lead="县司法局", evidence="目录；意见书")],
        changes=[moved("8月31日", "37")],
    ),
    read=(ReadPage(1, 0.93), ReadPage(2)),
    remarks=(Remark("low_confidence", Locator(2, page=1), (("page", 1),)),),
)


def draft(store: Store) -> str:
    return store.library.draft(ROOT, "plan.docx", "new", b"new", [NEW])


def test_a_draft_is_found_nowhere(store: Store) -> None:
    store.put(OLD)
    before = store.catalog.generation()
    draft(store)
    assert store.catalog.generation() == before
    assert store.catalog.documents(EVERYTHING_OPEN) == [OLD.document]
    assert store.catalog.indicators(EVERYTHING_OPEN) == []
    assert store.library.fingerprint(ROOT, "plan.docx") != "new"


def test_a_draft_is_read_back_as_it_was_read(store: Store) -> None:
    identity = draft(store)
    drafts = Drafts(store.database)
    assert drafts.reading(identity) == (NEW,)
    [listed] = drafts.listed()
    assert listed == drafts.get(NEW.document.id) == drafts.at(ROOT, "plan.docx")
    assert listed.documents == ((NEW.document.id, "plan"),)
    assert store.originals.read(listed.sha256) == b"new"


def test_publishing_takes_the_place_of_what_was_published(store: Store) -> None:
    store.put(OLD)
    published = store.library.publish(draft(store))
    assert published.source == "plan.docx"
    assert store.catalog.documents(EVERYTHING_OPEN) == [NEW.document]
    assert store.catalog.indicators(OPEN) == list(NEW.indicators)
    assert store.library.fingerprint(ROOT, "plan.docx") == "new"
    assert Drafts(store.database).listed() == ()
    with pytest.raises(UnknownDraft):
        store.library.publish(published.id)


def test_a_later_draft_takes_the_place_of_an_earlier(store: Store) -> None:
    draft(store)
    store.library.draft(ROOT, "plan.docx", "old", b"old", [OLD])
    assert [d.fingerprint for d in Drafts(store.database).listed()] == ["old"]


def test_what_is_published_at_once_leaves_no_draft_of_its_file(store: Store) -> None:
    draft(store)
    store.put(OLD)
    assert Drafts(store.database).listed() == ()


def test_a_draft_may_be_discarded(store: Store) -> None:
    store.put(OLD)
    store.library.discard(draft(store))
    assert Drafts(store.database).listed() == ()
    assert store.catalog.documents(OPEN) == [OLD.document]
    with pytest.raises(UnknownDraft):
        store.library.discard("none")


def test_who_did_it_is_logged(store: Store) -> None:
    actor = Actor("张三", "session")
    mine = store.library.acting(actor)
    mine.publish(mine.draft(ROOT, "plan.docx", "new", b"new", [NEW]))
    mine.discard(mine.draft(ROOT, "plan.docx", "old", b"old", [OLD]))
    entries = Audit(store.database).listed()
    assert [(e.by, e.action, e.object) for e in entries] == [
        ("张三", action, "plan.docx") for action in ("discarded", "drafted", "published", "drafted")
    ]


def test_what_goes_wrong_beside_undoes_it(store: Store) -> None:
    def failing(_: Connection) -> None:
        raise JobLost(id="x")

    broken = store.library.acting(Actor("张三", "session"), failing)
    with pytest.raises(JobLost):
        broken.draft(ROOT, "plan.docx", "new", b"new", [NEW])
    assert Drafts(store.database).listed() == ()
    identity = draft(store)
    with pytest.raises(JobLost):
        broken.publish(identity)
    assert [d.id for d in Drafts(store.database).listed()] == [identity]
    assert store.catalog.documents(EVERYTHING_OPEN) == []
