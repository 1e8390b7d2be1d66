"""What is asked of a model, each as the LangChain chain that runs in production."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.runnables import Runnable, RunnableLambda

from bot.answering.llm.breaker import Breaker
from bot.answering.llm.faults import mapped
from bot.answering.llm.places import Places
from bot.answering.llm.reading import read_within
from bot.answering.writing import ModelFailed, Record
from prompts import Prompt, fenced, load

Values = dict[str, str]


def chain_of(prompt: Prompt, model: BaseChatModel) -> Runnable[Values, str]:
    """Prompt, model, text: streams the text of what the model answers."""

    def messages(values: Values) -> list[BaseMessage]:
        (_, system), (_, user) = prompt.filled(**values)
        return [SystemMessage(system), HumanMessage(user)]

    return RunnableLambda(messages) | model | StrOutputParser()


class ChainedModel:
    """A language model by its chains; safe to use from several threads."""

    def __init__(
        self, model: BaseChatModel, *, timeout: float, check: bool, breaker: Breaker, places: Places
    ) -> None:
        self.timeout, self.checks = timeout, check
        self._breaker, self._places = breaker, places
        self._answer, self._check = load("answer"), load("check")
        self._followup = load("followup")
        self._answering = chain_of(self._answer, model)
        self._checking = chain_of(self._check, model)
        self._resolving = chain_of(self._followup, model)

    @property
    def prompt(self) -> str:
        """Name and version of the prompt that it writes by."""
        return self._answer.label

    def write(self, question: str, records: Sequence[Record]) -> Iterator[str]:
        """Pieces of an answer as they come; raises ModelFailed."""
        values = {"question": fenced(question), "records": numbered(records)}
        yield from self._asked(self._answering, values)

    def bears_out(self, sentence: str, records: Sequence[Record], seconds: float) -> bool:
        """Whether the model finds that the records say so; raises ModelFailed."""
        values = {"sentence": fenced(sentence), "records": numbered(records)}
        said = "".join(self._asked(self._checking, values, within=seconds))
        return said.strip().strip("“”\"'。.").startswith("是")

    def resolve(self, message: str, before: str) -> str:
        """A message that leans on the question before it as one that stands alone; raises ModelFailed."""
        values = {"message": fenced(message), "before": fenced(before)}
        return "".join(self._asked(self._resolving, values)).strip()

    def _asked(
        self, chain: Runnable[Values, str], values: Values, *, within: float | None = None
    ) -> Iterator[str]:
        """What a chain streams, within the time, unless the model is resting or has no place.

        ``within`` is for a second look at what is being written: it takes what is left of the time
        of that, and its place.
        """
        seconds = self.timeout if within is None else within
        if not self._breaker.closed():
            raise ModelFailed("paused")
        with self._places.taken(free=within is not None):
            try:
                with mapped():
                    said = ""
                    for piece in read_within(seconds, lambda: chain.stream(values)):
                        said += piece
                        yield piece
                    if not said.strip():
                        raise ModelFailed("empty")
            except ModelFailed:
                self._breaker.failed()
                raise
            self._breaker.worked()


def numbered(records: Sequence[Record]) -> str:
    """Records between fences, each with its mark and where it stands."""
    return "\n".join(
        f"[{record.mark}] {fenced(record.title)}"
        + (f" / {fenced(record.place)}" if record.place else "")
        + f"：{fenced(record.text)}"
        for record in records
    )
