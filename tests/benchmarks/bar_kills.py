"""Bar 4 of documents: ``kill -9`` at random moments of ingest and upload loses and doubles nothing."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx

from tests.benchmarks.checks import Check, holds
from tests.benchmarks.forked import finished, serving, started
from tests.benchmarks.kept import astray, half_done
from tests.benchmarks.ours import packaged
from vectorstore.embedder import Embedder

KILLS = 100
SEED = 20251125
COPIES = 6
LONGEST = 3.0
"""Seconds into the work at which a kill comes at the latest."""

SETS = 3
"""Uploads come in this many sets of files, the same ones again and again."""

LETTER = """# 关于第{n}批佐证材料报送的通知

各乡镇（街道），县直各单位：

## 一、报送时间

第{n}批佐证材料于{month}月{day}日前报送，逾期不再受理。

## 二、报送方式

第{n}批佐证材料通过示例县法治建设管理平台上传。

示例县司法局

2025年5月20日
"""


def measure() -> Iterator[Check]:
    """Half of the kills hit ``fawen ingest``, half a service that takes uploads in."""
    yield killed(KILLS, packaged())


def killed(
    kills: int, embedder: Embedder, *, copies: int = COPIES, longest: float = LONGEST
) -> Check:
    """Kill so many times, of ``copies`` files each within ``longest`` seconds."""
    chance = random.Random(SEED)
    moments = [chance.uniform(0.1, longest) for _ in range(kills)]
    half = kills - kills // 2
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        faults = list(_ingests(folder / "ingest", moments[:half], copies, embedder))
        faults += list(_uploads(folder / "upload", moments[half:], copies, embedder))
    return holds(
        f"{kills} kills: nothing lost, doubled or half done, by words and by vectors",
        not faults,
        faults[:5] or "none",
        "none",
    )


def letters(folder: Path, count: int, first: int = 1) -> list[Path]:
    """Notices that differ in what they say, numbered from ``first``."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for n in range(first, first + count):
        path = folder / f"通知{n:02}.md"
        path.write_text(LETTER.format(n=n, month=n % 12 + 1, day=n % 28 + 1), encoding="utf-8")
        found.append(path)
    return found


def _ingests(folder: Path, moments: list[float], copies: int, embedder: Embedder) -> Iterator[str]:
    """Kill an ingest, look at what is there, finish the work, look again; then start afresh."""
    names = [path.name for path in letters(folder / "files", copies)]
    home = folder / "home"
    for n, moment in enumerate(moments):
        process = started(home, "ingest", folder / "files")
        process.join(timeout=moment)
        process.kill()
        process.join()
        yield from (f"ingest {n}: {fault}" for fault in half_done(home))
        if n % 5 == 4 or n == len(moments) - 1:
            code, output = finished(home, "ingest", folder / "files")
            if code:
                yield f"ingest {n}: finishing failed: {output[-300:]}"
            yield from (f"ingest {n}: {fault}" for fault in astray(home, names, names, embedder))
            shutil.rmtree(home)


def _uploads(folder: Path, moments: list[float], copies: int, embedder: Embedder) -> Iterator[str]:
    """Kill a service that takes uploads in; what it said it took, it must have, once."""
    home = folder / "home"
    _, printed = finished(home, "keys", "make", "测试", "--role", "admin")
    key = printed.strip().splitlines()[-1]
    accepted: set[str] = set()
    sent: set[str] = set()
    for n, moment in enumerate(moments):
        part = n % SETS
        paths = letters(folder / f"files{part}", copies, part * copies + 1)
        with suppress(RuntimeError), serving(home) as (client, _):
            client.headers["authorization"] = f"Bearer {key}"
            ends = time.monotonic() + moment
            for path in paths:
                if time.monotonic() > ends:
                    break
                sent.add(path.name)
                with suppress(httpx.HTTPError):
                    if _upload(client, path) == httpx.codes.ACCEPTED:
                        accepted.add(path.name)
            time.sleep(max(0.0, ends - time.monotonic()))
        yield from (f"upload {n}: {fault}" for fault in half_done(home))
    yield from _completed(home, key)
    yield from (f"upload: {fault}" for fault in astray(home, accepted, sent, embedder))


def _upload(client: httpx.Client, path: Path) -> int:
    answer = client.post(
        "/api/documents",
        params={"name": path.name, "publish": "true", "again": "true"},
        content=path.read_bytes(),
    )
    return answer.status_code


def _completed(home: Path, key: str) -> Iterator[str]:
    """The service once more, until its jobs are done and its vectors made."""
    with serving(home) as (client, _):
        client.headers["authorization"] = f"Bearer {key}"
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            listed = client.get("/api/jobs", params={"limit": 500}).json()["jobs"]
            ready = client.get("/readyz").json()
            if all(job["ended_at"] for job in listed) and ready.get("pending") == 0:
                break
            time.sleep(0.1)
        else:
            yield f"upload: the work did not complete: {json.dumps(listed[:2], ensure_ascii=False)}"
        failed = [job["source"] for job in listed if job["state"] == "failed"]
        if failed:
            yield f"upload: failed {failed}"
