"""Which loader reads which bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ingest.errors import (
    EncryptedFile,
    IngestError,
    NothingToRead,
    TooLarge,
    UnreadableFile,
    UnsupportedFormat,
)
from ingest.loaders import loader_for, package
from ingest.loaders.content import kind_of
from tests.ingest.loaders.word_files import package as archive
from tests.ingest.loaders.word_files import paragraph, word_file

_FILES = Path(__file__).parents[4] / "shared" / "data" / "files"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound_file(*streams: str) -> bytes:
    """The beginning of an OLE file and a directory that lists ``streams``."""
    entries = b""
    for stream in streams:
        name = stream.encode("utf-16-le") + b"\0\0"
        entries += name.ljust(64, b"\0") + len(name).to_bytes(2, "little") + bytes(62)
    return _OLE.ljust(512, b"\0") + entries


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (word_file(paragraph("文")), "a.wps", "docx"),
        (archive({"xl/workbook.xml": "<a/>"}), "a.docx", "xlsx"),
        (archive({"OFD.xml": "<a/>"}), "a.zip", "ofd"),
        (archive({"a.txt": "a"}), "a.docx", "zip"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.odt", "odf"),
        (b"%PDF-1.7\n", "a.txt", "pdf"),
        (b"\r\n mail \r\n%PDF-1.4\n", "a.pdf", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "image"),
        (b"BM" + bytes(40), "a.bmp", "image"),
        (b"{\\rtf1\\ansi", "a.doc", "rtf"),
        (compound_file("Root Entry", "WordDocument"), "a.docx", "doc"),
        (compound_file("Root Entry", "Workbook"), "a.et", "xls"),
        (compound_file("Root Entry", "BOOK"), "a.xls", "xls"),
        (compound_file("Root Entry"), "a.doc", "ole"),
        (b"\x09\x04\x06\x00\x00\x04", "a.et", "xls"),
        (b"\xff\xd8\xff\xe0", "a.pdf", "image"),
        (b"II*\x00\x08", "a.doc", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a.png", "image"),
        (archive({"word/通知.docx": "a", "xl/表.xlsx": "b"}), "a.zip", "zip"),
        ("<table><tr><td>甲</td></tr></table>".encode(), "导出.xls", "html"),
        ("\ufeff<!-- x --><!DOCTYPE html><p>文".encode(), "a.txt", "html"),
        ("<html><p>文".encode("utf-16"), "a", "html"),
        ("文本里的<b>标签</b>".encode(), "a.txt", "text"),
        ("# 标题\n\n文".encode(), "a.txt", "text"),
        ("# 标题\n\n文".encode(), "", "markdown"),
        ("文".encode(), "a.MD", "markdown"),
        ("文".encode("utf-16"), "a.txt", "text"),
        ("邾城街道".encode("gbk"), "a.txt", "text"),
        (b"BM is an abbreviation", "a.txt", "text"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "a.doc", "mhtml"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "a.doc", "xml"),
    ],
)
def test_kind_by_content(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", NothingToRead),
        (compound_file("Root Entry", "EncryptedPackage"), EncryptedFile),
        (compound_file("PowerPoint Document"), UnsupportedFormat),
        (b"abc\x00def", UnreadableFile),
        (b"PK\x03\x04 cut off", UnreadableFile),
    ],
)
def test_what_no_loader_reads(data: bytes, error: type[IngestError]) -> None:
    with pytest.raises(error):
        loader_for(data, "a.docx")


def test_the_kind_is_told() -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        loader_for(archive({"ppt/presentation.xml": ""}), "a.pptx")
    assert caught.value.fields == {"kind": "pptx"}


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 1_000_000)
    bomb = archive({"word/document.xml": "0" * 1_000_001})
    assert len(bomb) < 5_000
    with pytest.raises(TooLarge) as caught:
        loader_for(bomb, "a.docx")
    assert caught.value.fields == {"size": 1_000_001, "limit": 1_000_000}


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_ENTRIES", 10)
    with pytest.raises(UnreadableFile):
        loader_for(archive({f"word/{n}.xml": "" for n in range(11)}), "a.docx")


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("word/document.xml", "0" * 100_000)
    data = bytearray(buffer.getvalue())
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableFile):
        loader_for(bytes(data), "a.docx").load(bytes(data))


def test_real_files_are_told_apart() -> None:
    if not _FILES.is_dir():
        pytest.skip("shared/data/files is absent")
    kinds = {path.name: kind_of(path.read_bytes(), path.name) for path in _FILES.iterdir()}
    assert kinds["ext_wps_but_ooxml.wps"] == "docx"
    assert kinds["doc_公积金申请表_WPS.doc"] == "doc"
    assert kinds["xls_merge.xls"] == "xls"
    assert kinds["ofd_红头批复.ofd"] == "ofd"
