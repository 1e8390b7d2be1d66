"""The checks of ``fawen doctor`` for the settings of this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.compose.app import App
from bot.doctor import Check
from bot.doctor.doors import Contradictions, Credentials, Stated
from bot.doctor.library import Files, Indexes, Schema, Waiting
from bot.doctor.place import Home, Lock, Space, Today
from bot.doctor.programs import Embedding, Ocr, Office, Reachable
from bot.settings import Settings
from vectorstore.database import Database, version_of
from vectorstore.migrations import HEAD


def checks_of(app: App) -> Iterator[Check]:
    """Every check, what others rest on first; what is kept is looked at only where it is there."""
    settings = app.settings
    yield Home(settings.home)
    yield Space(settings.home)
    yield Lock(settings.home)
    yield Today(app.clock, settings.timezone)
    yield Schema(lambda: _version(settings), HEAD)
    stated = _stated(settings)
    yield Contradictions(stated)
    if _version(settings) == HEAD:
        yield Indexes(app)
        yield Files(app)
        yield Waiting(app)
        yield Credentials(stated, app.keys.listed, app.accounts.listed, app.clock)
    yield Embedding(settings.embedding_model, lambda: app.embedder)
    yield Office()
    yield Ocr()
    yield from _elsewhere(settings)


def _elsewhere(settings: Settings) -> Iterator[Check]:
    """What was set up on other machines."""
    llm = settings.llm
    if llm.base_url:
        key = llm.api_key.get_secret_value() if llm.api_key else ""
        headers = {"authorization": f"Bearer {key}"} if key else {}
        yield Reachable("llm", f"{llm.base_url.rstrip('/')}/models", headers)
    if issuer := settings.oidc.issuer:
        url = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
        yield Reachable("oidc", url, {})


def _stated(settings: Settings) -> Stated:
    return Stated(
        host=settings.host,
        public_url=settings.public_url,
        anyone_may_ask=settings.anyone_may_ask,
        folders=settings.watch.folders,
        llm_key_without_address=bool(settings.llm.api_key and not settings.llm.base_url),
        oidc=bool(settings.oidc.issuer),
    )


def _version(settings: Settings) -> str | None:
    """The version of the database; ``None`` where there is none yet."""
    url = settings.sql_url
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).is_file():
        return None
    database = Database(url)
    try:
        return version_of(database)
    finally:
        database.close()
