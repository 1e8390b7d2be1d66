"""What the code says exists in ``replies.toml``, and what stands there is said."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import prompts
from prompts import Own, PromptError, Said, reply, variables

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(p for name in ("bot", "ingest", "vectorstore") for p in (ROOT / name).rglob("*.py"))


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in CODE)


@cache
def spoken() -> frozenset[str]:
    """Every string constant of the code."""
    return frozenset(
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def texts(node: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence with its dotted key."""
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for name, inner in node.items():
            yield from texts(inner, f"{path}.{name}" if path else name)


REPLIES = dict(
    texts(tomllib.loads((ROOT / "prompts" / "replies.toml").read_text(encoding="utf-8")))
)


def asked(function: str) -> Iterator[tuple[str, frozenset[str] | None]]:
    """First arguments of the calls of ``function``: a key, or a pattern of keys with ``\\0`` where
    the code puts a name; and the variables given, unless they come as a mapping."""
    for tree in trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == function):
                continue
            names = {word.arg for word in node.keywords}
            given = None if None in names else frozenset(str(name) for name in names)
            first = node.args[0]
            for option in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
                if isinstance(option, ast.Constant):
                    yield str(option.value), given
                elif isinstance(option, ast.JoinedStr):
                    parts = [
                        str(part.value) if isinstance(part, ast.Constant) else "\0"
                        for part in option.values
                    ]
                    yield "".join(parts), given


def matching(pattern: str) -> list[str]:
    """The keys that a call may ask for."""
    wanted = re.compile(re.escape(pattern).replace("\0", r"[^.]+"))
    return [key for key in REPLIES if wanted.fullmatch(key)]


def test_every_reply_asked_for_exists() -> None:
    calls = list(asked("reply"))
    assert len(calls) > 40
    assert [key for key, _ in calls if not matching(key)] == []


def test_replies_get_the_variables_they_name() -> None:
    wrong = [
        (key, sorted(given))
        for key, given in asked("reply")
        if "\0" not in key and given is not None and variables(REPLIES[key]) != given
    ]
    assert wrong == []


def test_every_reply_is_used() -> None:
    called = [key for key, _ in asked("reply")]
    whole = {key for key in called if "\0" not in key} | (spoken() & REPLIES.keys())
    families = [key for key in called if "\0" in key]
    families += ["errors.\0", *(f"{section}.\0" for section in spoken() if section in sections())]
    unused = [
        key
        for key in REPLIES
        if key not in whole
        and not (key.split(".")[-1] in names() and any(key in matching(f) for f in families))
    ]
    assert not unused, "\n".join(unused)


def sections() -> set[str]:
    return {key.split(".")[0] for key in REPLIES}


@cache
def names() -> frozenset[str]:
    """What the code calls things by: string constants, fields of values, pydantic's types of error."""
    from pydantic_core.core_schema import ErrorType

    fields = {
        node.target.id
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    return spoken() | fields | set(get_args(ErrorType))


def test_missing_and_unknown_variables_are_refused() -> None:
    assert reply("chat.thanks")
    with pytest.raises(PromptError):
        reply("answer.evidence_count")
    with pytest.raises(PromptError):
        reply("answer.evidence_count", count=3, unit="示例县司法局")
    with pytest.raises(PromptError):
        reply("chat.thanks", name="张三")


@pytest.mark.parametrize(
    "key", ["answer", "answer.nothing_like_it", "nowhere.at_all", "chat.thanks.a"]
)
def test_what_is_no_text_is_refused(key: str) -> None:
    with pytest.raises(PromptError):
        reply(key)


def test_prompt_files_are_found_by_name() -> None:
    with pytest.raises(PromptError):
        prompts.load("no_such_prompt")


def test_sentences_are_chinese_and_whole() -> None:
    bare = [key for key, text in REPLIES.items() if not re.search(r"[\u4e00-\u9fff{]", text)]
    assert bare == []
    ragged = [key for key, text in REPLIES.items() if text != text.strip()]
    assert ragged == []


def test_a_reply_knows_its_own_words_from_what_it_was_filled_with() -> None:
    inner = reply("answer.row", number="37", name="合法性审查")
    said = reply("answer.row_with", row=inner, extra=3)
    assert said == "指标37　合法性审查（3）"
    assert isinstance(said, Said)
    assert isinstance(inner, Said)
    assert said.parts == ("", inner, "（", 3, "）")
    assert [isinstance(part, Own) for part in said.parts] == [True, False, True, False, True]
    assert inner.parts == ("指标", "37", "　", "合法性审查")


def test_replies_added_keep_their_parts() -> None:
    said = reply("answer.field", label="牵头", value="甲") + reply("answer.inherited") + "等"
    assert isinstance(said, Said)
    assert said == "牵头：甲（表中写“同上”）等"
    assert said.parts == ("", "牵头", "：", "甲", "（表中写“同上”）", "等")
