"""The door to language models: LangChain chains over any endpoint that speaks OpenAI's protocol."""

from bot.answering.llm.chains import ChainedModel
from bot.answering.llm.endpoint import Endpoint
from bot.answering.llm.opening import ChatModel, open_model

__all__ = ["ChainedModel", "ChatModel", "Endpoint", "open_model"]
