"""A private PostgreSQL server for the tests: made in a temporary folder, reached by its socket."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = "postgresql"
"""What has to be installed, as Debian and Ubuntu call it."""

_SETTINGS = {
    "listen_addresses": "",  # no port: nothing to collide with
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
}


def programs() -> Path | None:
    """The folder of the newest server's programs; None where none is installed."""
    packaged = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(packaged, key=lambda path: float(path.parts[-3]), default=None)
    found = newest or shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def private_server(programs: Path) -> Iterator[str]:
    """The URL of a server of our own, gone without a trace at the end; it keeps nothing safe.

    PostgreSQL refuses to run as root: there it runs as ``postgres``, the user its package makes.
    """
    root = os.geteuid() == 0
    account = pwd.getpwnam("postgres") if root else None
    # A short path: that of a socket has about a hundred characters at most.
    with tempfile.TemporaryDirectory(prefix="fawen-pg-", dir="/tmp") as name:
        folder = Path(name)
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)

        def run(program: str, *arguments: str) -> None:
            subprocess.run(
                [programs / program, "-D", folder / "data", *arguments],
                user=account.pw_uid if account else None,
                group=account.pw_gid if account else None,
                extra_groups=() if account else None,
                cwd=folder,
                check=True,
                stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server runs
            )

        run("initdb", "-U", "fawen", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        given = " ".join(f"-c {key}={value}" for key, value in _SETTINGS.items())
        run("pg_ctl", "start", "-w", "-s", "-l", f"{folder}/log", "-o", f"-k {folder} {given}")
        try:
            yield f"postgresql+pg8000://fawen@/postgres?unix_sock={folder}/.s.PGSQL.5432"
        finally:
            run("pg_ctl", "stop", "-w", "-s", "-m", "immediate")
