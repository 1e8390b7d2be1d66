"""The Telegram channel against a Bot API on a real port."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.channels import telegram
from bot.channels.telegram import TelegramChannel
from bot.model import Message, Reply
from prompts import reply
from tests.fakes.telegram_api import BOT, MENTION, TOKEN, TelegramApi, telegram_api

SECONDS = 20.0


class RecordingDesk:
    """Answers every message with the same words, and keeps what it was asked."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.handled: list[Message] = []

    def handle(self, message: Message) -> Reply:
        self.handled.append(message)
        return Reply(self.words)


def talk(
    desk: RecordingDesk, scene: Callable[[TelegramApi], Awaitable[Any]], token: str = TOKEN
) -> Any:
    """Run a channel against the stand-in while ``scene`` plays, and return what it returns."""

    async def play(api: TelegramApi) -> Any:
        channel = TelegramChannel(desk, token, api.url)
        await channel.start()
        try:
            return await scene(api)
        finally:
            await channel.stop()

    with telegram_api() as api:
        return asyncio.run(play(api))


async def sent(api: TelegramApi, count: int = 1) -> list[str]:
    """The texts of the next messages that the bot sends."""
    got = [await asyncio.to_thread(api.sent.get, timeout=SECONDS) for _ in range(count)]
    return [str(message["text"]) for message in got]


def test_a_private_question_is_answered() -> None:
    desk = RecordingDesk("佐证材料共6项")

    async def scene(api: TelegramApi) -> list[str]:
        api.say("指标37要哪些佐证材料")
        return await sent(api)

    assert talk(desk, scene) == ["佐证材料共6项"]
    handled = desk.handled[0]
    assert (handled.channel, handled.chat, handled.person) == ("telegram", "7", "42")
    assert handled.text == "指标37要哪些佐证材料"


def test_a_group_hears_the_bot_only_when_it_is_addressed() -> None:
    desk = RecordingDesk("好")

    async def scene(api: TelegramApi) -> list[str]:
        api.say("大家下午开会", chat=-5, kind="group")
        api.say("@fawen_bot 指标12", chat=-5, kind="group", entities=[MENTION])
        earlier = {"message_id": 9, "date": 1, "chat": {"id": -5, "type": "group"}, "from": BOT}
        api.say("那牵头的呢", chat=-5, kind="group", reply_to_message=earlier)
        return await sent(api, 2)

    talk(desk, scene)
    assert sorted(m.text for m in desk.handled) == ["指标12", "那牵头的呢"]


def test_a_long_answer_is_cut_at_line_ends_and_nothing_is_lost() -> None:
    lines = [f"{n}. " + "法" * 90 + "。" for n in range(100)]
    desk = RecordingDesk("\n".join(lines))

    async def scene(api: TelegramApi) -> list[str]:
        api.say("全部")
        return await sent(api, 3)

    assert "\n".join(talk(desk, scene)).split("\n") == lines


def test_an_unreachable_api_is_tried_again() -> None:
    desk = RecordingDesk("在")

    async def scene(api: TelegramApi) -> list[str]:
        api.failures["getMe"] = 1
        api.say("在吗")
        return await sent(api)

    assert talk(desk, scene) == ["在"]


def test_start_and_pictures_get_a_line_without_a_search() -> None:
    desk = RecordingDesk("不该问到")

    async def scene(api: TelegramApi) -> list[str]:
        api.say("/start")
        api.say("", photo=[])
        return await sent(api, 2)

    assert sorted(talk(desk, scene)) == sorted([reply("surface.start"), reply("surface.text_only")])
    assert desk.handled == []


def test_a_group_addresses_commands_and_the_bare_name() -> None:
    desk = RecordingDesk("好")

    async def scene(api: TelegramApi) -> list[str]:
        command = {"type": "bot_command", "offset": 0, "length": len("/start@fawen_bot")}
        api.say("/start@fawen_bot", chat=-5, kind="supergroup", entities=[command])
        api.say("@fawen_bot", chat=-5, kind="supergroup", entities=[MENTION])
        api.say("/start@other_bot", chat=-5, kind="supergroup", entities=[command])
        api.say("", chat=-5, kind="group", photo=[])
        api.say("", chat=-5, kind="group", new_chat_title="创建群")
        api.say("@fawen_bot 来源", chat=-5, kind="group", entities=[MENTION])
        return await sent(api, 3)

    assert sorted(talk(desk, scene)) == sorted([reply("surface.start")] * 2 + ["好"])
    assert [m.text for m in desk.handled] == ["来源"]


def test_a_reply_survives_a_fault_of_the_network() -> None:
    desk = RecordingDesk("在")

    async def scene(api: TelegramApi) -> list[str]:
        api.failures.update(sendChatAction=1, sendMessage=1)
        api.say("在吗")
        return await sent(api)

    assert talk(desk, scene) == ["在"]


def test_stopping_does_not_wait_for_a_slow_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram, "STOP_SECONDS", 0.3)
    going, over = threading.Event(), threading.Event()

    class SlowDesk(RecordingDesk):
        def handle(self, message: Message) -> Reply:
            going.set()
            over.wait(SECONDS)
            return super().handle(message)

    async def scene(api: TelegramApi) -> float:
        api.say("在吗")
        await asyncio.to_thread(going.wait, SECONDS)
        return time.monotonic()

    began = talk(SlowDesk("晚了"), scene)
    assert time.monotonic() - began < SECONDS / 2
    over.set()


@pytest.mark.parametrize("proxy", ["socks9://127.0.0.1:1", "http://[::1"])
def test_a_wrong_proxy_turns_the_channel_off(
    proxy: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy)

    async def scene(api: TelegramApi) -> int:
        api.say("在吗")
        await asyncio.sleep(0.5)
        return api.sent.qsize()

    assert talk(RecordingDesk("不该问到"), scene) == 0
    assert "telegram is off" in caplog.text


@pytest.mark.parametrize("token", [TOKEN, "1:wrong"])
def test_the_token_is_in_no_line_of_the_log(token: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    async def scene(api: TelegramApi) -> None:
        api.failures["getMe"] = 1
        api.say("在吗")
        await asyncio.sleep(3)

    talk(RecordingDesk("在"), scene, token)
    assert "/getMe" in caplog.text
    assert token not in caplog.text


def test_a_wrong_token_turns_the_channel_off_and_stops_cleanly() -> None:
    desk = RecordingDesk("不该问到")

    async def scene(api: TelegramApi) -> list[str]:
        api.say("在吗")
        await asyncio.sleep(0.5)
        return [str(api.sent.qsize())]

    assert talk(desk, scene, token="1:wrong") == ["0"]
