"""What a model may put in other words: an answer in prose, all of whose lines are quotations.

Lists, fields of indicators, amended and contradicting values never reach a model. Nor does a text
that speaks to one: it stays the quotation that it is. A model is given the question that is
answered and the records, and nothing of who asks or of what was said before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.draft import Draft
from bot.answering.fidelity import Evidence
from bot.answering.fidelity.folding import fold
from bot.answering.writing.model import Record
from bot.model import Citation, NoticeKind, Sentence

_DELICATE: frozenset[NoticeKind] = frozenset(("amended", "conflict", "doubtful_original"))

_TO_A_MODEL = re.compile(
    r"(?:忽略|无视|忘记|忘掉|不要理会|绕过|覆盖)[^。；]{0,12}(?:指令|提示词?|规则|要求|设定|限制|上文|以上|之前|前面)"
    r"|系统提示|提示词|(?:大|语言)模型|人工智能助手|AI(?:助手|模型)?|(?:作为|你是)[^。；]{0,6}(?:助手|机器人|模型)"
    r"|(?:请你?|必须|务必|直接|只)(?:在)?(?:回答|答复|回复|输出|复述|生成)(?:时|中|开头|末尾|结尾|[“”\"「:：])"
    r"|ignore(?:all)?(?:the)?(?:previous|above|prior)|(?:system|assistant|user)[:：]|<\|?/?(?:im_|system|record|s>)"
    r"|\[/?INST\]|youare(?:now|an?)",
    re.IGNORECASE,
)


def speaks_to_a_model(text: str) -> bool:
    """Whether words tell a machine that reads them what to do."""
    return bool(_TO_A_MODEL.search(fold(text)))


@dataclass(frozen=True)
class Offer:
    """A question, the lines that quotation alone would answer with, and what they rest on."""

    question: str
    lines: tuple[Sentence, ...]
    citations: tuple[Citation, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """The evidence as the model gets it."""
        return tuple(record_of(citation) for citation in self.citations)

    @property
    def evidence(self) -> Mapping[int, Evidence]:
        """The same as the rules of fidelity read it."""
        return {c.mark: Evidence.of_citation(c) for c in self.citations}


def record_of(citation: Citation) -> Record:
    """A citation as a model gets it."""
    place = " / ".join((*citation.path, *citation.context))
    return Record(citation.mark, citation.document.title, place, citation.quote)


def offer_of(draft: Draft) -> Offer | None:
    """What of a draft may be written anew; ``None`` where it must stand as it is."""
    if not draft.prose or draft.status != "answered" or draft.parts:
        return None
    if any(notice.kind in _DELICATE for notice in draft.notices):
        return None
    lines = [line for line in draft.lines if isinstance(line, Sentence) and line.citations]
    if not lines or len(lines) != len(draft.lines):
        return None
    used = {mark for line in lines for mark in line.citations}
    citations = tuple(c for c in draft.citations if c.mark in used)
    if any(speaks_to_a_model(text) for c in citations for text in _texts(c)):
        return None
    return Offer(draft.prose, tuple(lines), citations)


def _texts(citation: Citation) -> Sequence[str]:
    return (citation.quote, citation.document.title, *citation.path, *citation.context)
