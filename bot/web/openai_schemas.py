"""The JSON of OpenAI's chat completions, as far as clients send and read it.

Source: the published OpenAPI description of ``/v1/chat/completions`` and ``/v1/models``. Requests
carry many fields that mean nothing here (temperature, penalties, tools); they are accepted and
ignored, or existing clients would fail.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.web.schemas import AnswerOut, Received

MODEL = "fawen"


class Lenient(Received):
    """A request part: fields that we do not know are passed over."""

    model_config = ConfigDict(extra="ignore")


class ContentPart(Lenient):
    """One part of a message; only texts are read."""

    type: str = Field(examples=["text"])
    text: str | None = None


class MessageIn(Lenient):
    """One message of the history that a client sends along."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[ContentPart] | None = None

    @property
    def words(self) -> str:
        """What the message says, pictures and files left out."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.text)
        return self.content or ""


class StreamOptions(Lenient):
    """``include_usage`` asks for a last chunk with the usage."""

    include_usage: bool = False


class CompletionIn(Lenient):
    """``POST /v1/chat/completions``."""

    model: str = Field(MODEL, examples=[MODEL])
    messages: list[MessageIn] = Field(
        min_length=1, examples=[[{"role": "user", "content": "指标37要哪些佐证材料"}]]
    )
    stream: bool = False
    stream_options: StreamOptions | None = None
    user: str | None = Field(None, max_length=255, description="提问人的单位，可不填")

    @property
    def questions(self) -> list[str]:
        """What the user said, oldest first."""
        return [message.words for message in self.messages if message.role == "user"]


class MessageOut(BaseModel):
    """The answer as a message."""

    role: Literal["assistant"] = "assistant"
    content: str


class ChoiceOut(BaseModel):
    """The one choice there is."""

    index: int = 0
    message: MessageOut
    finish_reason: Literal["stop"] = "stop"
    logprobs: None = None


class UsageOut(BaseModel):
    """Counted in characters: there need be no model, hence no tokens."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int

    @classmethod
    def of(cls, asked: str, told: str) -> UsageOut:
        """The usage of a question and its answer."""
        return cls(
            prompt_tokens=len(asked),
            completion_tokens=len(told),
            total_tokens=len(asked) + len(told),
        )


class CompletionOut(BaseModel):
    """A whole answer. ``fawen`` is the same in our own form, with citations and places."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    choices: list[ChoiceOut]
    usage: UsageOut
    fawen: AnswerOut | None = None


class ModelOut(BaseModel):
    """The one model there is."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = MODEL


class ModelsOut(BaseModel):
    """The list of models."""

    object: Literal["list"] = "list"
    data: list[ModelOut] = [ModelOut()]
