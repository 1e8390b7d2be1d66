"""The whole path from question to quoted answer as a LangChain Runnable.

What goes in is a question as text, as the JSON of ``POST /api/ask`` or as a ``Question``; what
comes out is the JSON of its response, so that a chain gets what every other surface gets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Protocol, TypeAlias

from langchain_core.runnables import Runnable, RunnableConfig

from bot.errors import BotError, invalid_values
from bot.model import Answer, Asker, Citation, ListItem, Notice, Question, Sentence, StreamEvent

Asked: TypeAlias = str | dict[str, Any] | Question
Piece: TypeAlias = dict[str, Any]

_KINDS: dict[type[StreamEvent], str] = {
    Sentence: "sentence",
    ListItem: "item",
    Citation: "citation",
    Notice: "notice",
    Answer: "done",
}
# What is kept of a document beside what a citation of it shows.
_INTERNAL = ("work", "part", "secrecy")
_TEXTS = ("question", "conversation", "unit", "edition", "table")


class Assistant(Protocol):
    """The pipeline."""

    def ask(self, question: Question) -> Answer: ...

    def stream(self, question: Question) -> Iterator[StreamEvent]: ...


class AnswerRunnable(Runnable[Asked, Piece]):
    """``invoke`` gives a whole answer; ``stream`` gives it piece by piece.

    A piece is ``{"kind": "sentence" | "item" | "citation" | "notice" | "done", …}`` with the
    fields of that event; the last one, ``done``, holds the whole answer under ``"answer"``. Raises
    BotError for a question that cannot be asked.
    """

    def __init__(self, assistant: Assistant, groups: frozenset[str] = frozenset()) -> None:
        self._assistant, self._groups = assistant, groups

    def invoke(self, input: Asked, config: RunnableConfig | None = None, **kwargs: Any) -> Piece:  # noqa: A002 LangChain's name
        """The answer to one question."""

        def run(asked: Asked) -> Piece:
            return _json(self._assistant.ask(self._question(asked)))

        return self._call_with_config(run, input, config, run_type="chain")

    def stream(
        self,
        input: Asked,  # noqa: A002 LangChain's name
        config: RunnableConfig | None = None,
        **kwargs: Any,
    ) -> Iterator[Piece]:
        """The pieces of the answer to one question, in reading order."""

        def run(questions: Iterator[Asked]) -> Iterator[Piece]:
            for asked in questions:
                yield from map(_piece, self._assistant.stream(self._question(asked)))

        yield from self._transform_stream_with_config(
            iter([input]), run, config, run_type="chain", **kwargs
        )

    def _question(self, asked: Asked) -> Question:
        if isinstance(asked, Question):
            return asked
        given: Mapping[str, Any] = {"question": asked} if isinstance(asked, str) else asked
        _require(given)
        return Question(
            given["question"],
            Asker(given.get("unit"), self._groups),
            given.get("conversation"),
            given.get("edition"),
            given.get("table"),
            bool(given.get("explain", False)),
        )


def answer_runnable(
    assistant: Assistant, *, groups: frozenset[str] = frozenset()
) -> Runnable[Asked, Piece]:
    """The pipeline as a Runnable; ``groups`` are what its caller may see beyond open documents."""
    return AnswerRunnable(assistant, groups)


def _require(given: Mapping[str, Any]) -> None:
    """Refuse what ``POST /api/ask`` would refuse: BotError ``bad_request`` naming the fields."""
    faults = [("extra_forbidden", name) for name in given if name not in {*_TEXTS, "explain"}]
    if "question" not in given:
        faults.append(("missing", "question"))
    for name in set(_TEXTS) & given.keys():
        absent = given[name] is None and name != "question"
        if not absent and not isinstance(given[name], str):
            faults.append(("string_type", name))
    if faults:
        raise BotError("bad_request", detail=invalid_values(faults))


def _piece(event: StreamEvent) -> Piece:
    kind = _KINDS[type(event)]
    if isinstance(event, Answer):
        return {"kind": kind, "answer": _json(event)}
    if isinstance(event, Notice):  # a notice has a kind of its own: amended, superseded, …
        return {"kind": kind, "notice": _json(event)}
    return {"kind": kind, **_json(event)}


def _json(event: StreamEvent) -> Piece:
    """The JSON of the HTTP contract: no tuples, dates in ISO form."""
    shown: Piece = _plain(asdict(event))
    return shown


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        internal = _INTERNAL if {"authority", "standing"} <= value.keys() else ()
        return {name: _plain(item) for name, item in value.items() if name not in internal}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
