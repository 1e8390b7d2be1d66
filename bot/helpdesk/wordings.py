"""The wordings of approved questions, read again when one of them changed."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock

from bot.answering.approved import Wording
from bot.records.approved.store import ApprovedAnswers


class KeptWordings:
    """What the records add to the approved answers that stand in the library."""

    def __init__(self, answers: ApprovedAnswers) -> None:
        self._answers, self._lock = answers, Lock()
        self._version: tuple[object, ...] | None = None
        self._found: Mapping[str, Wording] = {}

    def of(self) -> Mapping[str, Wording]:
        """By the question; those under review say why."""
        version = self._answers.version()
        with self._lock:
            if version != self._version:
                kept = self._answers.listed(["approved", "review"])
                self._found = {
                    one.question: Wording(one.similar, one.negative, one.review) for one in kept
                }
                self._version = version
            return self._found
