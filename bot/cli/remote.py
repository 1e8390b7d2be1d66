"""Commands beside a running service go through it: one process owns the indexes of a home."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import httpx

from bot.errors import BotError
from bot.ingestion import Manner
from vectorstore.lock import HomeLock

SECONDS = httpx.Timeout(10.0, read=600.0)


@dataclass(frozen=True, slots=True)
class Service:
    """The service that holds this home, reached with the key it left for this machine."""

    url: str
    key: str

    def ask(self, body: Mapping[str, object]) -> dict[str, Any]:
        """The JSON of ``POST /api/ask``; raises BotError with the service's own sentence."""
        with self._client() as client:
            try:
                response = client.post("/api/ask", json=body)
            except httpx.TransportError as error:
                raise BotError("server_unreachable", url=self.url) from error
            return self._checked(response)

    def get(self, path: str, query: Mapping[str, object]) -> dict[str, Any]:
        """The JSON of a route that only reads."""
        asked = {name: str(value) for name, value in query.items() if value is not None}
        with self._client() as client:
            try:
                response = client.get(path, params=asked)
            except httpx.TransportError as error:
                raise BotError("server_unreachable", url=self.url) from error
            return self._checked(response)

    def sync(self, paths: list[Path], wait: bool, how: Manner) -> Iterator[dict[str, Any]]:
        """The events of ``POST /api/documents/sync``, one a line, as they happen."""
        body = {"paths": [_absolute(path) for path in paths], "wait": wait, **asdict(how)}
        with self._client() as client:
            try:
                with client.stream("POST", "/api/documents/sync", json=body) as response:
                    if response.status_code != httpx.codes.OK:
                        response.read()
                        self._checked(response)
                    for line in response.iter_lines():
                        if line:
                            yield self._step(json.loads(line))
            except httpx.TransportError as error:
                raise BotError("server_unreachable", url=self.url) from error

    def _client(self) -> httpx.Client:
        headers = {"Authorization": f"Bearer {self.key}"}
        return httpx.Client(base_url=self.url, headers=headers, timeout=SECONDS, trust_env=False)

    @staticmethod
    def _step(line: dict[str, Any]) -> dict[str, Any]:
        if "error" in line:
            raise BotError("service_said", sentence=line["error"]["message"])
        return line

    @staticmethod
    def _checked(response: httpx.Response) -> dict[str, Any]:
        body: dict[str, Any] = response.json()
        if response.is_success:
            return body
        raise BotError("service_said", sentence=body["error"]["message"])


def _absolute(path: Path) -> str:
    """The path as seen from anywhere; links stay as given, as they do without a service."""
    return os.path.abspath(path)  # noqa: PTH100


def service_of(home: Path) -> Service | None:
    """The service that holds a home; None if nobody serves it."""
    try:
        holder = HomeLock(home).holder()
    except OSError:  # nothing can be locked there; what is wrong is told when the home is opened
        return None
    if holder is None or not holder.url or not holder.key:
        return None
    return Service(holder.url, holder.key)
