"""``fawen serve`` in a process of its own, over a home that words can answer from."""

from __future__ import annotations

import signal
import time
from pathlib import Path

from tests.benchmarks.server import fawen, serving

SECONDS = 120.0


def test_vectors_left_for_later_are_made_behind_the_service(files: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    left = fawen(home, "ingest", files, "--no-wait")
    assert "由服务在后台补建" in left.output
    with serving(home) as server:
        said = server.ask("指标1要哪些佐证材料").json()
        assert [item["text"] for item in said["items"]] == ["备案报告", "文件目录", "审查意见"]
        deadline = time.monotonic() + SECONDS
        while server.ready()[1].get("pending", 1) and time.monotonic() < deadline:
            time.sleep(0.2)
        assert server.ready()[1]["pending"] == 0
        assert server.ready()[1]["embedded"] > 0
        assert "后台正在补建" in server.log.read_text(encoding="utf-8")
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(30) == 0, "being told to stop is no failure"
