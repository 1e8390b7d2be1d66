"""The name under which a file is kept: what a stranger called it, without what could do harm."""

from __future__ import annotations

import re
import unicodedata

from bot.errors import BotError

LONGEST = 180
"""Characters of a name: any system can still save it, with (1) added."""

_FORBIDDEN = re.compile(r'[<>:"|?*]')  # what Windows cannot have in a name
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\..*)?", re.IGNORECASE)
_GB2312 = re.compile(rb"(?:[ -~]|[\xa1-\xfe]{2})+")
_SUFFIX = re.compile(r"\.[^.\s]{1,10}$")


def file_name(given: str) -> str:
    """The last part of a path in any spelling, fit to be shown and saved anywhere.

    Raises BotError ``bad_file_name`` where nothing is left of it.
    """
    name = _decoded(given).replace("\\", "/").rstrip("/").rpartition("/")[2]
    name = unicodedata.normalize("NFC", name)
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C")
    name = _FORBIDDEN.sub("_", " ".join(name.split()))
    name = name.strip(" .")
    if not name:
        raise BotError("bad_file_name")
    if _DEVICE.fullmatch(name):
        name = "_" + name
    return _shortened(name)


def _decoded(given: str) -> str:
    """Old programs send names in GBK, which the protocol takes for Latin-1: its letters in pairs."""
    try:
        sent = given.encode("latin-1")
        return sent.decode("gb2312") if not sent.isascii() and _GB2312.fullmatch(sent) else given
    except UnicodeError:
        return given


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    suffix = _SUFFIX.search(name)
    ending = suffix[0] if suffix else ""
    return name[: LONGEST - len(ending)].rstrip(" .") + ending
