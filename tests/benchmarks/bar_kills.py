"""Bar 4 of documents: ``kill -9`` at random moments of ingest and upload loses and doubles nothing."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import sqlalchemy as sa

from bot.compose import compose
from bot.settings import Settings
from tests.benchmarks.checks import Check, holds
from tests.benchmarks.server import ROOT, command, environment, fawen, serving
from vectorstore.database import Database
from vectorstore.model import EVERYTHING_OPEN
from vectorstore.tables import documents, file_documents, files, jobs, passages
from vectorstore.vectors import EmbeddingCache

KILLS = 100
SEED = 20251125
COPIES = 6
LONGEST = 3.0
"""Seconds into the work at which a kill comes at the latest."""

LETTER = """# 关于第{n}批佐证材料报送的通知

各乡镇（街道），县直各单位：

## 一、报送时间

第{n}批佐证材料于{month}月{day}日前报送，逾期不再受理。

## 二、报送方式

第{n}批佐证材料通过示例县法治建设管理平台上传。

示例县司法局

2025年5月20日
"""


def measure(kills: int = KILLS) -> Iterator[Check]:
    """Half of the kills hit ``fawen ingest``, half a service that takes uploads in."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        faults = list(_ingests(folder / "ingest", kills - kills // 2, chance))
        faults += list(_uploads(folder / "upload", kills // 2, chance))
    yield holds(
        f"{kills} kills: nothing lost, doubled or half done", not faults, faults[:5], "none"
    )


def letters(folder: Path, count: int) -> list[Path]:
    """Notices that differ in what they say."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for n in range(1, count + 1):
        path = folder / f"通知{n:02}.md"
        text = LETTER.format(n=n, month=n % 12 + 1, day=n % 28 + 1)
        path.write_text(text, encoding="utf-8")
        found.append(path)
    return found


def _ingests(folder: Path, kills: int, chance: random.Random) -> Iterator[str]:
    """Kill an ingest, look at what is there, finish the work, look again; then start afresh."""
    paths = letters(folder / "files", COPIES)
    home = folder / "home"
    for n in range(kills):
        process = subprocess.Popen(
            command("ingest", folder / "files"),
            cwd=ROOT,
            env=environment(home),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.uniform(0.2, LONGEST))
        process.kill()
        process.wait()
        yield from (f"ingest {n}: {fault}" for fault in half_done(home))
        if n % 5 == 4 or n == kills - 1:
            done = fawen(home, "ingest", folder / "files")
            if done.code:
                yield f"ingest {n}: finishing failed: {done.output[-300:]}"
            yield from (f"ingest {n}: {fault}" for fault in whole(home, len(paths)))
            shutil.rmtree(home)


def _uploads(folder: Path, kills: int, chance: random.Random) -> Iterator[str]:
    """Kill a service that takes uploads in; what it said it took, it must have, once."""
    home = folder / "home"
    home.mkdir(parents=True)
    made = fawen(home, "keys", "make", "测试", "--role", "admin")
    key = made.output.strip().splitlines()[-1]
    accepted: set[str] = set()
    for n in range(kills):
        with suppress(RuntimeError), serving(home) as server:
            server.client.headers["authorization"] = f"Bearer {key}"
            ends = time.monotonic() + chance.uniform(0.0, LONGEST)
            for path in letters(folder / f"files{n % 3}", COPIES):
                if time.monotonic() > ends:
                    break
                with suppress(httpx.HTTPError):
                    name = f"{n % 3}-{path.name}"
                    sent = server.client.post(
                        "/api/documents",
                        params={"name": name, "publish": "true", "again": "true"},
                        content=path.read_bytes(),
                    )
                    if sent.status_code == httpx.codes.ACCEPTED:
                        accepted.add(name)
            time.sleep(max(0.0, ends - time.monotonic()))
            server.process.kill()
            server.process.wait()
        yield from (f"upload {n}: {fault}" for fault in half_done(home))
    yield from _completed(home, key, accepted)


def _completed(home: Path, key: str, accepted: set[str]) -> Iterator[str]:
    with serving(home) as server:
        server.client.headers["authorization"] = f"Bearer {key}"
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            listed = server.client.get("/api/jobs", params={"limit": 500}).json()["jobs"]
            if all(job["ended_at"] for job in listed) and server.ready()[1].get("pending") == 0:
                break
            time.sleep(0.5)
        else:
            yield f"upload: the work did not complete: {json.dumps(listed[:2], ensure_ascii=False)}"
        failed = [job["source"] for job in listed if job["state"] == "failed"]
        if failed:
            yield f"upload: failed {failed}"
    found = {row.source for row in _rows(home, sa.select(files.c.source))}
    if lost := accepted - found:
        yield f"upload: lost {sorted(lost)}"


def _rows(home: Path, query: sa.Select[tuple[object, ...]]) -> list[sa.Row[tuple[object, ...]]]:
    database = Database(Settings(home=home).sql_url)
    try:
        with database.connect() as connection:
            return list(connection.execute(query))
    finally:
        database.close()


def half_done(home: Path) -> Iterator[str]:
    """What of a home is half there: files without documents, documents without passages."""
    if not (home / "fawen.sqlite3").exists():
        return
    database = Database(Settings(home=home).sql_url)
    try:
        database.migrate()
        with database.connect() as connection:
            empty = sa.select(documents.c.id).where(
                documents.c.live, ~sa.exists().where(passages.c.document == documents.c.id)
            )
            yield from (f"document without passages: {row.id}" for row in connection.execute(empty))
            bare = sa.select(files.c.source).where(
                files.c.withdrawn_at.is_(None),
                ~sa.exists().where(file_documents.c.file == files.c.id),
            )
            yield from (f"file without documents: {r.source}" for r in connection.execute(bare))
            doubled = (
                sa.select(jobs.c.subject)
                .where(jobs.c.state == "running")
                .group_by(jobs.c.subject)
                .having(sa.func.count() > 1)
            )
            yield from (f"two jobs at one file: {r.subject}" for r in connection.execute(doubled))
    finally:
        database.close()


def whole(home: Path, count: int) -> Iterator[str]:
    """What is missing or double of a finished library: documents, passages in both indexes."""
    with compose(Settings(home=home)) as app:
        found = app.catalog.documents(EVERYTHING_OPEN)
        if len(found) != count or len({d.title for d in found}) != count:
            yield f"{len(found)} documents of {count}"
        counts = app.counts()
        if counts.pending:
            yield f"{counts.pending} passages without a vector"
        app.embed_pending()
        app.dense.follow(app.catalog, EmbeddingCache(app.database))
        if app.dense.count() != counts.passages:
            yield f"{app.dense.count()} vectors of {counts.passages} passages"
