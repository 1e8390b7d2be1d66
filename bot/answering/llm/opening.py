"""A model opened: over the network, or one that is given, as tests do. Nothing is asked of it yet."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeAlias

import httpx
from langchain_core.language_models import BaseChatModel
from pydantic import SecretStr

from bot.answering.llm.breaker import Breaker
from bot.answering.llm.chains import ChainedModel
from bot.answering.llm.endpoint import Endpoint
from bot.answering.llm.places import Places

ChatModel: TypeAlias = BaseChatModel
"""A LangChain chat model, for those who may not import LangChain."""
NO_KEY = "none"
"""What is sent as a key where none is set: local servers ask for none, the library does."""
CONNECT = 5.0


def open_model(
    endpoint: Endpoint,
    model: ChatModel | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> ChainedModel:
    """The model of an endpoint, or the one given under the endpoint's limits."""
    return ChainedModel(
        model or _chat_model(endpoint),
        timeout=endpoint.timeout,
        check=endpoint.check,
        breaker=Breaker(endpoint.failures, endpoint.cooldown, clock),
        places=Places(endpoint.concurrency),
    )


def _chat_model(endpoint: Endpoint) -> ChatModel:
    from langchain_openai import ChatOpenAI

    return ChatOpenAI(
        model=endpoint.model,
        base_url=endpoint.base_url,
        api_key=SecretStr(endpoint.api_key or NO_KEY),
        temperature=endpoint.temperature,
        max_retries=endpoint.retries,
        timeout=httpx.Timeout(endpoint.timeout, connect=min(CONNECT, endpoint.timeout)),
        use_responses_api=False,
        stream_usage=False,
    )
