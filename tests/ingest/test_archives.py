"""ZIP archives: every document in them under its right name, within limits, whatever else is there."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

import pytest

from ingest.errors import EncryptedFile, IngestError, NothingToRead, TooLarge, UnreadableFile
from ingest.loaders import archive as module
from ingest.loaders.archive import members_of
from ingest.parse import parse, read

TEXT = "工作方案\n各单位要按时报送。\n请遵照。".encode()


def zipped(files: Mapping[str, bytes], encoding: str = "utf-8") -> bytes:
    """An archive of ``files``; names in another encoding are not marked, as Windows packs them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            if encoding == "utf-8":
                archive.writestr(name, data)
            else:
                archive.writestr(name.encode(encoding).decode("cp437"), data)
    if encoding == "utf-8":
        return out.getvalue()
    # zipfile marks whatever is not ASCII as UTF-8; rewrite the names as bytes without the mark.
    data = out.getvalue()
    for name in files:
        raw = name.encode(encoding)
        told = raw.decode("cp437").encode("utf-8")
        data = _renamed(data, told, raw)
    return data


def _renamed(data: bytes, told: bytes, raw: bytes) -> bytes:
    """The archive with a name's bytes replaced in place, padded by the comment-free extra field."""
    padding = len(told) - len(raw)
    extra = struct.pack("<HH", 0xCAFE, padding - 4) + bytes(padding - 4)
    for mark, flags, length in ((b"PK\x03\x04", 6, 26), (b"PK\x01\x02", 8, 28)):
        at = data.index(told, data.index(mark))
        start = data.rindex(mark, 0, at)
        head = bytearray(data[start:at])
        head[flags : flags + 2] = bytes(2)
        head[length : length + 4] = struct.pack("<HH", len(raw), len(extra))
        data = data[:start] + bytes(head) + raw + extra + data[at + len(told) :]
    return data


def sources(data: bytes) -> list[str]:
    return [parsed.document.source for parsed in parse(data, "归档.zip")]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_are_those_that_whoever_packed_it_saw(encoding: str) -> None:
    data = zipped({"目录/任务分解表说明.txt": TEXT}, encoding)
    assert sources(data) == ["归档.zip/目录/任务分解表说明.txt"]


def test_an_archive_in_an_archive_is_opened_a_third_is_not() -> None:
    inner = zipped({"丙.txt": TEXT})
    middle = zipped({"乙.txt": TEXT, "更深.zip": inner})
    reading = read(zipped({"甲.txt": TEXT, "里面.zip": middle}), "归档.zip")
    found = [parsed.document.source for parsed in reading.documents]
    assert found == ["归档.zip/甲.txt", "归档.zip/里面.zip/乙.txt"]
    ((source, error),) = reading.failed
    assert source == "归档.zip/里面.zip/更深.zip"
    assert error.fields == {"reason": "nested_archives"}


def test_what_fails_is_told_and_the_rest_is_read() -> None:
    files = {"好.txt": TEXT, "坏.docx": b"PK\x03\x04 cut", "空.txt": b"", "片.pptx": b"\x00\x01"}
    reading = read(zipped(files), "归档.zip")
    assert [parsed.document.source for parsed in reading.documents] == ["归档.zip/好.txt"]
    assert {source for source, _ in reading.failed} == {
        "归档.zip/坏.docx",
        "归档.zip/空.txt",
        "归档.zip/片.pptx",
    }


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/方案.txt", "etc/方案.txt"),
        ("/etc/方案.txt", "etc/方案.txt"),
        ("C:\\资料\\..\\方案.txt", "资料/方案.txt"),
        ("a/./b//方案.txt", "a/b/方案.txt"),
        ("\u202e方案\n.txt", "方案.txt"),
        ("a/" * 50 + "方案.txt", "a/" * 19 + "方案.txt"),
    ],
)
def test_paths_lead_nowhere(name: str, path: str) -> None:
    assert [member.path for member in members_of(zipped({name: TEXT}))] == [path]


def test_links_and_litter_are_passed_over() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("链接.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        for name in ("__MACOSX/._方案.txt", ".DS_Store", "Thumbs.db", "~$方案.docx", "空目录/"):
            archive.writestr(name, b"")
        archive.writestr("方案.txt", TEXT)
    assert sources(out.getvalue()) == ["归档.zip/方案.txt"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_one_name_are_kept_apart() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("方案.txt", TEXT)
        archive.writestr("./方案.txt", TEXT + "另一份。".encode())
    assert sources(out.getvalue()) == ["归档.zip/方案.txt", "归档.zip/方案(2).txt"]


def test_a_bomb_is_not_unpacked() -> None:
    reading = read(zipped({"零.txt": bytes(30_000_000), "好.txt": TEXT}), "归档.zip")
    assert [error.fields for _, error in reading.failed] == [{"reason": "bomb"}]
    assert len(reading.documents) == 1


def test_too_much_in_all_is_refused_before_anything_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MAX_UNPACKED", 100)
    with pytest.raises(TooLarge):
        read(zipped({f"{n}.txt": TEXT for n in range(4)}), "归档.zip")
    monkeypatch.setattr(module, "MAX_MEMBERS", 3)
    with pytest.raises(UnreadableFile):
        read(zipped({f"{n}.txt": TEXT for n in range(4)}), "归档.zip")


def test_a_member_behind_a_password_is_told() -> None:
    data = bytearray(zipped({"密.txt": TEXT}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    ((_, error),) = read(bytes(data), "归档.zip").failed
    assert isinstance(error, EncryptedFile)


@pytest.mark.parametrize("files", [{}, {".DS_Store": b"x"}])
def test_an_archive_without_documents_has_nothing_to_read(files: dict[str, bytes]) -> None:
    with pytest.raises(NothingToRead):
        read(zipped(files), "归档.zip")


def test_parse_says_what_is_wrong_with_the_first() -> None:
    with pytest.raises(IngestError) as caught:
        parse(zipped({"坏.docx": b"PK\x03\x04 cut"}), "归档.zip")
    assert caught.value.fields == {"reason": "damaged_package"}
