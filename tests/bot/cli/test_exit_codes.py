"""Exit codes 0, 1 and 2, each with a sentence that says what to do."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path

import pytest

from tests.benchmarks.fault_files import write_all
from tests.benchmarks.server import Finished, fawen, free_port
from tests.bot.county import write_county

CHINESE = re.compile(r"[\u4e00-\u9fff]{4}")
UNPOLISHED = re.compile(r"Traceback|Exception|Error:|errno|\bNone\b")


def clear(done: Finished) -> str:
    """The last line said, which must be a sentence; nothing of Python's own may be seen."""
    assert not UNPOLISHED.search(done.output), done.output
    last = done.output.strip().splitlines()[-1]
    assert CHINESE.search(last), done.output
    return last


def test_done_is_0(first_ingest: tuple[Path, Finished], home: Path) -> None:
    done = first_ingest[1]
    assert done.code == 0, done.output
    assert "新增3个" in done.output
    assert "补建" in done.output
    shown = fawen(home, "documents")
    assert shown.code == 0
    assert "任务分解表" in shown.output
    assert "示例法办〔2025〕12号" in shown.output


def test_an_answer_as_json_is_json(home: Path) -> None:
    done = fawen(home, "ask", "指标1要哪些佐证材料", "--json")
    assert done.code == 0, done.output
    answer = json.loads(done.output)
    assert [item["text"] for item in answer["items"]] == ["备案报告", "文件目录", "审查意见"]
    assert answer["citations"][0]["document"]["title"].endswith("任务分解表")


def test_some_files_failed_is_1_and_each_is_named_with_its_reason(tmp_path: Path) -> None:
    names = write_all(tmp_path / "files")
    done = fawen(tmp_path / "home", "ingest", tmp_path / "files", "--no-wait")
    assert done.code == 1, done.output
    assert not UNPOLISHED.search(done.output), done.output
    said = done.output.splitlines()
    for name, readable in names.items():
        lines = [line for line in said if line.startswith(f"{name}：")]
        assert bool(lines) is not readable, name
        assert readable or CHINESE.search(lines[0].removeprefix(name))
    reasons = dict(line.split("：", 1) for line in said if "：" in line)
    assert "密码" in reasons["加密.pdf"]
    assert "密码" in reasons["加密.docx"]
    assert "太大" in reasons["太大.txt"]
    assert "没有读到文字" in reasons["空文件.txt"]
    assert "图片" in reasons["图片改名.docx"]
    good = sum(names.values())
    assert f"新增{good}个" in said[-2] + said[-1]
    assert f"失败{len(names) - good}个" in said[-2] + said[-1]
    again = fawen(tmp_path / "home", "ingest", tmp_path / "files", "--no-wait")
    assert again.code == 1
    assert f"未变{good}个" in again.output


def test_a_folder_without_rights_is_named_and_the_rest_goes_on(
    tmp_path: Path, powerless: list[str]
) -> None:
    folder = write_county(tmp_path / "文件")
    closed = folder / "关着的"
    closed.mkdir()
    (closed / "通知.txt").write_text("看不到的通知。", encoding="utf-8")
    closed.chmod(0)
    try:
        done = fawen(tmp_path / "home", "ingest", folder, "--no-wait", prefix=powerless)
        only = fawen(tmp_path / "home", "ingest", closed, "--no-wait", prefix=powerless)
    finally:
        closed.chmod(0o700)
    assert done.code == 1, done.output
    assert "关着的/：没有权限读取" in done.output
    assert "新增3个" in done.output
    assert only.code == 1
    assert "没有权限读取" in only.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ask", "  \u3000\n"), "请输入问题"),
        (("ask", "指标37要哪些佐证材料，" * 800), "问题太长"),
        (("ask", "指标1", "--unit", "长" * 101), "unit 太长"),
        (("ingest", "没有这个文件夹"), "找不到 没有这个文件夹"),
        (("evaluate", "没有.jsonl"), "找不到 没有.jsonl"),
    ],
)
def test_wrong_use_is_2(home: Path, words: tuple[str, ...], said: str) -> None:
    done = fawen(home, *words)
    assert done.code == 2, done.output
    assert said in clear(done)


@pytest.mark.parametrize("words", [("nosuch",), ("ask", "指标1", "--josn")])
def test_what_the_command_line_does_not_know_is_2(home: Path, words: tuple[str, ...]) -> None:
    done = fawen(home, *words)
    assert done.code == 2
    assert "Traceback" not in done.output


def test_wrong_settings_are_2(tmp_path: Path) -> None:
    (tmp_path / "fawen.toml").write_text("prot = 8001\n", encoding="utf-8")
    done = fawen(tmp_path, "documents")
    assert done.code == 2
    assert "prot" in clear(done)


def test_a_home_that_cannot_be_is_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for words in (("ask", "指标1"), ("serve",)):
        done = fawen(tmp_path / "file" / "home", *words)
        assert done.code == 2, done.output
        assert "数据目录" in clear(done)


def test_a_port_in_use_is_2(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = fawen(tmp_path, "serve", "--port", str(port), timeout=60)
    assert done.code == 2, done.output
    assert f"端口 {port} 已被占用" in clear(done)


def test_an_address_of_another_machine_is_2(tmp_path: Path) -> None:
    port = str(free_port())
    done = fawen(tmp_path, "serve", "--host", "203.0.113.1", "--port", port, timeout=60)
    assert done.code == 2, done.output
    assert "203.0.113.1" in clear(done)
