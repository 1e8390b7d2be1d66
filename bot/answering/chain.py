"""One question's way to a draft: look-up, list, or prose; asking back and typed refusals between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answering.approved import Approved
from bot.answering.changes import Changes
from bot.answering.clarify import Clarifier
from bot.answering.conflict_form import tell_conflicts
from bot.answering.difference_form import DifferenceForm
from bot.answering.draft import Draft
from bot.answering.editions_told import note_edition, say_absent, say_struck
from bot.answering.elsewhere import names_other_place
from bot.answering.explaining import decided, found, grounds, held, understood
from bot.answering.explanation import Path
from bot.answering.fidelity import Rendered, hold
from bot.answering.finding import Finder, Library
from bot.answering.indicator_form import IndicatorForm
from bot.answering.list_form import ListForm
from bot.answering.prose_form import ProseForm
from bot.answering.requests import answer_request
from bot.answering.rowsearch import row_shows
from bot.answering.saying import Saying
from bot.answering.sought import need
from bot.answering.understand import understand
from bot.answering.understanding import Understanding
from bot.answering.wording import normalise
from bot.model import Question
from bot.worklist.row_index import RowMatch
from ingest.model import Indicator
from prompts import reply

AT_MOST = 10
"""Indicators answered in one message; a longer range is better asked as a list."""
CHIPS, LIKE = 3, 0.4
"""Other indicators offered beside an answer, and the part of the question that each must tell."""

# 指标58我们拿了几分, 指标45哪个单位扣得最多: how a unit fared, which no row tells.
_WHOSE = re.compile(r"我们|咱们?|[我本](?:局|镇|乡|单位|办|委)|哪[个些家](?:单位|镇|乡|局)|谁")


class Chain:
    """Answers one question from one library."""

    def __init__(
        self,
        library: Library,
        question: Question,
        today: date,
        *,
        may_ask_back: bool = True,
        approved: Approved | None = None,
    ) -> None:
        self._approved = approved
        self._library, self._question, self._today = library, question, today
        self._may_ask_back = may_ask_back
        self._draft = Draft()
        synonyms = library.register.vocabulary.synonyms
        self._finder = Finder(library, synonyms.widened(normalise(question.text)))

    def run(self) -> Draft:
        """The draft of the answer; ``draft.explanation`` is filled when it was asked for."""
        if not self._library.documents:
            return self._draft.refuse("no_evidence", reply("refusals.empty_library"))
        asked = answer_request(self._library, self._question, self._today, self._draft)
        if asked is None and self._approved:
            asked = self._approved.answer(self._library, self._question, self._draft)
        if asked is None:
            asked = self._understood()
        if not self._draft.lines:
            self._draft.refuse("no_evidence", reply("refusals.no_evidence"))
        note_edition(self._library.register, self._draft, asked)
        if self._draft.status == "clarify" and not self._may_ask_back:
            self._draft.refuse("no_evidence", self._draft.text)
        replaced = hold(self._draft, grounds(asked, self._question, self._library.register))
        if self._question.explain:
            self._draft.explanation.add(
                understood(asked, self._question, self._library), first=True
            )
            self._draft.explanation.add(found(self._finder))
            self._draft.explanation.add(held(replaced))
        return self._draft

    def _decided(self, path: Path) -> None:
        if self._question.explain:
            self._draft.explanation.add(decided(path))

    def _understood(self) -> Understanding:
        """Answer a question as understood; ask back where two readings differ and nothing decides."""
        asked = understand(
            self._question, self._library.register, self._today, self._library.sources
        )
        if asked.table:
            self._finder.table = asked.table.document.id
        asked, ask_back = Clarifier(self._library.register, self._question).settle(asked)
        if ask_back and self._may_ask_back:
            ask_back.write(self._draft)
            return asked
        asked = ask_back.likeliest if ask_back else asked
        self._answer(asked)
        self._draft.suggestions.extend(ask_back.others if ask_back else ())
        if self._draft.citations and asked.intent in ("indicator", "prose"):
            shown = asked.indicators if asked.intent == "indicator" else ()
            tell_conflicts(self._library, self._draft, shown, asked.fields)
        return asked

    def _answer(self, asked: Understanding) -> None:
        if asked.absent:
            say_absent(self._draft, asked.absent)
        elif names_other_place(asked.text, self._library.documents.values()):
            self._draft.refuse("no_evidence", reply("refusals.no_evidence"))
        elif asked.intent in ("difference", "original", "accord"):
            self._changed(asked)
        else:
            self._standing(asked)

    def _changed(self, asked: Understanding) -> None:
        """What changed between editions, or by a notice; what neither tells is left to prose."""
        if asked.intent == "difference":
            self._decided("difference")
            DifferenceForm(self._library.register, self._draft).write(asked)
        elif not Changes(self._library, self._draft, self._finder).answer(asked):
            self._prose_form().write(asked)
        if asked.missing:
            self._missing(asked)

    def _standing(self, asked: Understanding) -> None:
        tell = asked.intent == "prose" or self._rows_can_tell(asked)
        if not tell and asked.numbers:
            self._not_in_row(asked.indicators[0])
        elif not tell:
            self._prose_form().write(replace(asked, fields=(), near=()))
        elif asked.intent == "indicator":
            self._decided("rows")
            self._indicators(asked)
        elif asked.intent == "prose":
            row = self._prose_form().write(asked)
            self._chips(asked.near, (row,) if row else ())
        else:
            self._decided("list")
            ListForm(self._library.register, self._draft, self._today).write(asked)

    def _prose_form(self) -> ProseForm:
        return ProseForm(self._library, self._finder, self._draft, explain=self._question.explain)

    def _not_in_row(self, indicator: Indicator) -> None:
        """Refuse what the row of an indicator named by number does not hold (满分, 权重)."""
        table = self._library.documents[indicator.document]
        name = reply(
            "answer.indicator_title",
            number=indicator.number or "",
            name=indicator.name,
            table=self._library.register.label(table),
        )
        self._draft.refuse("no_evidence", reply("refusals.no_evidence_nearest", source=name))

    def _rows_can_tell(self, asked: Understanding) -> bool:
        """Whether the rows meant can hold the kind of thing asked for: none holds a telephone number."""
        register = self._library.register
        if asked.intent == "indicator" and asked.table and asked.indicators:
            saying = Saying.of(asked.text, register.vocabulary.synonyms.expand)
            if not saying.told_by(asked.indicators, asked.table.document.title):
                return False
        needed = need(asked.text, register.units)
        if needed.demand is None and not needed.fact:
            return True
        if asked.intent != "indicator":
            listed = needed.demand is not None and needed.demand.kind == "titles"
            return listed or needed.demand is None or needed.demand.in_rows
        shown = all(row_shows(needed.demand, row) for row in asked.indicators)
        return bool(asked.missing) or (
            shown and not (needed.fact and (not asked.numbers or _WHOSE.search(asked.text)))
        )

    def _indicators(self, asked: Understanding) -> None:
        assert asked.table is not None
        form = IndicatorForm(self._library.register, self._draft)
        for indicator in asked.indicators[:AT_MOST]:
            form.write(indicator, asked.fields)
        if asked.missing:
            self._missing(asked)
        self._chips(asked.near, asked.indicators)

    def _missing(self, asked: Understanding) -> None:
        assert asked.table is not None
        register, table = self._library.register, asked.table
        missing = [n for n in asked.missing if not say_struck(register, self._draft, table, n)]
        if not missing:
            return
        known = [Rendered(str, i.number) for i in table.indicators if i.number]
        text = reply(
            "refusals.no_such_indicator",
            table=register.label(table.document),
            number="、".join(missing),
            first=known[0] if known else "",
            last=known[-1] if known else "",
        )
        if asked.indicators or len(missing) < len(asked.missing):
            self._draft.status = "partial"
            self._draft.say(text)
        else:
            self._draft.refuse("no_such_indicator", text)

    def _chips(self, near: Sequence[RowMatch], answered: Sequence[Indicator]) -> None:
        """At most three other indicators that the words could mean."""
        done = {i.id for i in answered}
        for match in near[:CHIPS]:
            other = match.indicator
            if other.id not in done and match.told >= LIKE:
                self._draft.suggestions.append(
                    reply("answer.did_you_mean", number=other.number or "", name=other.name)
                )
