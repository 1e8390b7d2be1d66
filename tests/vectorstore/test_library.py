"""The write path: whole readings or nothing, on every database."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from sqlalchemy.engine import Connection

from ingest.model import Document, Passage
from tests.vectorstore.readings import NOON, ROOT, Store, moved, on, reading, row
from vectorstore.audit import Actor, Audit
from vectorstore.errors import JobLost, UnknownDocument
from vectorstore.library import Library
from vectorstore.model import EVERYTHING_OPEN, OPEN, Scope

PLAN = ("自愿申报。", "省级初审。", "第三方评估。")


def test_what_was_put_is_read_back(store: Store) -> None:
    parsed = reading(
        "table.xlsx",
        PLAN,
        rows=[row("37", "合法性审查", lead="县司法局", evidence="目录；意见书", deadline="")],
        changes=[moved("8月31日", "37")],
        number="县法委〔2025〕3号",
        issued=on("2025-03-01"),
        level="县",
        authority="任务分解表",
    )
    store.put(parsed)
    assert store.catalog.documents(OPEN) == [parsed.document]
    assert store.catalog.document(parsed.document.id, OPEN) == parsed.document
    assert store.catalog.blocks(parsed.document.id, OPEN) == parsed.blocks
    assert store.catalog.document_passages(parsed.document.id, OPEN) == list(parsed.passages)
    ids = [p.id for p in reversed(parsed.passages)]
    assert list(store.catalog.passages([*ids, "unknown"], OPEN)) == ids
    assert store.catalog.indicators(OPEN) == list(parsed.indicators)
    assert store.catalog.amendments(OPEN) == list(parsed.amendments)
    assert store.library.sources(ROOT) == ["table.xlsx"]
    assert store.originals.read(store.catalog.original(parsed.document.id, OPEN)).startswith(
        "自愿申报".encode()
    )


def test_a_new_reading_replaces_the_old_one_whole(store: Store) -> None:
    old = reading("plan.docx", PLAN, rows=[row("1", "旧指标")])
    new = reading("plan.docx", (*PLAN[:2], "实地核查。"))
    store.put(old)
    before = store.catalog.generation()
    store.put(new)
    assert store.catalog.documents(EVERYTHING_OPEN) == [new.document]
    assert store.catalog.passages([p.id for p in old.passages], EVERYTHING_OPEN) == {}
    assert store.catalog.indicators(EVERYTHING_OPEN) == []
    changes = store.catalog.changes(before)
    assert set(changes.removed) == {p.id for p in old.passages}
    assert set(changes.added) == {p.id for p in new.passages}
    assert changes.generation == before + 1
    assert store.catalog.changes(changes.generation).added == ()


def test_a_replaced_text_can_still_be_cited(store: Store) -> None:
    old, new = reading("plan.docx", PLAN), reading("plan.docx", ("公示。",))
    store.put(old)
    store.put(new)
    assert store.catalog.document(old.document.id, EVERYTHING_OPEN).status == "superseded"
    assert store.catalog.blocks(old.document.id, EVERYTHING_OPEN) == old.blocks
    with pytest.raises(UnknownDocument):
        store.catalog.blocks(old.document.id, OPEN)
    assert store.catalog.document(new.document.id, OPEN) == new.document


def test_a_text_that_comes_back_is_current_again(store: Store) -> None:
    old, new = reading("plan.docx", PLAN), reading("plan.docx", ("公示。",))
    store.put(old)
    store.put(new)
    since = store.catalog.generation()
    store.put(old)
    assert store.catalog.documents(OPEN) == [old.document]
    changes = store.catalog.changes(since)
    assert set(changes.added) == {p.id for p in old.passages}
    assert not set(changes.removed) & {p.id for p in old.passages}


def test_a_crash_leaves_the_old_reading(store: Store) -> None:
    old = reading("plan.docx", PLAN)
    store.put(old)
    generation, counts = store.catalog.generation(), store.catalog.counts()

    class PowerCut(Exception):
        pass

    broken = reading("plan.docx", ("公示。",), rows=[row("1", "一"), row("2", "二")])

    def cut(passage: Passage, document: Document) -> tuple[str, str]:
        raise PowerCut

    library = Library(store.database, store.originals, parser=1, terms=cut)
    with pytest.raises(PowerCut):
        library.put(ROOT, "plan.docx", "new", b"x", [broken])
    # The second row has the id of the first: the database refuses it in mid-transaction.
    twice = replace(broken, indicators=(broken.indicators[0], broken.indicators[0]))
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        store.library.put(ROOT, "plan.docx", "new", b"x", [twice])
    assert store.catalog.documents(OPEN) == [old.document]
    assert store.catalog.generation() == generation
    assert store.catalog.counts() == counts
    assert store.library.fingerprint(ROOT, "plan.docx") != "new"


def test_withdrawing_takes_out_of_search(store: Store) -> None:
    parsed = reading("plan.docx", PLAN)
    store.put(parsed)
    since = store.catalog.generation()
    store.library.withdraw(ROOT, "plan.docx")
    assert store.catalog.documents(EVERYTHING_OPEN) == []
    assert store.library.sources(ROOT) == []
    assert store.library.fingerprint(ROOT, "plan.docx") is None
    assert set(store.catalog.changes(since).removed) == {p.id for p in parsed.passages}
    assert store.catalog.counts().passages == 0
    assert store.catalog.blocks(parsed.document.id, EVERYTHING_OPEN) == parsed.blocks
    generation = store.catalog.generation()
    store.library.withdraw(ROOT, "plan.docx")
    store.library.withdraw(ROOT, "never.docx")
    assert store.catalog.generation() == generation


def test_the_same_text_under_two_names_is_kept_twice_and_is_a_twin(store: Store) -> None:
    one = reading("a.txt", ("材料１份，须盖章。",), title="通知")
    two = reading("b.txt", ("材料1份, 须盖章。",), title="通知")
    store.put(one)
    store.put(two)
    assert store.sources(OPEN) == ["a.txt", "b.txt"]
    first, second = store.catalog.indexed()
    assert first.content == second.content
    assert first.passage != second.passage


def test_the_same_file_in_two_roots_stays_until_both_are_gone(store: Store) -> None:
    parsed = reading("a.txt", PLAN)
    store.put(parsed, root="/one")
    store.put(parsed, root="/two")
    assert store.catalog.documents(OPEN) == [parsed.document]
    store.library.withdraw("/one", "a.txt")
    assert store.catalog.documents(OPEN) == [parsed.document]
    store.library.withdraw("/two", "a.txt")
    assert store.catalog.documents(OPEN) == []


def test_several_documents_of_one_file(store: Store) -> None:
    parts = [reading("speeches.txt", (f"讲话{n}。",), part=n, title=f"讲话{n}") for n in (1, 2, 3)]
    store.put(*parts)
    assert [d.part for d in store.catalog.documents(OPEN)] == [1, 2, 3]
    store.put(*parts[:2])
    assert [d.part for d in store.catalog.documents(OPEN)] == [1, 2]


def test_blocks_of_an_earlier_parser_serve_old_citations(store: Store) -> None:
    parsed = reading("a.txt", PLAN)
    store.put(parsed)
    newer = replace(parsed, blocks=parsed.blocks[1:], passages=parsed.passages[1:])
    later = Library(store.database, store.originals, parser=2, clock=lambda: NOON)
    later.put(ROOT, "a.txt", "again", b"x", [newer])
    document = parsed.document.id
    assert store.catalog.blocks(document, OPEN) == newer.blocks
    assert store.catalog.blocks(document, OPEN, parser=1) == parsed.blocks
    with pytest.raises(UnknownDocument):
        store.catalog.blocks(document, OPEN, parser=7)


def test_terms_are_stored_for_the_index(store: Store) -> None:
    store.put(reading("a.txt", ("合法性审查意见书",), title="方案"))
    (found,) = store.catalog.indexed()
    assert "审查" in found.words.split()
    assert "见书" in found.grams.split()
    assert (found.title, found.path, found.ordinal) == ("方案", "一、总体要求", 1)
    assert list(store.catalog.indexed([found.passage, "gone"])) == [found]


def test_scope_can_be_narrowed_to_documents(store: Store) -> None:
    one = store.put(reading("a.txt"))
    store.put(reading("b.txt"))
    assert store.sources(Scope(documents=frozenset({one}))) == ["a.txt"]
    assert store.sources(Scope(documents=frozenset())) == []


def test_what_a_person_took_out_stays_out_until_it_changes(store: Store) -> None:
    kept = reading("plan.docx", PLAN)
    document = store.put(kept)
    data = "\n".join(p.text for p in kept.passages).encode()
    other = "/elsewhere"
    store.put(kept, root=other)
    mine = store.library.acting(Actor("张三", "key"))
    assert mine.take_out(document) == [(ROOT, "plan.docx"), (other, "plan.docx")]
    assert store.catalog.documents(EVERYTHING_OPEN) == []
    assert store.library.barred(ROOT, "plan.docx", data)
    assert not store.library.barred(ROOT, "plan.docx", b"another")
    assert not store.library.barred(ROOT, "none.docx", data)
    sha256 = hashlib.sha256(data).hexdigest()
    assert (ROOT, "plan.docx", sha256) in store.library.taken_out(document)
    assert store.library.holding(sha256) == []
    store.put(kept)
    assert not store.library.barred(ROOT, "plan.docx", data)
    assert store.library.holding(sha256) == [(ROOT, "plan.docx")]
    assert mine.take_out("unknown") == []


def test_the_log_tells_who_changed_what(store: Store) -> None:
    document = store.put(reading("plan.docx", PLAN))
    store.library.restrict(ROOT, "plan.docx", ["法治办"])
    store.library.acting(Actor("张三", "key")).take_out(document)
    found = Audit(store.database).listed()
    assert [(e.by, e.action, e.object) for e in found] == [
        ("张三", "withdrawn", "plan.docx"),
        ("系统", "restricted", "plan.docx"),
        ("系统", "published", "plan.docx"),
    ]
    assert found[0].details == {"root": ROOT, "documents": [document]}


def test_what_is_done_beside_a_change_undoes_it_when_it_fails(store: Store) -> None:
    def refuse(connection: Connection) -> None:
        raise JobLost(id="x")

    kept = reading("plan.docx", PLAN)
    with pytest.raises(JobLost):
        store.library.acting(Actor("张三", "key"), refuse).put(ROOT, "plan.docx", "f", b"", [kept])
    assert store.catalog.documents(EVERYTHING_OPEN) == []
    assert Audit(store.database).listed() == []
