"""How much of one question the words of another account for, and where the two contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.answering.alike.concepts import GENERIC, LIGHT
from bot.answering.alike.reading import Reading, Word
from bot.worklist.synonyms import SYNONYMS

Vector = Sequence[float]
Embedding = Callable[[str], Vector]
"""The unit vector of a short text."""

SYNONYM = 0.932
"""From which cosine on two words are taken for one another: 照片 and 图片 have 0.948, 照片 and 录像 0.901."""
WORD, SINGLE, SLIGHT = 1.0, 0.5, 0.25
"""What a word counts, what one of one character, and what one that adds little."""
TOLD = 0.75
"""What of it a word counts that only the answer says."""
MISSED = 0.65
"""What a word counts that the asked question leaves out: people ask in fewer words."""
NEARER = 5.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """``foreign`` is what the asked question says that the other does not, ``missing`` what it leaves
    out, both in words; ``cosine`` is that of the whole questions."""

    foreign: float
    missing: float
    cosine: float

    @property
    def apart(self) -> float:
        """How far the two are apart; the cosine of e5 lies between 0.8 and 1."""
        return self.foreign + MISSED * self.missing - NEARER * (self.cosine - 0.9)


def dot(a: Vector, b: Vector) -> float:
    """The cosine of two unit vectors."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def nearness(embed: Embedding, asked: Reading, told: Iterable[Reading]) -> float:
    """The best cosine of a question to these."""
    mine = embed(asked.text)
    return max(dot(mine, embed(one.text)) for one in told)


def contradict(asked: Reading, other: Reading) -> str | None:
    """What two questions disagree in, so that no answer to one can answer the other."""
    if asked.numbers != other.numbers:
        return "numbers"
    if asked.years != other.years:
        return "years"
    if asked.units and asked.units != other.units:
        return "units"
    if asked.figures - other.figures:
        return "figures"
    if asked.kinds != other.kinds:
        return "kinds"
    if not agree_in_denying(asked, other) and (_denied(asked, other) or _denied(other, asked)):
        return "negation"
    counted = dict(other.counted)
    if any(counted.get(thing, value) != value for thing, value in asked.counted):
        return "counts"
    return None


def agree_in_denying(one: Reading, other: Reading) -> bool:
    """Whether both say of the same that it is not so."""
    return bool({text[:2] for text in one.denied} & {text[:2] for text in other.denied})


def _denied(one: Reading, other: Reading) -> bool:
    """Whether what one says is not so, the other says is so."""
    denied = {text[:2] for text in other.denied}
    for text in one.denied:
        word = text[:2]
        if word in denied or any(word in far for far in other.denied):
            continue
        if word in other.text:
            return True
    return False


class Comparer:
    """Compares questions word by word. ``embed`` is asked for words that nothing else brings together."""

    def __init__(self, embed: Embedding, synonyms: Iterable[tuple[str, str]] = SYNONYMS) -> None:
        self.embed = embed
        self._same: dict[str, set[str]] = {}
        for one, other in synonyms:
            self._same.setdefault(one, set()).add(other)
            self._same.setdefault(other, set()).add(one)

    def words_left(
        self, words: Iterable[Word], told: Sequence[Reading], beside: Reading | None = None
    ) -> float:
        """What of ``words`` none of the readings accounts for, nor the text beside them."""
        left = 0.0
        for word in words:
            if word.text in GENERIC or any(self._accounted(word, reading) for reading in told):
                continue
            weight = SLIGHT if word.text in LIGHT else SINGLE if len(word.text) == 1 else WORD
            left += weight * (TOLD if beside and self._said(word, beside) else 1.0)
        return left

    def _said(self, word: Word, reading: Reading) -> bool:
        meant = (word.text, *self._same.get(word.text, ()))
        return any(text in reading.text for text in meant) or any(
            word.concepts & other.concepts or (len(other.text) > 1 and other.text in word.text)
            for other in reading.words
        )

    def _accounted(self, word: Word, reading: Reading) -> bool:
        if self._said(word, reading):
            return True
        if len(word.text) == 1:
            return False
        mine = self.embed(word.text)
        return any(
            len(other.text) > 1 and dot(mine, self.embed(other.text)) >= SYNONYM
            for other in reading.words
        )
