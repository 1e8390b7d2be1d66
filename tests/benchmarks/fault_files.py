"""Files that cannot be read, each broken in one way, beside one that can."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

from openpyxl import Workbook
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

GOOD_TEXT = "关于报送佐证材料的通知\n各单位应于6月30日前报送年度法治政府建设佐证材料。\n"
HUGE = 200 * 1024 * 1024
SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def write_all(folder: Path) -> dict[str, bool]:
    """Write every file; by name, whether it can be read."""
    folder.mkdir(parents=True, exist_ok=True)
    contents: dict[str, tuple[bytes, bool]] = {
        "好文件.txt": (GOOD_TEXT.encode(), True),
        "改了名的表.docx": (workbook(), True),
        "空文件.txt": (b"", False),
        "空文件.docx": (b"", False),
        "截断.docx": (workbook()[:300], False),
        "坏压缩包.xlsx": (b"PK\x03\x04" + bytes(range(256)) * 4, False),
        "坏文件.pdf": (b"%PDF-1.7\nnothing of a PDF follows", False),
        "图片改名.docx": (b"\x89PNG\r\n\x1a\n" + bytes(64), False),
        "加密.pdf": (encrypted_pdf(), False),
        "加密.docx": (encrypted_office(), False),
        "演示文稿.zip": (slides(), False),
    }
    for name, (content, _) in contents.items():
        (folder / name).write_bytes(content)
    with (folder / "太大.txt").open("wb") as huge:
        huge.truncate(HUGE)
    return {name: readable for name, (_, readable) in contents.items()} | {"太大.txt": False}


def workbook() -> bytes:
    """A small xlsx with one row that says something."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "三级指标", "佐证材料"])
    sheet.append([1, "规范性文件备案", "备案报告；目录"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF that opens with a password only."""
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer, encrypt=StandardEncryption("geheim", ownerPassword="owner", strength=128)
    )
    canvas.drawString(72, 720, "behind a password")
    canvas.save()
    return buffer.getvalue()


def slides() -> bytes:
    """A presentation under another name; none is read."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("ppt/presentation.xml", "<p/>")
    return buffer.getvalue()


def encrypted_office() -> bytes:
    """A compound file as Office writes behind a password ([MS-CFB], [MS-OFFCRYPTO] 2.3.4)."""
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        bytes.fromhex("d0cf11e0a1b11ae1"), bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6),
        0, 1, 1, 0, 4096, END, 0, END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", 0, *[FREE] * 108)
    chain = [FAT, END] + [3 + index for index in range(7)] + [END] + [10 + i for i in range(1, 8)]
    table = struct.pack("<128I", *(chain + [END] + [FREE] * 128)[:128])
    directory = b"".join(
        (
            _entry("Root Entry", 5, END, 0, child=1),
            _entry("EncryptionInfo", 2, 2, 4096, right=2),
            _entry("EncryptedPackage", 2, 10, 4096),
            _entry("", 0, 0, 0),
        )
    )
    return header + table + directory + bytes(16 * SECTOR)


def _entry(
    name: str, kind: int, start: int, size: int, *, right: int = FREE, child: int = FREE
) -> bytes:
    """One directory entry of 128 bytes."""
    encoded = (name + "\0").encode("utf-16-le") if name else b""
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(encoded), kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
