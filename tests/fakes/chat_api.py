"""A local endpoint that speaks OpenAI's chat protocol and says what a script tells it to say."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse


@dataclass(frozen=True, slots=True)
class Wait:
    """Say nothing for some seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes that are no event."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """Break the connection off."""


@dataclass(frozen=True, slots=True)
class Status:
    """Refuse with a status."""

    code: int


Step = str | Wait | Raw | Cut | Status


@dataclass(frozen=True, slots=True)
class Told:
    """What a model was sent."""

    system: str
    user: str
    body: dict[str, Any]

    @property
    def question(self) -> str:
        """The question that it is to answer."""
        return _between(self.user, "问题")

    @property
    def records(self) -> list[tuple[int, str]]:
        """The records with their marks, without where they stand."""
        lines = re.split(r"\n(?=\[\d+\] )", _between(self.user, "材料"))
        found = (re.match(r"\[(\d+)\] [^：]*：(.*)", line, re.DOTALL) for line in lines)
        return [(int(one[1]), one[2]) for one in found if one]


def _between(text: str, fence: str) -> str:
    found = re.search(rf"<{fence}>\n(.*?)\n</{fence}>", text, re.DOTALL)
    return found[1] if found else ""


Script = Callable[[Told], Iterable[Step]]


@dataclass
class ChatApi:
    """What the endpoint was sent, and the script by which it answers."""

    script: Script
    url: str = ""
    told: list[Told] = field(default_factory=list)

    async def reply(self, request: Request) -> Response:
        """The answer to one call, streamed."""
        body = await request.json()
        by_role = {message["role"]: message["content"] for message in body["messages"]}
        told = Told(by_role.get("system", ""), by_role.get("user", ""), body)
        self.told.append(told)
        steps = list(self.script(told))
        if steps and isinstance(steps[0], Status):
            error = {"message": "no", "type": "error", "code": None}
            return JSONResponse({"error": error}, steps[0].code, {"retry-after": "0.01"})
        return StreamingResponse(_events(steps), media_type="text/event-stream")


async def _events(steps: Iterable[Step]) -> AsyncIterator[bytes]:
    yield _event({"role": "assistant", "content": ""})
    for step in steps:
        if isinstance(step, Wait):
            await asyncio.sleep(step.seconds)
        elif isinstance(step, Raw):
            yield step.data
        elif isinstance(step, Cut):
            raise ConnectionAbortedError
        elif isinstance(step, str):
            yield _event({"content": step})
    yield _event({}, "stop")
    yield b"data: [DONE]\n\n"


def _event(delta: dict[str, str], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "scripted",
        "choices": [choice],
    }
    return f"data: {json.dumps(body, ensure_ascii=False)}\n\n".encode()


@contextmanager
def chat_api(script: Script) -> Iterator[ChatApi]:
    """The endpoint, listening on a free port of the loopback address until the end."""
    state, web = ChatApi(script), FastAPI()

    @web.post("/v1/chat/completions")
    async def completions(request: Request) -> Response:
        return await state.reply(request)

    listening = socket.create_server(("127.0.0.1", 0))
    state.url = f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
    config = uvicorn.Config(web, log_config=None, log_level="critical", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield state
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
