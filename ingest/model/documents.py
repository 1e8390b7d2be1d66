"""A document with what is known of its identity, and the passages that search finds of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from ingest.model.blocks import Locator

Status: TypeAlias = Literal["current", "superseded", "draft", "repealed", "upcoming"]
Standing: TypeAlias = Literal["本级现行", "上级", "外地参考", "历史"]
Level: TypeAlias = Literal["国家", "省", "市", "县", "乡镇"]
Authority: TypeAlias = Literal[
    "指标体系", "标准指引", "任务分解表", "口径", "方案", "通知", "讲话报告", "法规", "其他"
]


@dataclass(frozen=True, slots=True)
class Document:
    """One text version of one document, with what could be read about its identity.

    ``work`` groups the editions of the same work. ``source`` is the path relative to the ingested
    folder; ``part`` tells apart several documents in one file (1-based, 0 for the only one).
    """

    id: str
    work: str
    source: str
    title: str
    part: int = 0
    number: str | None = None
    issuer: str | None = None
    level: Level | None = None
    issued: date | None = None
    edition: str | None = None
    status: Status = "current"
    standing: Standing = "本级现行"
    authority: Authority = "其他"
    secrecy: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage that stands in one block or cell; ``label`` is a cell's header path."""

    text: str
    locator: Locator
    label: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """What search finds and an answer quotes: part of one section, or one row of a table.

    ``path`` is the chain of headings above it (title excluded). ``index_text`` is what is searched:
    the text with merged cells filled down and column headers; ``text`` is what a reader sees.
    """

    id: str
    document: str
    ordinal: int
    path: tuple[str, ...]
    pieces: tuple[Piece, ...]
    index_text: str
    kind: Literal["prose", "row"] = "prose"

    @property
    def text(self) -> str:
        """The display text: the pieces, one a line, each row cell after its header."""
        return "\n".join(f"{p.label}：{p.text}" if p.label else p.text for p in self.pieces)
