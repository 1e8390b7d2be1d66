"""Old Office formats as new ones: LibreOffice converts them, held on a short lead.

It reads .doc, .wps (binary) and .rtf better than anything one could write, and it is a large
program that has had its holes. So each file gets a process of its own with a profile of its own
that is thrown away: no macros, no links followed, no network where the system allows that, and an
end to memory, time and the size of files.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ingest import confinement
from ingest.confinement import Confinement
from ingest.errors import MissingDependency, TooLarge, UnreadableFile
from ingest.processes import end_tree

SECONDS = 60.0
SECONDS_PER_MEGABYTE = 6.0
MAX_OUTPUT = 200 * 1024 * 1024
_MEMORY = 1024 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_KEPT = ("PATH", "TZ", "TEMP", "TMP", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "LD_LIBRARY_PATH")
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_NETWORK = "/org.openoffice.Inet/Settings"
# Manual proxies that nobody listens at; links in Writer (0) and Calc (1) are never followed.
_SETTINGS = (
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_NETWORK, "ooInetProxyType", "2"),
    (_NETWORK, "ooInetHTTPProxyName", "127.0.0.1"),
    (_NETWORK, "ooInetHTTPProxyPort", "9"),
    (_NETWORK, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_NETWORK, "ooInetHTTPSProxyPort", "9"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    ("/org.openoffice.Office.Common/Save/Document", "GenPreview", "0"),
)


@dataclass(frozen=True, slots=True)
class Conversion:
    """From one format to another: suffixes, and LibreOffice's names of its filters.

    The filter is named because it would otherwise guess, and take a damaged document for a text.
    """

    suffix: str
    read_by: str
    target: str
    written_by: str


def convert(data: bytes, conversion: Conversion) -> bytes:
    """``data`` in the other format.

    Raises ``MissingDependency`` where LibreOffice is not installed, ``UnreadableFile`` with reason
    "not_converted" or "timeout", and ``TooLarge`` for what comes out.
    """
    program = find_office()
    with tempfile.TemporaryDirectory(prefix="fawen-", ignore_cleanup_errors=True) as name:
        room = Path(name)
        given = room / f"document.{conversion.suffix}"
        given.write_bytes(data)
        _write_profile(room / "profile")
        seconds = SECONDS + SECONDS_PER_MEGABYTE * len(data) / _MEGABYTE
        _run(_command(program, room, given, conversion), room, seconds)
        return _taken(room / "out" / f"document.{conversion.target}")


def find_office() -> str:
    """The program's path. Raises ``MissingDependency``."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    for place in _PLACES:
        if Path(place).is_file():
            return place
    raise MissingDependency(name="LibreOffice")


def _command(program: str, room: Path, given: Path, conversion: Conversion) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nologo",
        f"--infilter={conversion.read_by}",
        "--convert-to",
        f"{conversion.target}:{conversion.written_by}",
        "--outdir",
        str(room / "out"),
        str(given),
    ]


def _write_profile(profile: Path) -> None:
    (profile / "user").mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


def _run(command: list[str], room: Path, seconds: float) -> None:
    """Runs the program until it ends; it and all it started are ended when the time is over."""
    if sys.platform != "win32":
        limits = Confinement(_MEMORY, MAX_OUTPUT, int(seconds) + 5).as_text()
        command = [sys.executable, "-I", "-S", confinement.__file__, limits, *command]
    environment = {n: v for n, v in os.environ.items() if n.upper() in _KEPT}
    process = subprocess.Popen(  # noqa: S603 a fixed program on a file of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=room,
        env={**environment, "HOME": str(room), "TMPDIR": str(room), "LANG": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(reason="timeout") from error
    finally:
        end_tree(process.pid)
        process.wait()


def _taken(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_OUTPUT:
            raise TooLarge(size=size, limit=MAX_OUTPUT)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(reason="not_converted") from error
