"""Which characters the bytes of a text stand for.

Chinese text files are UTF-8, UTF-16 with a byte order mark (Notepad's "Unicode"), or GB18030 (with
its subsets GBK and GB2312) without any mark. Bytes that are valid UTF-8 beyond ASCII are nothing
else in practice, so that is tried first; GB18030 accepts nearly any Big5 text too, so what it
gives is looked at.
"""

from __future__ import annotations

import codecs
import re

from ingest.errors import UnreadableFile

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_TOLERATED = 0.01
# Of the characters beyond ASCII; what is not UTF-8 at all is damaged nearly everywhere.
_DAMAGED_UTF8 = 0.05


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of ``data``, without byte order mark and control characters.

    ``declared`` is the encoding the file names itself, believed where UTF-8 does not fit. A file
    cut in the middle of a character loses that character; single damaged characters become U+FFFD.
    Raises ``UnreadableFile`` (reason ``not_text``) if more than one character in a hundred is
    damaged or a control character.
    """
    text = _decode(data, declared)
    damaged = len(_CONTROLS.findall(text)) + text.count("\ufffd")
    if damaged > _TOLERATED * len(text):
        raise UnreadableFile(reason="not_text")
    return _CONTROLS.sub("", text)


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if declared and declared.lower().startswith(("utf-16", "utf-32")):
        declared = None  # the declaration itself was read as ASCII
    for candidate in ("utf-8", declared):
        fitting = _strict(data, candidate) if candidate else None
        if fitting is not None:
            return fitting
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") <= _DAMAGED_UTF8 * sum(c > "\x7f" for c in damaged):
        return damaged
    simplified = _strict(data, "gb18030")
    if simplified is not None:
        traditional = None if _is_usual_chinese(simplified) else _strict(data, "big5")
        return simplified if traditional is None else traditional
    return data.decode("gb18030", "replace")


def _strict(data: bytes, encoding: str) -> str | None:
    """The text if all of ``data`` is in ``encoding``, but for a character cut at the end."""
    if encoding.lower().replace("-", "").replace("_", "") in {"gb2312", "gbk", "xgbk", "cp936"}:
        encoding = "gb18030"
    try:
        b"a".decode(encoding)  # refuses codecs that are no encodings of text ("zlib", "rot13")
        return codecs.getincrementaldecoder(encoding)("strict").decode(data)
    except (UnicodeError, LookupError):
        return None


def _is_usual_chinese(text: str) -> bool:
    """Whether the Chinese characters are mostly those of GB 2312, as in any mainland text."""
    characters = [c for c in text[:20_000] if ord(c) > 0x7F]
    usual = 0
    for character in characters:
        try:
            character.encode("gb2312")
        except UnicodeEncodeError:
            continue
        usual += 1
    return usual >= 0.7 * len(characters)
