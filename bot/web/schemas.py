"""The JSON of the HTTP contract, validated; the command line reads and writes it too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.answering.wording import sound
from bot.model import (
    Answer,
    AnswerStatus,
    Asker,
    Author,
    Citation,
    NoticeKind,
    Question,
    Reason,
)
from ingest.model import Authority, Document, Level, Locator, Standing, Status


def _sound(given: object) -> object:
    """What was sent with every text in it fit to be kept."""
    if isinstance(given, str):
        return sound(given)
    if isinstance(given, list):
        return [_sound(each) for each in given]
    if isinstance(given, dict):
        return {_sound(name): _sound(each) for name, each in given.items()}
    return given


class Received(BaseModel):
    """A request or a part of one; its texts are made sound before they are looked at."""

    @model_validator(mode="before")
    @classmethod
    def _of_sound_texts(cls, given: object) -> object:
        return _sound(given)


class Strict(Received):
    """A request: an unknown field is an error, so that a typing slip is not silent."""

    model_config = ConfigDict(extra="forbid")


class Record(BaseModel):
    """A response, read from our values by attribute."""

    model_config = ConfigDict(from_attributes=True)


class AskIn(Strict):
    """``POST /api/ask``."""

    question: str = Field(description="问题", examples=["指标37要哪些佐证材料"])
    conversation: str | None = Field(None, max_length=64, description="接着哪次对话")
    unit: str | None = Field(None, max_length=100, description="提问人的单位，“我们局”指它")
    edition: str | None = Field(None, max_length=200, description="要查的版本，例如 2024")
    table: str | None = Field(None, max_length=200, description="要查的指标表")
    explain: bool = Field(False, description="附上理解和检索的过程，答疑和管理角色可用")

    def to_question(self, groups: frozenset[str] = frozenset()) -> Question:
        """The question for the pipeline; ``groups`` come from the credential."""
        return Question(
            self.question,
            Asker(self.unit, groups),
            self.conversation,
            self.edition,
            self.table,
            self.explain,
        )


class FeedbackIn(Strict):
    """``POST /api/feedback``."""

    answer: str = Field(max_length=64, description="回答的编号")
    verdict: Literal["useful", "useless"] = Field(description="有用或没用")
    reason: str | None = Field(None, max_length=1000, description="哪里不对")


class SyncIn(Strict):
    """``POST /api/documents/sync``."""

    paths: list[Path] = Field(min_length=1, description="本机的文件或文件夹")
    wait: bool = Field(True, description="等到向量建完")
    review: bool = Field(False, description="读完先核对，不马上发布")
    internal: bool = Field(False, description="标有“内部”的文件也导入")


class LocatorOut(Record):
    """Where a quotation stands; see ``ingest.model.Locator``."""

    block: int
    start: int | None = None
    end: int | None = None
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None

    @classmethod
    def of(cls, locator: Locator) -> Self:
        """The JSON of a locator."""
        return cls.model_validate(locator)


class DocumentOut(Record):
    """A document as a citation names it."""

    id: str
    title: str
    source: str
    number: str | None = None
    issuer: str | None = None
    level: Level | None = None
    issued: date | None = None
    edition: str | None = None
    status: Status
    standing: Standing
    authority: Authority

    @classmethod
    def of(cls, document: Document) -> Self:
        """The JSON of a document."""
        return cls.model_validate(document)


class SentenceOut(Record):
    """One line of an answer with the marks that support it."""

    text: str
    citations: tuple[int, ...] = ()


class CitationOut(Record):
    """A quotation and where it stands; ``context`` is the number and name of its row, its column."""

    mark: int
    document: DocumentOut
    path: tuple[str, ...] = ()
    locator: LocatorOut
    quote: str
    url: str
    context: tuple[str, ...] = ()

    @classmethod
    def of(cls, citation: Citation) -> Self:
        """The JSON of a citation."""
        return cls.model_validate(citation)


class NoticeOut(Record):
    """Something the reader must know beside the answer."""

    kind: NoticeKind
    text: str


class AnswerOut(Record):
    """What a question got. ``order`` says in which order sentences (s) and items (i) are read.

    ``understood_as`` is the question that was answered where it is not what was typed: a follow-up
    put in words that stand alone, or one of several ``parts``. ``prompt`` is the name and version
    of the prompt that a language model wrote by, where ``author`` is ``llm``.
    """

    id: str
    conversation: str | None = None
    status: AnswerStatus
    reason: Reason | None = None
    text: str
    sentences: tuple[SentenceOut, ...] = ()
    items: tuple[SentenceOut, ...] = ()
    order: str = ""
    citations: tuple[CitationOut, ...] = ()
    notices: tuple[NoticeOut, ...] = ()
    parts: tuple[AnswerOut, ...] = ()
    suggestions: tuple[str, ...] = ()
    author: Author = "extractive"
    elapsed_ms: int = 0
    explanation: Mapping[str, object] | None = None
    understood_as: str | None = None
    prompt: str | None = None

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """The JSON of an answer."""
        return cls.model_validate(answer)
