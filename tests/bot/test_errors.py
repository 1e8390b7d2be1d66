"""Every failure has a status and a Chinese sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import STATUS, BotError, KnownError, invalid_values, sentence_of, status_of
from ingest.errors import IngestError, NothingToRead, TooLarge, UnreadableFile, UnsupportedFormat
from prompts import texts
from vectorstore.errors import HomeLocked, StoreError

ROOT = Path(__file__).resolve().parents[2]
FILES = [path for name in ("bot", "ingest", "vectorstore") for path in (ROOT / name).rglob("*.py")]
CHINESE = re.compile(r"[\u4e00-\u9fff]{4}")
CODES = {kind.code for base in (IngestError, StoreError) for kind in base.__subclasses__()}


def calls(*names: str) -> Iterator[ast.Call]:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                yield node


def bot_codes() -> set[str]:
    firsts = [call.args[0] for call in calls("BotError") if call.args]
    return {str(node.value) for node in firsts if isinstance(node, ast.Constant)}


def values(argument: str, *names: str) -> set[str]:
    """The constants given for an argument, both sides of a choice."""
    found = set()
    for call in calls(*names):
        for word in call.keywords:
            if word.arg == argument:
                options = [word.value]
                if isinstance(word.value, ast.IfExp):
                    options = [word.value.body, word.value.orelse]
                found |= {str(n.value) for n in options if isinstance(n, ast.Constant)}
    return found


def test_every_code_has_a_sentence_and_a_status() -> None:
    codes = bot_codes() | CODES
    assert len(codes) > 25
    assert codes - texts("errors").keys() == set()
    faults_of_ours = {"internal"}
    at_the_terminal = {
        "bad_cases", "no_cases", "bad_settings", "server_unreachable", "service_said",
        "port_in_use", "cannot_listen", "cannot_write", "cannot_read",
    }  # fmt: skip
    assert codes - STATUS.keys() - faults_of_ours - at_the_terminal == set()


def test_every_status_belongs_to_a_code_that_has_a_sentence() -> None:
    assert STATUS.keys() - texts("errors").keys() == set()


def test_every_reason_and_kind_of_ours_is_worded() -> None:
    reasons = values("reason", "UnreadableFile")
    assert {"permission", "damaged_package", "not_text"} <= reasons
    assert reasons - texts("reasons").keys() == set()
    kinds = re.findall(
        r'"([a-z0-9]+)"',
        "".join(
            re.findall(
                r"_(?:MAGIC|STREAMS|PARTS) = .*?^\)|def _(?:package|ole)_kind.*?(?=^def)",
                (ROOT / "ingest/loaders/content.py").read_text(encoding="utf-8"),
                flags=re.M | re.S,
            )
        ),
    )
    read = {"docx", "xlsx", "encrypted", "mimetype"}
    assert {"doc", "zip", "image", "ofd"} <= set(kinds)
    assert set(kinds) - read - texts("kinds").keys() == set()


@pytest.mark.parametrize("reason", sorted(texts("reasons")))
def test_reasons_reach_a_reader_in_chinese(reason: str) -> None:
    said = sentence_of(UnreadableFile(reason=reason))
    assert CHINESE.search(said)
    assert reason not in said


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UnsupportedFormat(kind="doc"), "旧版 Word"),
        (UnreadableFile(reason="permission"), "没有权限读取"),
        (UnreadableFile(reason="not_found"), "找不到"),
        (UnreadableFile(reason="something new"), "something new"),
        (NothingToRead(), "没有读到文字"),
        (NothingToRead(reason="no_text"), "没有读到文字"),
        (NothingToRead(reason="no_writing"), "没有认出文字"),
        (TooLarge(size=300, limit=200), "300"),
        (HomeLocked(home="data", pid=7, url="http://127.0.0.1:8000"), "http://127.0.0.1:8000"),
        (BotError("service_said", sentence="服务说的话"), "服务说的话"),
    ],
)
def test_sentences_say_what_is_the_matter(error: KnownError, words: str) -> None:
    assert words in sentence_of(error)


def test_a_home_held_by_a_command_names_no_empty_address() -> None:
    said = sentence_of(HomeLocked(home="data", pid=7, url=""))
    assert "7" in said
    assert "，）" not in said


def test_unlisted_codes_are_faults_of_ours() -> None:
    assert status_of(BotError("internal", incident="0")) == 500
    assert status_of(BotError("empty_question")) == 422


def test_invalid_values_are_named_once_each() -> None:
    said = invalid_values([("missing", "question"), ("missing", "question"), ("json_invalid", "")])
    assert said == "缺少 question；不是合法的 JSON"
    assert invalid_values([("uuid_version", "id")]) == "id 的值不对"
