"""``fawen ask``: one question, answered in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer
from pydantic import ValidationError

from bot.assistant import checked
from bot.cli.remote import service_of
from bot.cli.terminal import show_answer, write_json
from bot.compose import compose
from bot.errors import BotError, invalid_values
from bot.settings import read_settings
from bot.web.schemas import AnswerOut, AskIn


def ask(
    question: Annotated[str, typer.Argument(help="问题")],
    unit: Annotated[str | None, typer.Option(help="您的单位，“我们局”指它")] = None,
    edition: Annotated[str | None, typer.Option(help="要查的版本，例如 2024")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="附上理解和检索的过程")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """Answer one question, through the running service if there is one."""
    settings = read_settings()
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
