"""Commands over a home that a service holds go through the service."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.benchmarks.server import Server, fawen, free_port


def test_ingest_and_ask_go_through_the_service(
    server: Server, served_home: Path, files: Path
) -> None:
    # Only the process that serves may own the vector index: a command that opened it would wait
    # for the lock for half a minute and refuse.
    brought = fawen(served_home, "ingest", files)
    assert brought.code == 0, brought.output
    assert "新增3个" in brought.output
    assert "补建" not in brought.output
    assert server.ready() == (200, server.ready()[1])
    assert server.ready()[1]["pending"] == 0
    said = fawen(served_home, "ask", "指标1要哪些佐证材料", "--json")
    assert said.code == 0, said.output
    answer = json.loads(said.output)
    assert [item["text"] for item in answer["items"]] == ["备案报告", "文件目录", "审查意见"]
    kept = server.client.get(f"/api/answers/{answer['id']}")
    assert kept.status_code == 200
    again = fawen(served_home, "ingest", files)
    assert "未变3个" in again.output


def test_refusals_come_through_with_their_sentence(server: Server, served_home: Path) -> None:
    question = fawen(served_home, "ask", " ")
    assert (question.code, "请输入问题" in question.output) == (2, True)
    path = fawen(served_home, "ingest", "没有这个文件夹")
    assert path.code == 2, path.output
    assert "找不到" in path.output


def test_failed_files_are_named_through_the_service_too(
    server: Server, served_home: Path, tmp_path: Path
) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    done = fawen(served_home, "ingest", tmp_path)
    assert done.code == 1, done.output
    assert "空.txt：文件里没有读到文字" in done.output


def test_a_second_service_on_the_same_home_is_refused(server: Server, served_home: Path) -> None:
    done = fawen(served_home, "serve", "--port", str(free_port()), timeout=60)
    assert done.code == 2, done.output
    assert server.url in done.output
    assert "Traceback" not in done.output
    same = fawen(served_home, "serve", "--port", server.url.rsplit(":", 1)[1], timeout=60)
    assert same.code == 2
    assert "正由另一个法问服务使用" in same.output, "the home is the reason, not the port"


def test_documents_are_listed_beside_the_service(server: Server, served_home: Path) -> None:
    done = fawen(served_home, "documents")
    assert done.code == 0
    assert re.search("《.*任务分解表》", done.output)
