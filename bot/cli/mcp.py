"""``fawen mcp``: the tools over standard input and output, for assistants on this machine."""

from __future__ import annotations

from contextlib import ExitStack

from bot.cli.remote import service_of
from bot.compose import compose
from bot.records.access.principal import THIS_MACHINE
from bot.settings import read_settings
from bot.web.access import Caller
from bot.web.mcp.contract import Tools
from bot.web.mcp.library import OfCaller
from bot.web.mcp.remote import OfService


def mcp() -> None:
    """Serve until standard input ends; beside a running service, through it."""
    from bot.web.mcp.server import mcp_server

    settings = read_settings()
    with ExitStack() as opened:
        running = service_of(settings.home)
        tools: Tools
        if running:
            tools = OfService(running)
        else:
            app = opened.enter_context(compose(settings))
            caller = Caller(THIS_MACHINE, app.catalog.groups(), app.alone())
            tools = OfCaller(caller)
        mcp_server(lambda _: tools).run("stdio")
