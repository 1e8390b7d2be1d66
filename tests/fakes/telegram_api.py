"""A local Telegram Bot API: a server of its own on a real port, as strict as the real one."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

TOKEN = "123456:local-stand-in"
BOT = {"id": 123456, "is_bot": True, "first_name": "法问", "username": "fawen_bot"}
MENTION = {"type": "mention", "offset": 0, "length": len("@fawen_bot")}
"""The entity of a message that begins with the bot's name."""


@dataclass
class TelegramApi:
    """What the stand-in was told and what it will tell. ``failures`` fails the next calls."""

    url: str = ""
    sent: queue.Queue[dict[str, Any]] = field(default_factory=queue.Queue)
    updates: queue.Queue[dict[str, Any]] = field(default_factory=queue.Queue)
    failures: dict[str, int] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    _next: int = 1

    def say(self, text: str, *, chat: int = 7, kind: str = "private", **extra: Any) -> None:
        """A person writes to the bot."""
        message = {
            "message_id": self._next,
            "date": int(time.time()),
            "chat": {"id": chat, "type": kind},
            "from": {"id": 42, "is_bot": False, "first_name": "联络员"},
            "text": text,
            **extra,
        }
        self.updates.put({"update_id": self._next, "message": message})
        self._next += 1

    def answer(self, method: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """The response to one call: status and JSON."""
        self.calls.append(method)
        if self.failures.get(method, 0) > 0:
            self.failures[method] -= 1
            return 502, {"ok": False, "error_code": 502, "description": "Bad Gateway"}
        if method == "sendMessage":
            return self._send(body)
        result: object = True
        if method == "getMe":
            result = BOT
        elif method == "getUpdates":
            result = self._pending(float(body.get("timeout", 0)))
        return 200, {"ok": True, "result": result}

    def _pending(self, timeout: float) -> list[dict[str, Any]]:
        try:
            return [self.updates.get(timeout=min(timeout, 0.5) or 0.01)]
        except queue.Empty:
            return []

    def _send(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        text = str(body.get("text", ""))
        if not text or len(text.encode("utf-16-le")) // 2 > 4096:
            reason = "message is too long" if text else "message text is empty"
            description = f"Bad Request: {reason}"
            return 400, {"ok": False, "error_code": 400, "description": description}
        self.sent.put(body)
        chat = {"id": int(body["chat_id"]), "type": "private"}
        message = {"message_id": 1, "date": int(time.time()), "chat": chat, "text": text}
        return 200, {"ok": True, "result": message}


@contextmanager
def telegram_api() -> Iterator[TelegramApi]:
    """The stand-in, listening on a free port of the loopback address until the end."""
    state, web = TelegramApi(), FastAPI()

    @web.post("/bot{token}/{method}")
    async def call(token: str, method: str, request: Request) -> JSONResponse:
        if token != TOKEN:
            wrong = {"ok": False, "error_code": 401, "description": "Unauthorized"}
            return JSONResponse(wrong, 401)
        form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        status, body = await run_in_threadpool(state.answer, method, form)
        return JSONResponse(body, status)

    listening = socket.create_server(("127.0.0.1", 0))
    state.url = f"http://127.0.0.1:{listening.getsockname()[1]}/bot"
    server = uvicorn.Server(uvicorn.Config(web, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield state
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
