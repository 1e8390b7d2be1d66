"""Telegram by polling: messages in, the desk's replies out.

Only text is read. In groups the bot answers when it is mentioned or replied to.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from telegram import Message as TelegramMessage
from telegram import Update
from telegram.constants import ChatAction, ChatType, MessageEntityType, MessageLimit
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest
from tenacity import AsyncRetrying, retry_if_exception, wait_exponential

from bot.channels.render import body_of, split, utf16_units
from bot.model import Message, Reply
from prompts import reply

THREADS = 4
"""Questions answered at a time; others wait, and the web service is not held up."""

log = logging.getLogger(__name__)


class Desk(Protocol):
    """Handles a message."""

    def handle(self, message: Message) -> Reply: ...


class TelegramChannel:
    """A running Telegram bot. ``start`` returns at once; the connection is made behind it."""

    def __init__(self, desk: Desk, token: str, base_url: str) -> None:
        self._desk = desk
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="fawen-telegram")
        # Ours to close: an application that never got to initialise leaves its clients open.
        self._requests = (HTTPXRequest(connection_pool_size=THREADS * 2), HTTPXRequest())
        asking, polling = self._requests
        builder = ApplicationBuilder().token(token).base_url(base_url)
        builder = builder.request(asking).get_updates_request(polling)
        self._application: Application[Any, Any, Any, Any, Any, Any] = builder.concurrent_updates(
            THREADS * 2
        ).build()
        self._application.add_handler(MessageHandler(filters.ALL, self._on_message))
        self._connecting: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to connect; an unreachable Telegram is tried again, a wrong token is not."""
        self._connecting = asyncio.create_task(self._connect())

    async def stop(self) -> None:
        """Stop polling and finish the replies under way."""
        if self._connecting:
            self._connecting.cancel()
            await asyncio.gather(self._connecting, return_exceptions=True)
        application = self._application
        if application.updater and application.updater.running:
            await application.updater.stop()
        if application.running:
            await application.stop()
        await application.shutdown()
        for request in self._requests:
            await request.shutdown()
        self._threads.shutdown()

    async def _connect(self) -> None:
        try:
            async for attempt in AsyncRetrying(
                retry=retry_if_exception(_passing), wait=wait_exponential(max=60)
            ):
                with attempt:
                    await self._application.initialize()
            assert self._application.updater is not None
            await self._application.updater.start_polling(bootstrap_retries=-1)
            await self._application.start()
        except TelegramError as error:
            log.warning("telegram is off: %s", type(error).__name__)

    async def _on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None or message.from_user is None or message.from_user.is_bot:
            return
        text = self._addressed(message, context.bot.username, context.bot.id)
        if text is None:
            return
        if not text:
            await self._say(message, reply("surface.text_only"))
            return
        if text.split("@")[0] in ("/start", "/help"):
            await self._say(message, reply("surface.start"))
            return
        await message.chat.send_action(ChatAction.TYPING)
        received = Message(
            channel="telegram",
            chat=str(message.chat.id),
            person=str(message.from_user.id),
            text=text,
            id=str(update.update_id),
        )
        loop = asyncio.get_running_loop()
        said = await loop.run_in_executor(self._threads, self._desk.handle, received)
        await self._say(message, body_of(said))

    @staticmethod
    def _addressed(message: TelegramMessage, username: str, bot: int) -> str | None:
        """The text meant for the bot, without its mention; None when it is not addressed."""
        text = message.text or ""
        if message.chat.type == ChatType.PRIVATE:
            return text.strip()
        mentions = message.parse_entities([MessageEntityType.MENTION])
        mention = next((m for m in mentions.values() if m.lower() == f"@{username}".lower()), None)
        answered = message.reply_to_message and message.reply_to_message.from_user
        if mention is None and not (answered and answered.id == bot):
            return None
        return text.replace(mention, " ", 1).strip() if mention else text.strip()

    @staticmethod
    async def _say(message: TelegramMessage, text: str) -> None:
        """Send a text in as many messages as it needs."""
        for part in split(text, MessageLimit.MAX_TEXT_LENGTH, utf16_units):
            await message.reply_text(part)


def _passing(error: BaseException) -> bool:
    """Whether a fault may pass by itself: the network, not the token or the request."""
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest | InvalidToken)
