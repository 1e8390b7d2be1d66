"""``fawen ask --sheet``: a workbook of questions, answered row by row into the same workbook."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from bot.cli.terminal import out, read_file, write_file
from bot.web.schemas import AnswerOut
from bot.wordbook.question_sheet import Asked, QuestionSheet
from prompts import reply, texts

EVERY = 10
"""Answers after which what there is so far is written down."""

Asking = Callable[[Asked], AnswerOut]


def answer_sheet(path: Path, output: Path, ask: Asking) -> int:
    """Answer what has no answer yet; returns how many questions were answered now.

    An output that is there already is gone on with. Raises what reading and asking raise; what was
    answered before is kept.
    """
    begun = output if output.exists() else path
    sheet = QuestionSheet(read_file(begun), begun.name)
    done = 0
    try:
        for asked in list(sheet.waiting()):
            answer = ask(asked)
            sheet.write(asked, answer.text, _sources(answer), texts("answer_states")[answer.status])
            done += 1
            if done % EVERY == 0:
                _keep(output, sheet)
                out.print(reply("cli.sheet_progress", done=done))
    finally:
        _keep(output, sheet)
    return done


def _sources(answer: AnswerOut) -> str:
    """Each source on a line: its document and what is quoted."""
    lines = (
        reply("answer.row_quote", source=f"《{one.document.title}》", quote=one.quote)
        for one in answer.citations
    )
    return "\n".join(dict.fromkeys(lines))


def _keep(output: Path, sheet: QuestionSheet) -> None:
    """Write the workbook whole or not at all."""
    beside = output.with_name(f".{output.name}.part")
    write_file(beside, sheet.data())
    os.replace(beside, output)  # noqa: PTH105
