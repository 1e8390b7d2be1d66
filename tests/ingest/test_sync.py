"""Keeping a library in line with folders and files."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.errors import TooLarge, UnreadableFile
from ingest.model import Correction, FileReading, Parsed
from ingest.sync import MAX_BYTES, SyncEvent, SyncReport, sync


class Shelf:
    """A library in memory."""

    def __init__(self) -> None:
        self.files: dict[tuple[str, str], str] = {}
        self.read: dict[tuple[str, str], list[Parsed]] = {}
        self.taken_out: set[bytes] = set()
        self.put_right: dict[str, tuple[Correction, ...]] = {}

    def corrections(self, root: str, source: str) -> Sequence[Correction]:
        return self.put_right.get(source, ())

    def barred(self, root: str, source: str, data: bytes) -> bool:
        return data in self.taken_out

    def fingerprint(self, root: str, source: str) -> str | None:
        return self.files.get((root, source))

    def put(
        self, root: str, source: str, fingerprint: str, data: bytes, documents: Sequence[Parsed]
    ) -> None:
        assert data
        self.files[root, source] = fingerprint
        self.read[root, source] = list(documents)

    def sources(self, root: str) -> Sequence[str]:
        return sorted(source for r, source in self.files if r == root)

    def withdraw(self, root: str, source: str) -> None:
        del self.files[root, source]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "资料"
    (folder / "通知").mkdir(parents=True)
    (folder / "方案.txt").write_text("工作方案\n各单位要按时报送。\n请遵照。", encoding="utf-8")
    (folder / "通知" / "一.md").write_text("# 通知\n\n请于3月底前报送。", encoding="utf-8")
    return folder


def bring(shelf: Shelf, *paths: Path) -> SyncReport:
    return sync(paths, shelf)


def test_new_changed_unchanged_and_gone(folder: Path) -> None:
    shelf = Shelf()
    assert bring(shelf, folder).added == ("方案.txt", "通知/一.md")
    assert bring(shelf, folder) == SyncReport(unchanged=("方案.txt", "通知/一.md"))
    (folder / "方案.txt").write_text("工作方案\n各单位要按月报送。\n请遵照。", encoding="utf-8")
    (folder / "通知" / "一.md").unlink()
    assert bring(shelf, folder) == SyncReport(changed=("方案.txt",), withdrawn=("通知/一.md",))
    assert shelf.sources(str(folder)) == ["方案.txt"]


def test_an_unchanged_file_is_not_read(folder: Path) -> None:
    def never(
        data: bytes, source: str, /, *, limit: int, corrections: Sequence[Correction]
    ) -> FileReading:
        pytest.fail("read again")

    shelf = Shelf()
    bring(shelf, folder)
    assert len(sync([folder], shelf, read=never).unchanged) == 2


def test_what_an_archive_has_is_read_and_what_fails_in_it_is_told(tmp_path: Path) -> None:
    shelf = Shelf()
    with zipfile.ZipFile(tmp_path / "归档.zip", "w") as archive:
        archive.writestr("目录/方案.txt", "工作方案\n各单位要按时报送。\n请遵照。")
        archive.writestr("坏.docx", b"PK\x03\x04")
    report = bring(shelf, tmp_path)
    assert report.added == ("归档.zip",)
    assert [(source, error.code) for source, error in report.failed] == [
        ("归档.zip/坏.docx", "unreadable_file")
    ]
    read = shelf.read[str(tmp_path), "归档.zip"]
    assert [parsed.document.source for parsed in read] == ["归档.zip/目录/方案.txt"]
    again = bring(shelf, tmp_path)
    assert (again.unchanged, len(again.failed)) == (("归档.zip",), 1)


def test_an_archive_of_which_nothing_can_be_read_is_not_kept(tmp_path: Path) -> None:
    shelf = Shelf()
    with zipfile.ZipFile(tmp_path / "归档.zip", "w") as archive:
        archive.writestr("坏.docx", b"PK\x03\x04")
    assert [source for source, _ in bring(shelf, tmp_path).failed] == ["归档.zip/坏.docx"]
    assert not shelf.files


def test_another_limit_reads_again(folder: Path) -> None:
    shelf = Shelf()
    bring(shelf, folder)
    assert len(sync([folder], shelf, limit=200).changed) == 2


def test_temporary_and_hidden_files_are_passed_over(folder: Path) -> None:
    for name in ("~$方案.docx", ".DS_Store", ".~lock.a#", "Thumbs.db", "a.tmp", "manifest.jsonl"):
        (folder / name).write_bytes(b"x")
    (folder / ".git").mkdir()
    (folder / ".git" / "a.txt").write_text("文件", encoding="utf-8")
    report = bring(Shelf(), folder)
    assert (len(report.added), report.failed) == (2, ())


def test_a_bad_file_is_reported_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "空.txt").write_bytes(b"")
    shelf = Shelf()
    report = bring(shelf, folder)
    assert [(name, error.code) for name, error in report.failed] == [
        ("坏.docx", "unreadable_file"),
        ("空.txt", "nothing_to_read"),
    ]
    assert len(report.added) == 2


def test_a_file_that_turns_bad_stays_as_it_was(folder: Path) -> None:
    shelf = Shelf()
    bring(shelf, folder)
    (folder / "方案.txt").write_bytes(b"")
    report = bring(shelf, folder)
    assert (len(report.failed), report.withdrawn) == (1, ())
    assert "方案.txt" in shelf.sources(str(folder))


def test_too_large_is_told_before_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = folder / "大.txt"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("read"))
    ((name, error),) = sync([big], Shelf()).failed
    assert isinstance(error, TooLarge)
    assert (name, error.fields["size"]) == ("大.txt", MAX_BYTES + 1)


@pytest.mark.parametrize(("max_bytes", "failures"), [(19, 1), (20, 0)])
def test_the_largest_size_is_what_is_asked_for(
    tmp_path: Path, max_bytes: int, failures: int
) -> None:
    (tmp_path / "通知.txt").write_bytes(b"0123456789 seal it.\n")
    report = sync([tmp_path], Shelf(), max_bytes=max_bytes)
    assert (len(report.failed), len(report.added)) == (failures, 1 - failures)


def test_links_that_lead_back_and_links_to_nothing(folder: Path) -> None:
    (folder / "通知" / "回").symlink_to(folder, target_is_directory=True)
    (folder / "同一.txt").symlink_to(folder / "方案.txt")
    (folder / "断.txt").symlink_to(folder / "没有.txt")
    report = bring(Shelf(), folder)
    assert len(report.added) == 2
    assert [(name, error.fields) for name, error in report.failed] == [
        ("断.txt", {"reason": "not_found"})
    ]


def test_the_same_file_given_twice_counts_once(folder: Path) -> None:
    shelf = Shelf()
    file = folder / "方案.txt"
    assert (
        len(bring(shelf, file, folder, folder, file, folder / "通知" / ".." / "方案.txt").added)
        == 2
    )
    assert {root for root, _ in shelf.files} == {str(folder)}


def test_a_single_file_withdraws_nothing(folder: Path) -> None:
    shelf = Shelf()
    bring(shelf, folder)
    (folder / "通知" / "一.md").unlink()
    assert bring(shelf, folder / "方案.txt") == SyncReport(unchanged=("方案.txt",))
    assert len(shelf.files) == 2


def test_a_path_that_is_not_there_is_reported(tmp_path: Path) -> None:
    ((name, error),) = bring(Shelf(), tmp_path / "没有").failed
    assert (name, error.fields) == ("没有", {"reason": "not_found"})


def test_nothing_is_withdrawn_from_a_folder_that_cannot_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf()
    bring(shelf, folder)
    (folder / "方案.txt").unlink()
    list_folder = Path.iterdir
    closed = folder / "通知"

    def refuse(self: Path) -> object:
        if self == closed:
            raise PermissionError(13, "closed", str(self))
        return list_folder(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    report = bring(shelf, folder)
    assert report.withdrawn == ("方案.txt",)
    ((name, error),) = report.failed
    assert isinstance(error, UnreadableFile)
    assert (name, error.fields) == ("通知/", {"reason": "permission"})
    closed = folder
    assert bring(shelf, folder).withdrawn == ()
    assert shelf.sources(str(folder)) == ["通知/一.md"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_closed_file_is_reported(folder: Path) -> None:
    (folder / "方案.txt").chmod(0)
    ((_, error),) = bring(Shelf(), folder).failed
    assert error.fields == {"reason": "permission"}


def test_what_a_person_took_out_is_passed_over(folder: Path) -> None:
    shelf = Shelf()
    shelf.taken_out = {(folder / "方案.txt").read_bytes()}
    assert bring(shelf, folder) == SyncReport(unchanged=("方案.txt",), added=("通知/一.md",))


def test_events_count_files(folder: Path) -> None:
    (folder / "空.txt").write_bytes(b"")
    events: list[SyncEvent] = []
    sync([folder], Shelf(), on_event=events.append)
    assert [(e.kind, e.at, e.total) for e in events] == [
        ("started", 1, 3),
        ("added", 1, 3),
        ("started", 2, 3),
        ("failed", 2, 3),
        ("started", 3, 3),
        ("added", 3, 3),
    ]
    assert events[1].documents == 1
    assert events[1].passages >= 1
