"""``fawen tickets``: questions that wait for people, from the machine of the service."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.terminal import out, write_json
from bot.compose import compose
from bot.records.tickets.model import Event, Ticket, TicketState
from bot.settings import read_settings
from prompts import reply as said
from prompts import texts
from vectorstore.audit import COMMAND

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Number = Annotated[int, typer.Argument(help="工单编号，见 fawen tickets list", min=1)]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]
As = Annotated[str, typer.Option("--as", help="以谁的名义")]


@app.command("list", help="列出工单，新的在前；默认只列没有办结的。")
def list_tickets(
    state: Annotated[TicketState | None, typer.Option(help="只列这种状态")] = None,
    everything: Annotated[bool, typer.Option("--all", help="办结和撤回的也列")] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="最多几个")] = 50,
    as_json: AsJson = False,
) -> None:
    """List tickets."""
    going_on: list[TicketState] = [] if everything else ["open", "assigned", "answered"]
    states = [state] if state else going_on
    with compose(read_settings()) as library:
        found = library.tickets.listed(states=states, limit=limit)
    if as_json:
        write_json([_plain(ticket) for ticket in found])
        return
    if not found:
        out.print(said("tickets.none"))
    for ticket in found:
        out.print(_line(ticket))


@app.command("show", help="看一个工单：问题、对话、查到什么、怎么办的。")
def show(number: Number, as_json: AsJson = False) -> None:
    """Show a ticket with what was done to it."""
    with compose(read_settings()) as library:
        ticket = library.tickets.get(number)
        events = library.tickets.events(ticket, inside=True)
    if as_json:
        write_json(_plain(ticket) | {"events": [_plain_event(event) for event in events]})
        return
    out.print(_line(ticket))
    for key, text in (("note", ticket.note), ("contact", ticket.contact)):
        if text:
            out.print(said(f"tickets.{key}", text=text))
    for turn in ticket.excerpt:
        out.print(said("tickets.turn", question=turn.question, answer=turn.answer))
    for near in ticket.found:
        out.print(said("tickets.near", title=near.title, text=near.text))
    kinds = texts("ticket_events")
    for event in events:
        at, kind = f"{event.at.astimezone():%Y-%m-%d %H:%M}", kinds[event.kind]
        out.print("　".join(part for part in (at, event.by, kind, event.text) if part))


@app.command("reply", help="答复一个工单。同样的话重发只算一次。")
def reply(
    number: Number,
    text: Annotated[str, typer.Argument(help="答复")],
    by: As = COMMAND.name,
    close: Annotated[bool, typer.Option("--close", help="答复后办结")] = False,
) -> None:
    """Answer a ticket."""
    with compose(read_settings()) as library:
        new = library.ticket_work.reply(number, text, by)
        if close and new:
            library.ticket_work.close(number, by)
        out.print(_line(library.tickets.get(number)))


@app.command("close", help="办结一个工单；没有答复的要写明原因。")
def close(
    number: Number,
    reason: Annotated[str, typer.Option(help="没有答复就办结的原因")] = "",
    by: As = COMMAND.name,
) -> None:
    """End a ticket."""
    with compose(read_settings()) as library:
        library.ticket_work.close(number, by, reason)
        out.print(_line(library.tickets.get(number)))


def _line(ticket: Ticket) -> str:
    return said(
        "tickets.line",
        number=ticket.number,
        state=texts("ticket_states")[ticket.state],
        due=f"{ticket.due_at.astimezone():%m-%d %H:%M}",
        who=ticket.assignee or said("tickets.nobody"),
        question=ticket.question,
    )


def _plain(ticket: Ticket) -> dict[str, object]:
    times = {"created_at": ticket.created_at, "due_at": ticket.due_at, "ended_at": ticket.ended_at}
    names = ("number", "id", "state", "origin", "question", "note", "contact", "reason", "assignee")
    return {name: getattr(ticket, name) for name in names} | {
        name: at.isoformat() if at else None for name, at in times.items()
    }


def _plain_event(event: Event) -> dict[str, object]:
    return {"at": event.at.isoformat(), "by": event.by, "kind": event.kind, "text": event.text}
