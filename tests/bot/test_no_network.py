"""Reading, embedding and asking reach nothing beyond this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.compose import App
from bot.model import Asker, Question
from tests.bot.county import write_county

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
from pathlib import Path

def refuse(event, arguments):
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.sendto"}:
        address = arguments[1] if event in {"socket.connect", "socket.sendto"} else arguments
        host = address[0] if isinstance(address, tuple) else "unix"
        if str(host) not in {"unix", "localhost", "::1", "None", ""} and not str(host).startswith("127."):
            print("reached for", event, address, flush=True)

sys.addaudithook(refuse)
from bot.compose import compose
from bot.model import Question
from bot.settings import Settings

with compose(Settings(home=Path(sys.argv[2]))) as app:
    assert not app.ingest([Path(sys.argv[1])]).failed
    assert app.embed_pending() > 0
    print(app.assistant.ask(Question("没过合法性审查能上会吗")).text)
"""


def test_the_guard_would_see_it() -> None:
    with pytest.raises(AssertionError, match="tried to reach"):
        socket.create_connection(("203.0.113.1", 80), timeout=1)


def test_a_process_of_its_own_reaches_for_nothing(tmp_path: Path) -> None:
    """Without the variables that keep libraries quiet in tests: what a user's machine would do."""
    loud = {"ANONYMIZED_TELEMETRY", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"}
    kept = {k: v for k, v in os.environ.items() if k not in loud and not k.startswith("FAWEN_")}
    files = write_county(tmp_path / "文件")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(files), str(tmp_path / "home")],
        cwd=ROOT,
        env={**kept, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "reached for" not in done.stdout
    assert "合法性审查" in done.stdout


def test_asking_every_kind_of_question_reaches_for_nothing(county_app: App) -> None:
    for text in ("指标1要哪些佐证材料", "分几个阶段", "我们局牵头哪些", "今天天气怎么样", "你好"):
        assert county_app.assistant.ask(Question(text, Asker("示例县司法局"))).text
