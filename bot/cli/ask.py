"""``fawen ask``: one question, answered in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from bot.assistant import checked
from bot.cli.ask_sheet import answer_sheet
from bot.cli.remote import service_of
from bot.cli.terminal import out, show_answer, write_json
from bot.compose import compose
from bot.errors import BotError, invalid_values
from bot.model import Question
from bot.settings import Settings, read_settings
from bot.web.schemas import AnswerOut, AskIn
from bot.wordbook.question_sheet import Asked
from prompts import reply


def ask(
    question: Annotated[str | None, typer.Argument(help="问题")] = None,
    unit: Annotated[str | None, typer.Option(help="您的单位，“我们局”指它")] = None,
    edition: Annotated[str | None, typer.Option(help="要查的版本，例如 2024")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="附上理解和检索的过程")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
    sheet: Annotated[
        Path | None, typer.Option(help="有“问题”一栏的 xlsx，逐行回答；中断后再运行就接着答")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="答好的 xlsx 存到哪里")] = None,
) -> None:
    """Answer one question or a sheet of them, through the running service if there is one."""
    settings = read_settings()
    if (question is None) == (sheet is None):
        raise typer.BadParameter(reply("cli.question_or_sheet"))
    if sheet is not None:
        _sheet(settings, sheet, output or sheet.with_name(f"{sheet.stem}-答案.xlsx"), edition)
        return
    assert question is not None
    try:
        asked = AskIn(question=question, unit=unit, edition=edition, explain=explain)
    except ValidationError as error:
        faults = [(fault["type"], ".".join(map(str, fault["loc"]))) for fault in error.errors()]
        raise BotError("bad_request", detail=invalid_values(faults)) from error
    whole = checked(asked.to_question(), settings.question_chars)  # before anything is loaded
    asked.question = whole.text
    service = service_of(settings.home)
    if service:
        answer = AnswerOut.model_validate(service.ask(asked.model_dump(exclude_none=True)))
    else:
        with compose(settings) as app:
            answer = AnswerOut.of(app.assistant.ask(whole))
    if as_json:
        write_json(answer.model_dump(mode="json"))
    else:
        show_answer(answer)


def _sheet(settings: Settings, sheet: Path, output: Path, edition: str | None) -> None:
    """Answer the questions of a sheet."""

    def body(asked: Asked) -> AskIn:
        text = checked(Question(asked.question), settings.question_chars).text
        return AskIn(question=text, unit=asked.unit, edition=edition)

    service = service_of(settings.home)
    if service:

        def remotely(asked: Asked) -> AnswerOut:
            return AnswerOut.model_validate(service.ask(body(asked).model_dump(exclude_none=True)))

        done = answer_sheet(sheet, output, remotely)
    else:
        with compose(settings) as app:

            def here(asked: Asked) -> AnswerOut:
                return AnswerOut.of(app.assistant.ask(body(asked).to_question()))

            done = answer_sheet(sheet, output, here)
    out.print(reply("cli.sheet_done", count=done, path=output))
