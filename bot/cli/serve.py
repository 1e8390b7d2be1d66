"""``fawen serve``: the pages and the API, with the channels that are configured."""

from __future__ import annotations

import errno
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from bot.cli.logs import configure
from bot.cli.terminal import out
from bot.compose import compose
from bot.errors import BotError
from bot.settings import read_settings
from prompts import reply

BACKLOG = 512
"""Connections that may wait to be accepted."""


def serve(
    host: Annotated[str | None, typer.Option(help="监听地址")] = None,
    port: Annotated[int | None, typer.Option(help="监听端口")] = None,
) -> None:
    """Serve until interrupted; refuses a home that another service holds."""
    import uvicorn

    given = {"host": host, "port": port}
    settings = read_settings(**{k: v for k, v in given.items() if v is not None})
    configure(settings.log_level, as_json=settings.log_json)
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    url = f"http://{shown}:{settings.port}"
    with compose(settings) as app:
        web = app.open_service(url)  # who holds the home comes before who holds the port
        with _listen(settings.host, settings.port) as listening:
            out.print(reply("cli.serving", url=url))
            if pending := app.pending():
                out.print(reply("cli.making_vectors", pending=pending))
            config = uvicorn.Config(
                web, log_config=None, access_log=False, timeout_graceful_shutdown=20
            )
            with _ended_by_signals():
                uvicorn.Server(config).run(sockets=[listening])
            out.print(reply("cli.stopping"))


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Being told to stop is no failure: the server raises the signal again once it has stopped.

    Nothing is left to do then but to close the home, so that the signal means nothing any more.
    """
    before = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}
    for name in before:
        signal.signal(name, lambda *_: None)
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def _listen(host: str, port: int) -> socket.socket:
    """Take the port; raises BotError ``port_in_use`` or ``cannot_listen``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(BACKLOG)  # or another process could still take a port that is only bound
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise BotError("port_in_use", port=port) from error
        reason = error.strerror or str(error)
        raise BotError("cannot_listen", host=host, port=port, reason=reason) from error
    listening.set_inheritable(True)
    return listening
