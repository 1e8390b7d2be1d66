"""Cases: questions with what a right answer to them must have, one JSON object a line.

``{"id", "question", "relevant"[]?, "answer"?, "gold"[]?, "items"[]?, "listed"[]?, "fields"{}?,
"status"?, "reason"?, "unit"?, "follow_up_of"?}``
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import get_args

from bot.errors import BotError
from bot.model import AnswerStatus, Reason
from prompts import reply

STATUSES: tuple[str, ...] = get_args(AnswerStatus)
REASONS: tuple[str, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Case:
    """One question and its expectations; an expectation that is absent is not judged.

    ``relevant``: right documents, each by file name without ending, file name or title.
    ``answer``: the words of the document that answer. ``gold``: words that must all stand in what
    is shown. ``items``: the complete list, word for word, in any order. ``listed``: a complete
    list whose entries must each contain these words, one entry each. ``fields``: exact values that
    must be shown and stand in a cited quotation, by field name. ``status`` and ``reason``: the
    expected kind of answer, mostly for refusals. ``unit``: who asks. ``follow_up_of``: the id of
    an earlier case whose conversation goes on. ``ignored``: keys of the record that mean nothing
    here; the report names them, since one may be a misspelt expectation.
    """

    id: str
    question: str
    relevant: tuple[str, ...] = ()
    answer: str | None = None
    gold: tuple[str, ...] = ()
    items: tuple[str, ...] | None = None
    listed: tuple[str, ...] | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    status: str | None = None
    reason: str | None = None
    unit: str | None = None
    follow_up_of: str | None = None
    ignored: frozenset[str] = frozenset()

    @property
    def wants_refusal(self) -> bool:
        """Whether the library cannot answer this and must say so."""
        return self.status == "refused" or (self.status is None and self.reason is not None)

    @property
    def wants_answer(self) -> bool:
        """Whether the library holds an answer, so that a refusal would be wrong."""
        return not self.wants_refusal and bool(
            self.status in {"answered", "partial"}
            or self.relevant
            or self.answer
            or self.gold
            or self.items is not None
            or self.listed is not None
            or self.fields
        )


KEYS = frozenset(entry.name for entry in fields(Case)) - {"ignored"}
TEXTS = ("answer", "status", "reason", "unit", "follow_up_of")
LISTS = ("relevant", "gold", "items", "listed")


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a JSONL file.

    Raises BotError: ``no_such_path``, ``no_cases``, or ``bad_cases`` naming the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise BotError("no_such_path", path=str(path)) from error
    except PermissionError as error:
        raise BotError("no_permission", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise BotError("bad_cases", line=1, detail=reply("evaluation.case_encoding")) from error
    cases = parse_cases(lines)
    if not cases:
        raise BotError("no_cases", path=str(path))
    return cases


def parse_cases(lines: Iterable[str]) -> tuple[Case, ...]:
    """The cases of JSON lines; blank lines are passed over."""
    cases: dict[str, Case] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = parse_case(line)
            if case.id in cases:
                raise ValueError(reply("evaluation.case_duplicate", id=case.id))
            if case.follow_up_of is not None and case.follow_up_of not in cases:
                raise ValueError(reply("evaluation.case_parent", id=case.follow_up_of))
        except ValueError as error:
            raise BotError("bad_cases", line=number, detail=str(error)) from error
        cases[case.id] = case
    return tuple(cases.values())


def parse_case(line: str) -> Case:
    """One case; raises ValueError with a Chinese sentence on what is wrong."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(reply("evaluation.case_json")) from error
    if not isinstance(record, dict):
        raise ValueError(reply("evaluation.case_object"))  # noqa: TRY004  one kind for the caller
    values: dict[str, object] = {key: _required(record, key) for key in ("id", "question")}
    values |= {key: _text(record[key], key) for key in TEXTS if record.get(key) is not None}
    values |= {key: _texts(record[key], key) for key in LISTS if record.get(key) is not None}
    if record.get("fields") is not None:
        values["fields"] = _mapping(record["fields"], "fields")
    _one_of(values.get("status"), STATUSES, "status")
    _one_of(values.get("reason"), REASONS, "reason")
    values["ignored"] = frozenset(record) - KEYS
    return Case(**values)  # type: ignore[arg-type]


def _required(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        return str(value)
    if not isinstance(value, str) or (key == "id" and not value.strip()):
        raise ValueError(reply("evaluation.case_missing", name=key))
    return value


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise ValueError(reply("evaluation.case_text", name=key))  # noqa: TRY004
    return value


def _texts(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ValueError(reply("evaluation.case_texts", name=key))
    return tuple(value)


def _mapping(value: object, key: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(entry, str) for entry in value.values()):
        raise ValueError(reply("evaluation.case_mapping", name=key))
    return dict(value)


def _one_of(value: object, choices: tuple[str, ...], key: str) -> None:
    if value is not None and value not in choices:
        raise ValueError(reply("evaluation.case_choice", name=key, choices="、".join(choices)))
