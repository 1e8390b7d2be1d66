"""Messages that ask for something else than what the documents say: a file, a check, a progress."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.answering.draft import Draft
from bot.answering.files_asked import files_asked
from bot.answering.files_form import write_files
from bot.answering.finding import Library
from bot.answering.handed_in import asks_what_was_handed_in, asks_which_units
from bot.answering.indicator_form import IndicatorForm
from bot.answering.list_form import ListForm
from bot.answering.pasted_list import PastedList, pasted_list
from bot.answering.self_check_form import SelfCheckForm
from bot.answering.understand import understand
from bot.answering.understanding import Understanding
from bot.answering.units_asked import unit_named
from bot.answering.wording import normalise
from bot.model import Question
from bot.worklist.unit_list import unit_worklist
from prompts import reply

AT_MOST = 10
"""Indicators whose evidence is told in one answer."""


def answer_request(
    library: Library, question: Question, today: date, draft: Draft
) -> Understanding | None:
    """Answer a request into the draft and say how it was understood; None for any other question."""
    listed = pasted_list(question.text)  # as typed: its lines and its words are shown again
    if listed:
        return _self_check(library, question, today, draft, listed)
    text = normalise(question.text)
    this_year = library.register.current_year()
    if files := files_asked(text, library.documents.values(), this_year):
        # What was superseded is handed over too when its year is named.
        scope = replace(library.scope, superseded=True)
        write_files(draft, files, library.passages, scope, library.site)
        return Understanding(text, "files", words=files.words)
    if asks_what_was_handed_in(text):
        return _handed_in(library, question, today, draft)
    return None


def _self_check(
    library: Library, question: Question, today: date, draft: Draft, listed: PastedList
) -> Understanding:
    """The list against the indicator that the message names, or against all that a unit has to do."""
    register = library.register
    about = replace(question, text=listed.about)
    asked = understand(about, register, today, library.sources)
    rows = asked.indicators
    if not rows and asked.table and asked.units:
        owed = unit_worklist(register.board, asked.table, asked.units[0])
        rows = tuple(task.indicator for task in owed.tasks)
    if rows:
        SelfCheckForm(register, draft).write(rows, listed.materials)
    else:
        draft.status = "clarify"
        draft.say(reply("self_check.which"))
    return replace(asked, intent="self_check")


def _handed_in(
    library: Library, question: Question, today: date, draft: Draft
) -> Understanding | None:
    """What is not known is said first; then what is due."""
    register = library.register
    asked = understand(question, register, today, library.sources)
    if asked.table is None:
        return None
    draft.status = "partial"  # what is asked for cannot be told; what is due can
    draft.say(reply("answer.not_known"))
    if asked.intent == "indicator" and asked.indicators:
        form = IndicatorForm(register, draft)
        for row in asked.indicators[:AT_MOST]:
            form.write(row, ("evidence",))
        return replace(asked, intent="handed_in")
    form_of_lists = ListForm(register, draft, today)
    if asks_which_units(asked.text):
        form_of_lists.write(replace(asked, intent="due_list", units=()))
        return replace(asked, intent="handed_in")
    named = unit_named(asked.text, question, register, asked.table)
    own = (question.asker.unit,) if question.asker.unit else ()
    units = asked.units or (named.names if named else own)
    form_of_lists.write(replace(asked, intent="unit_list", units=units, role="any", words=""))
    return replace(asked, intent="handed_in", units=units)
