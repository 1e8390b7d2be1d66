"""What loads no model: help, a list of documents, an ingest of nothing new, a refused question."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.server import ROOT, environment

HEAVY = ("torch", "chromadb", "sentence_transformers", "transformers", "tantivy", "langchain_core")
SCRIPT = f"""
import sys
from bot.cli import main
try:
    main()
except SystemExit as end:
    code = end.code or 0
else:
    code = 0
found = [name for name in {HEAVY!r} if name in sys.modules]
print("loaded:", *found, file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--help",), 0),
        (("documents",), 0),
        (("worklist", "司法局"), 0),
        (("self-check", "指标1", "FILE"), 0),
        (("ingest", "FILES", "--no-wait"), 0),
        (("ask", ""), 2),
        (("ask", "长" * 10_000), 2),
        (("ingest", "没有这个文件夹"), 2),
    ],
)
def test_nothing_heavy_is_loaded(
    home: Path, files: Path, words: tuple[str, ...], code: int
) -> None:
    places = {"FILES": files, "FILE": files / "补充通知.txt"}
    given = [str(places.get(word, word)) for word in words]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *given],
        cwd=ROOT,
        env=environment(home) | {"COVERAGE_PROCESS_START": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert done.stderr.splitlines()[-1].strip() == "loaded:"
