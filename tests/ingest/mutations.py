"""Files of every format that is read, damaged in ways that a seed decides; what reading them gives."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pypdfium2

from ingest.apart import Apart
from ingest.errors import IngestError, MissingDependency
from ingest.loaders.blocks import texts_of
from ingest.model import FileReading
from ingest.parse import read
from samples import build
from samples.content import answers, notices, plan_2023, plan_2025, report_2024, speech, table_2024
from tests.ingest.loaders.offices import has_office

LIKE = 0.8
"""The share of what is read that must stand in the undamaged file for a text to be correct."""

_RTF = (
    r"{\rtf1\ansi\ansicpg936\uc0 " + "\n" + (r"%s\par {\b %s}\par" + "\n") * 20
    + r"\trowd\cellx900\cellx1800 %s\cell %s\cell\row" + "\n}"
)  # fmt: skip
_MARKS = (b"<div>", b"> ", b"[", b"<<", b"{\\b ", b"((")
_OWN = re.compile(r"(?:<div>|> ?|\[|<<|\{\\b ?|\(\(|</?w:p>)+")
"""What ``_nest`` puts into plain texts is text there."""

_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "0123456789">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + '<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&i;&x;</a>'
)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file under the name it had, and what was done to it."""

    name: str
    how: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of reading one: a code and reason, or the share of its text that is right."""

    file: Damaged
    seconds: float
    error: str = ""
    like: float | None = None

    @property
    def correct(self) -> bool:
        """Whether it is a typed error or a correct text."""
        return bool(self.error) or (self.like is not None and self.like >= LIKE)


@cache
def sound_files() -> dict[str, bytes]:
    """One small file of each format, undamaged, by name."""
    library = build.LIBRARY
    files = {
        name: (library / name).read_bytes()
        for name in (
            f"{plan_2025.TITLE}.docx",
            f"{notices.APPLICATION.title}.pdf",
            f"{table_2024.TITLE}.xls",
            f"{report_2024.TITLE}.ofd",
            f"{speech.TITLE}.txt",
            f"{answers.TITLE}.md",
            f"{answers.PAGE_TITLE}.html",
        )
    }
    files["分解表.xlsx"] = build.table_of_2024()
    files["归档.zip"] = _zip({"通知.docx": build.plan_of_2023()})
    files["扫描.png"] = _picture(files[f"{notices.APPLICATION.title}.pdf"])
    if has_office():
        files[f"{plan_2023.TITLE}.doc"] = (library / f"{plan_2023.TITLE}.doc").read_bytes()
        texts = [
            f"第{n}条{end}" for n in range(20) for end in ("工作方案", "各单位按时报送佐证材料")
        ]
        files["方案.rtf"] = (_RTF % tuple(map(_escaped, (*texts, "序号", "材料")))).encode()
    return files


def damaged_files(count: int, seed: int = 1) -> Iterator[Damaged]:
    """``count`` damaged files, the formats in turn; the same for the same seed."""
    chance = random.Random(seed)
    files = sorted(sound_files().items())
    for number in range(count):
        name, data = files[number % len(files)]
        ways = [_flip, _cut, _splice, _insert, _nest]
        if data.startswith(b"PK"):
            ways += [_member_flip, _member_gone, _member_bomb, _member_nest]
        way = chance.choice(ways)
        yield Damaged(name, way.__name__.strip("_"), way(data, chance))


def outcome(file: Damaged, apart: Apart) -> Outcome:
    """Reads one file apart; whatever is raised but ``IngestError`` is a fault of ours."""
    begun = time.monotonic()
    try:
        reading = apart.read(file.data, file.name)
    except MissingDependency:
        raise
    except IngestError as error:
        told = f"{error.code}:{error.fields.get('reason', '')}".rstrip(":")
        return Outcome(file, time.monotonic() - begun, told)
    seconds = time.monotonic() - begun
    if not reading.documents:
        return Outcome(file, seconds, f"failed within: {reading.failed[0][1].code}")
    return Outcome(file, seconds, like=_like(_text(reading), _sound_text(file.name)))


@cache
def _sound_text(name: str) -> str:
    return _text(read(sound_files()[name], name))


def _text(reading: FileReading) -> str:
    return "\n".join(text for parsed in reading.documents for text in texts_of(parsed.blocks))


def _like(found: str, sound: str) -> float:
    """The share of three characters in a row of ``found`` that stand in ``sound``."""
    found, sound = _OWN.sub("", found), _OWN.sub("", sound + _BOMB)
    known = {sound[i : i + 3] for i in range(len(sound))}
    pieces = [found[i : i + 3] for i in range(len(found) - 2)]
    return sum(piece in known for piece in pieces) / len(pieces) if pieces else 1.0


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _splice(data: bytes, chance: random.Random) -> bytes:
    length = chance.randrange(1, max(2, len(data) // 8))
    there, here = (chance.randrange(len(data) - length + 1) for _ in range(2))
    return data[:here] + data[there : there + length] + data[here + length :]


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.choice((1, 16, 400))) + data[at:]


def _nest(data: bytes, chance: random.Random) -> bytes:
    """Something deep in the middle: marks that open and never close, in whatever language."""
    at = data.find(b"\n", chance.randrange(len(data))) + 1
    return data[:at] + chance.choice(_MARKS) * chance.choice((100, 5_000)) + data[at:]


def _in_member(change: Callable[[bytes], bytes | None]) -> Callable[[bytes, random.Random], bytes]:
    def changed(data: bytes, chance: random.Random) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            files = {name: package.read(name) for name in package.namelist()}
        name = chance.choice(sorted(files))
        made = change(files[name])
        kept = {n: d for n, d in files.items() if n != name}
        return _zip(kept if made is None else {**kept, name: made})

    return changed


def _member_flip(data: bytes, chance: random.Random) -> bytes:
    return _in_member(lambda part: _flip(part, chance) if part else part)(data, chance)


def _member_gone(data: bytes, chance: random.Random) -> bytes:
    return _in_member(lambda part: None)(data, chance)


def _member_bomb(data: bytes, chance: random.Random) -> bytes:
    return _in_member(lambda part: _BOMB.encode())(data, chance)


def _member_nest(data: bytes, chance: random.Random) -> bytes:
    depth = chance.choice((300, 100_000))

    def nest(part: bytes) -> bytes:
        at = part.find(b">", len(part) // 2) + 1
        return part[:at] + b"<w:p>" * depth + b"</w:p>" * depth + part[at:]

    return _in_member(nest)(data, chance)


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


def _picture(pdf: bytes) -> bytes:
    """The upper part of the first page as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=1.6).to_pil()
    out = io.BytesIO()
    image.crop((0, 0, image.width, image.height // 4)).save(out, "PNG")
    document.close()
    return out.getvalue()


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(character)} " for character in text)
