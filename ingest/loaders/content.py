"""What a file is, by its bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from ingest.errors import UnreadableFile
from ingest.loaders.package import open_archive, open_package, read_member

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MAGIC = (
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image"),  # JPEG 2000
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"{\\rtf", "rtf"),
    (b"\xdb\xa5", "doc"),  # Word 2
    # Excel 2, 3 and 4 wrote no compound file: the record that begins a stream, with its length.
    (b"\x09\x00\x04\x00", "xls"),
    (b"\x09\x02\x06\x00", "xls"),
    (b"\x09\x04\x06\x00", "xls"),
)
# The main part of a package, whatever its number (document2.xml): a folder of documents that
# happens to be called "word" is none.
_PARTS = (
    (re.compile(r"word/[^/]+\.xml"), "docx"),
    (re.compile(r"xl/[^/]+\.(?:xml|bin)"), "xlsx"),
    (re.compile(r"ppt/[^/]+\.xml"), "pptx"),
    (re.compile(r"ofd\.xml|doc_\d+/document\.xml", re.IGNORECASE), "ofd"),
)
# Streams of the OLE directory that tell what wrote the file, the telling ones first.
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE_XML = re.compile(rb"\s*<\?xml[^>]*>\s*<\?mso-application\s", re.IGNORECASE)
_MARKDOWN_LINE = re.compile(r"^(?:#{1,6} +\S|\|? *:?-{3,}:? *\|)", re.MULTILINE)
_EXTENSIONS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".csv": "text",
    ".html": "html",
    ".htm": "html",
}


def kind_of(data: bytes, name: str) -> str:
    """What the file is: "docx", "xlsx", "pdf", "html", "markdown", "text"; "doc" and "xls" (the
    binary forms, WPS's included), "rtf", "ofd", "image", "zip" (any archive of files); or what else.

    "encrypted" is an Office file behind a password. Raises ``UnreadableFile`` for a damaged
    archive or bytes that are no text, ``TooLarge`` and ``EncryptedFile`` for archives.
    """
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _package_kind(data)
    # Mail gateways put bytes before the header; readers accept them within the first 1,024.
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, kind in _MAGIC:
        # Two bytes alone also start a text; binary headers have zeros.
        if data.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:18]):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image"
    return _text_kind(data, name)


def _package_kind(data: bytes) -> str:
    with open_archive(data) as archive:
        names = archive.namelist()
    kind = next((kind for part, kind in _PARTS if any(map(part.fullmatch, names))), "")
    if not kind and "[Content_Types].xml" in names:
        raise UnreadableFile(reason="damaged_package")  # an Office file that lost what it says
    if not kind and "mimetype" not in names:
        return "zip"
    with open_package(data) as archive:
        mimetype = read_member(archive, "mimetype") or b""
    if not kind and mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return "odf"
    return kind or "zip"


def _ole_kind(data: bytes) -> str:
    for stream, kind in _STREAMS:
        if _has_stream(data, stream):
            return kind
    return "ole"


def _has_stream(data: bytes, stream: str) -> bool:
    """Whether the directory of the compound file ([MS-CFB] 2.6) lists ``stream``.

    Directory entries are 128 bytes, aligned, the name first (UTF-16, 64 bytes) and then its length
    in bytes with the final zero.
    """
    for spelled in dict.fromkeys((stream, stream.upper())):
        name = spelled.encode("utf-16-le") + b"\x00\x00"
        at = data.find(name)
        while at != -1:
            length = int.from_bytes(data[at + 64 : at + 66], "little")
            if at % 128 == 0 and length == len(name):
                return True
            at = data.find(name, at + 1)
    return False


def _text_kind(data: bytes, name: str) -> str:
    if b"\x00" in data and not data.startswith(_BOMS):
        raise UnreadableFile(reason="not_text")
    start = data[:65536]
    if start.startswith(b"\xef\xbb\xbf"):
        start = start[3:]
    elif start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[: len(start) // 2 * 2].decode("utf-16", "replace").encode()
    if _OFFICE_XML.match(start):
        return "xml"
    if (
        re.match(rb"MIME-Version:", start, re.IGNORECASE)
        or b"\nContent-Type: multipart/related" in start
    ):
        return "mhtml"
    by_name = _EXTENSIONS.get(PurePath(name).suffix.lower())
    if by_name in ("markdown", "text"):
        # A page saved under the name of a text file still says what it is in its first tag.
        whole_page = re.match(
            rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", start, re.IGNORECASE | re.DOTALL
        )
        return "html" if whole_page else by_name
    if by_name == "html" or _HTML_START.match(start):
        return "html"
    if _MARKDOWN_LINE.search(start.decode("utf-8", "replace")):
        return "markdown"
    return "text"
