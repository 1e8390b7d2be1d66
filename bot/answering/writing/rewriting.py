"""A message that no rule understands, put in words that stand alone by a model: its own and the
earlier question's, and nothing else. What comes out is a question like any other; it is shown."""

from __future__ import annotations

import logging
from typing import Protocol

from bot.answering.fidelity import Evidence, check
from bot.answering.writing.model import ModelFailed
from bot.answering.writing.vocabulary import strange_words

log = logging.getLogger(__name__)

LONGEST = 100
"""Characters of a question; what is longer is no question."""

_ASKING = frozenset("谁哪些什么何几多少怎样吗呢")


class Rewriting(Protocol):
    """A model that can put a message in other words."""

    def resolve(self, message: str, before: str) -> str:
        """The message as a question that stands alone; raises ModelFailed."""
        ...


class Rewriter:
    """Asks a model for a stand-alone question, and takes it only if it adds nothing."""

    def __init__(self, model: Rewriting) -> None:
        self._model = model

    def __call__(self, message: str, before: str) -> str:
        """The question; empty where the model fails or brings in what neither text has."""
        try:
            question = self._model.resolve(message, before).strip().strip('“”"')
        except ModelFailed as failure:
            log.warning("a follow-up was not rewritten: the model failed: %s", failure)
            return ""
        texts = [Evidence(message), Evidence(before)]
        if not question or len(question) > LONGEST or "\n" in question:
            return ""
        strange = [w for w in strange_words(question, texts) if not set(w) <= _ASKING]
        if check(question, texts) or strange:
            log.warning("a follow-up was not rewritten: %r adds to %r", question, message)
            return ""
        return question
