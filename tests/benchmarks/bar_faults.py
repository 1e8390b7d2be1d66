"""Bar 7: what cannot be read or asked gets a clear sentence, and the rest goes on."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.checks import Check, below, holds
from tests.benchmarks.fault_files import write_all
from tests.benchmarks.server import Finished, fawen, serving

CLEAR = re.compile(r"[\u4e00-\u9fff]{4}")
UNPOLISHED = ("Traceback", "Exception", "Errno", "None")
LONG_QUESTION = "指标37要哪些佐证材料，请详细说明。" * 600
SECONDS = 60.0


def measure() -> Iterator[Check]:
    """Broken files in one folder, a folder without rights, questions that are none."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        yield from _broken_files(root / "files", root / "home")
        yield from _closed_folder(root / "closed", root / "home-closed")
        yield from _wrong_use(root / "home")
        yield from _questions(root / "home")


def _broken_files(folder: Path, home: Path) -> Iterator[Check]:
    names = write_all(folder)
    done = fawen(home, "ingest", folder)
    yield holds("exit code with broken files", done.code == 1, done.code, "1")
    yield below("time for all of them", done.seconds, SECONDS, "s")
    yield holds("no traceback", not _unpolished(done), _unpolished(done), "none")
    for name, readable in names.items():
        said = [line for line in done.output.splitlines() if name in line]
        if not readable:
            yield holds(
                f"{name} is named with a reason",
                any(CLEAR.search(line.replace(name, "")) for line in said),
                said[-1].strip() if said else "not named",
                "a sentence",
            )
    answer = fawen(home, "ask", "佐证材料什么时候报送", "--json")
    shown = json.loads(answer.output) if answer.code == 0 else {}
    yield holds("the good file answers", "6月30日" in shown.get("text", ""), shown.get("text", ""))
    documents = fawen(home, "documents").output
    read = [name for name, readable in names.items() if readable and name in documents]
    yield holds("the renamed workbook was read", "改了名的表.docx" in read, read)


def _closed_folder(folder: Path, home: Path) -> Iterator[Check]:
    write_all(folder / "open")
    closed = folder / "关着的文件夹"
    closed.mkdir()
    (closed / "通知.txt").write_text("看不到的通知。", encoding="utf-8")
    prefix: list[str] = []
    if os.geteuid() == 0:  # rights do not bind root, unless it gives the power up
        if not shutil.which("setpriv"):
            yield holds("folder without rights", True, "not measured as root without setpriv", "–")
            return
        dropped = "-dac_override,-dac_read_search"
        prefix = ["setpriv", f"--inh-caps={dropped}", f"--bounding-set={dropped}"]
    with _without_rights(closed):
        done = fawen(home, "ingest", folder, prefix=prefix)
        only = fawen(home, "ingest", closed, prefix=prefix)
    said = [line for line in done.output.splitlines() if closed.name in line]
    yield holds("folder without rights is named", bool(said), said[-1] if said else "not named")
    yield holds("exit code with such a folder", done.code == 1, done.code, "1")
    yield holds("exit code with nothing else", only.code in {1, 2}, only.code, "1 or 2")
    yield holds("no traceback", not _unpolished(done) and not _unpolished(only), _unpolished(only))


@contextmanager
def _without_rights(folder: Path) -> Iterator[None]:
    folder.chmod(0)
    try:
        yield
    finally:
        folder.chmod(0o700)


def _wrong_use(home: Path) -> Iterator[Check]:
    missing = fawen(home, "ingest", "没有这个文件夹")
    yield holds(
        "a path that is not there: exit code", missing.code in {1, 2}, missing.code, "1 or 2"
    )
    yield _clear("a path that is not there", missing)
    for what, words in {
        "an empty question": ("ask", ""),
        "a question of spaces": ("ask", "  \u3000 "),
        "a question of 10,000 characters": ("ask", LONG_QUESTION),
    }.items():
        done = fawen(home, *words)
        yield holds(f"{what}: exit code", done.code == 2, done.code, "2")
        yield _clear(what, done)
    unknown = fawen(home, "nosuch")
    yield holds("an unknown command: exit code", unknown.code == 2, unknown.code, "2")


def _clear(what: str, done: Finished) -> Check:
    said = [line for line in done.output.splitlines() if CLEAR.search(line)]
    clear = bool(said) and not _unpolished(done)
    return holds(f"{what}: a clear message", clear, "".join(said[:1])[:100], "a sentence")


def _questions(home: Path) -> Iterator[Check]:
    with serving(home) as server:
        for what, question in (("empty", ""), ("of 10,000 characters", LONG_QUESTION)):
            response = server.ask(question)
            error = response.json().get("error", {})
            yield holds(
                f"POST /api/ask, {what}",
                400 <= response.status_code < 500 and bool(CLEAR.search(error.get("message", ""))),
                f"{response.status_code} {error.get('message', '')}",
                "4xx with a sentence",
            )
        broken = server.client.post("/api/ask", content=b"{not json")
        yield holds(
            "POST /api/ask, not JSON",
            400 <= broken.status_code < 500 and "error" in broken.json(),
            f"{broken.status_code} {broken.text[:80]}",
            "4xx with a sentence",
        )
        after = server.ask("佐证材料什么时候报送")
        yield holds("it still answers", "6月30日" in after.text, after.status_code)


def _unpolished(done: Finished) -> str:
    return "、".join(word for word in UNPOLISHED if word in done.output)
