"""Telegram by polling: messages in, the desk's replies out.

Only text is read. In groups the bot answers when it is mentioned or replied to.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Protocol, TypeAlias

import httpx
from telegram import Message as TelegramMessage
from telegram import Update
from telegram.constants import ChatAction, ChatType, MessageEntityType, MessageLimit
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest
from tenacity import (
    AsyncRetrying,
    AttemptManager,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    stop_never,
    wait_exponential,
)
from tenacity.stop import stop_base

from bot.model import Message, Reply
from bot.rendering.chat import body_of, split, utf16_units
from prompts import reply

THREADS = 4
"""Questions answered at a time; others wait, and the web service is not held up."""
SENDINGS = 3
"""How often a message is sent when the network fails."""
STOP_SECONDS = 5.0
"""How long stopping may wait for Telegram and for replies under way."""

_GREETED = re.compile(r"/(?:start|help)(?:\s.*)?", re.DOTALL)
_WITH_URLS = ("httpx", "telegram.Bot", "telegram.ext.ExtBot")
"""Loggers that write addresses, which hold the token."""

log = logging.getLogger(__name__)

_Application: TypeAlias = Application[Any, Any, Any, Any, Any, Any]


class Desk(Protocol):
    """Handles a message."""

    def handle(self, message: Message) -> Reply: ...


class TelegramChannel:
    """A running Telegram bot. ``start`` returns at once; the connection is made behind it.

    Whatever Telegram does, the service beside it starts and stops.
    """

    def __init__(self, desk: Desk, token: str, base_url: str) -> None:
        self._desk, self._token, self._base_url = desk, token, base_url
        self._hidden = _Hidden(token)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="fawen-telegram")
        self._requests: tuple[HTTPXRequest, ...] = ()
        self._application: _Application | None = None
        self._connecting: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to connect; an unreachable Telegram is tried again, a wrong token is not."""
        for name in _WITH_URLS:
            logging.getLogger(name).addFilter(self._hidden)
        self._connecting = asyncio.create_task(self._connect())

    async def stop(self) -> None:
        """Stop polling and finish the replies under way, as far as ``STOP_SECONDS`` allow."""
        if self._connecting:
            self._connecting.cancel()
            await asyncio.gather(self._connecting, return_exceptions=True)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await self._finish()
        except TimeoutError:
            log.warning("telegram: stopped before every reply was sent")
        for request in self._requests:
            await request.shutdown()
        self._threads.shutdown(wait=False, cancel_futures=True)
        for name in _WITH_URLS:
            logging.getLogger(name).removeFilter(self._hidden)

    async def _finish(self) -> None:
        application = self._application
        if application is None:
            return
        if application.updater and application.updater.running:
            await application.updater.stop()
        if application.running:
            await application.stop()
        await application.shutdown()

    def _build(self) -> _Application:
        # Ours to close: an application that never got to initialise leaves its clients open.
        asking, polling = HTTPXRequest(connection_pool_size=THREADS * 2), HTTPXRequest()
        self._requests = (asking, polling)
        builder = ApplicationBuilder().token(self._token).base_url(self._base_url)
        builder = builder.request(asking).get_updates_request(polling)
        application: _Application = builder.concurrent_updates(THREADS * 2).build()
        spoken = filters.ALL & ~filters.StatusUpdate.ALL
        application.add_handler(MessageHandler(spoken, self._on_message))
        application.add_error_handler(_tell)
        return application

    async def _connect(self) -> None:
        try:
            application = self._application = self._build()
            async for attempt in _attempts(stop_never):
                with attempt:
                    await application.initialize()
            assert application.updater is not None
            await application.updater.start_polling(bootstrap_retries=-1, error_callback=_lost)
            await application.start()
        except (TelegramError, httpx.InvalidURL, ValueError, RuntimeError) as error:
            # All but the first are what a wrong proxy gives.
            log.warning("telegram is off: %s", type(error).__name__)

    async def _on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None or message.from_user is None or message.from_user.is_bot:
            return
        text = self._addressed(message, context.bot.username, context.bot.id)
        if text is None:
            return
        if not message.text:
            await self._say(message, reply("surface.text_only"))
            return
        if not text or _GREETED.fullmatch(text):
            await self._say(message, reply("surface.start"))
            return
        received = Message(
            channel="telegram",
            chat=str(message.chat.id),
            person=str(message.from_user.id),
            text=text,
            id=str(update.update_id),
        )
        loop = asyncio.get_running_loop()
        handling = loop.run_in_executor(self._threads, self._desk.handle, received)
        said, _ = await asyncio.gather(handling, self._show_typing(message))
        await self._say(message, body_of(said))

    @staticmethod
    async def _show_typing(message: TelegramMessage) -> None:
        with suppress(TelegramError):  # a courtesy; the answer comes without it
            await message.chat.send_action(ChatAction.TYPING)

    @staticmethod
    def _addressed(message: TelegramMessage, username: str, bot: int) -> str | None:
        """The text meant for the bot, without its mention; None when it is not addressed."""
        text = message.text or ""
        if message.chat.type == ChatType.PRIVATE:
            return text.strip()
        kinds: list[str | None] = [MessageEntityType.MENTION, MessageEntityType.BOT_COMMAND]
        entities = message.parse_entities(kinds) if text else {}
        name = f"@{username}".lower()
        named = next((e for e in entities.values() if e.lower().endswith(name)), None)
        answered = message.reply_to_message and message.reply_to_message.from_user
        if named is None and not (answered and answered.id == bot):
            return None
        return text.replace(named[-len(name) :], " ", 1).strip() if named else text.strip()

    @staticmethod
    async def _say(message: TelegramMessage, text: str) -> None:
        """Send a text in as many messages as it needs."""
        for part in split(text, MessageLimit.MAX_TEXT_LENGTH, utf16_units):
            async for attempt in _attempts(stop_after_attempt(SENDINGS)):
                with attempt:
                    await message.reply_text(part, allow_sending_without_reply=True)


def _passing(error: BaseException) -> bool:
    """Whether a fault may pass by itself: the network, not the token or the request."""
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest | InvalidToken)


def _attempts(stop: stop_base) -> AsyncIterator[AttemptManager]:
    """Attempts, one after another with growing pauses, while what fails may pass by itself."""
    return aiter(
        AsyncRetrying(
            retry=retry_if_exception(_passing),
            wait=wait_exponential(max=60),
            stop=stop,
            before_sleep=_tell_attempt,
            reraise=True,
        )
    )


def _tell_attempt(state: RetryCallState) -> None:
    error, at = state.outcome.exception() if state.outcome else None, state.attempt_number
    if at & (at - 1) == 0:  # the first, second, fourth, eighth: a long outage does not fill the log
        log.warning("telegram: attempt %d failed: %s", at, type(error).__name__)


def _lost(error: TelegramError) -> None:
    log.warning("telegram: polling failed and goes on: %s", type(error).__name__)


async def _tell(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log what a message came to grief on; the network's faults need no traceback."""
    if isinstance(context.error, TelegramError):
        log.warning("telegram: no reply was sent: %s", type(context.error).__name__)
    else:
        log.error("telegram: no reply was made", exc_info=context.error)


class _Hidden(logging.Filter):
    """Takes a secret out of lines of the log."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if self._secret in said:
            record.msg, record.args = said.replace(self._secret, "…"), None
        return True
