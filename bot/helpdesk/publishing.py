"""Publishing approved answers: they stand in the library as one document, read like any other.

So they are cited to their own lines, seen in search, and superseded by their next edition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from bot.errors import BotError
from bot.records.approved.model import ApprovedAnswer, Proposal, Source
from bot.records.approved.store import ApprovedAnswers
from bot.wordbook.approved_file import Written, as_markdown
from bot.worklist.registers import View
from ingest.model import Document
from prompts import reply

IN_FORCE = ("current", "upcoming")


class Publishing:
    """Puts approved answers into the library, and those whose sources changed under review.

    ``view`` is what everybody may see: an answer is shown to everybody, so it rests on nothing else.
    ``ingest`` reads files below a path as any other files are read.
    """

    def __init__(
        self,
        answers: ApprovedAnswers,
        view: Callable[[], View],
        folder: Path,
        ingest: Callable[[Sequence[Path]], object],
        today: Callable[[], date],
    ) -> None:
        self._answers, self._view = answers, view
        self._folder, self._ingest, self._today = folder, ingest, today

    def take(self, written: Iterable[Written], by: str | None) -> tuple[ApprovedAnswer, ...]:
        """Enter answers from a file; approved in the name of ``by``, drafts without one."""
        known = self._in_force()
        taken = []
        for one in written:
            sources = tuple(source_of(d) for d in known if d.title in one.titles)
            proposal = Proposal(one.question, one.answer, one.similar, one.negative, sources)
            kept = self._answers.put(proposal)
            taken.append(self.approve(kept.id, by) if by else kept)
        return tuple(taken)

    def approve(self, identity: str, by: str) -> ApprovedAnswer:
        """Let an answer answer, in somebody's name, from the next ``publish`` on.

        Raises BotError ``hidden_source`` where it rests on a document that not everybody may see, or
        that is no longer in force: the answer would tell what it says.
        """
        open_to_all = {document.id for document in self._in_force()}
        sources = self._answers.get(identity).sources
        hidden = [source.title for source in sources if source.document not in open_to_all]
        if hidden:
            titles = "、".join(f"《{title}》" for title in dict.fromkeys(hidden))
            raise BotError("hidden_source", titles=titles)
        return self._answers.approve(identity, by)

    def review(self) -> tuple[ApprovedAnswer, ...]:
        """Put under review what rests on documents that changed, if any; returns those."""
        due = self._answers.check({d.id: d.title for d in self._in_force()}, self._today())
        if due:
            self._write()
        return due

    def publish(self) -> tuple[ApprovedAnswer, ...]:
        """Bring the library to what is approved; returns what has been put under review now."""
        due = self._answers.check({d.id: d.title for d in self._in_force()}, self._today())
        self._write()
        return due

    def _write(self) -> None:
        path = self._folder / f"{reply('approved.title')}.md"
        approved = self._answers.listed(["approved"])
        if approved or path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            text = as_markdown(map(as_written, approved), reply("approved.title"), beside=False)
            path.write_text(text if approved else f"{text}\n{reply('approved.none')}\n", "utf-8")
            self._ingest([self._folder])

    def _in_force(self) -> list[Document]:
        documents = self._view().documents.values()
        return [document for document in documents if document.status in IN_FORCE]


def source_of(document: Document) -> Source:
    """A document as what an answer rests on."""
    return Source(document.id, document.title, document.edition)


def as_written(answer: ApprovedAnswer) -> Written:
    """An answer as files have it."""
    titles = tuple(dict.fromkeys(source.title for source in answer.sources))
    return Written(answer.question, answer.answer, answer.similar, answer.negative, titles)
