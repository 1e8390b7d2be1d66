"""Text that the system says or sends, kept out of the code.

``replies.toml`` holds every sentence the bot itself says; ``*.md`` one prompt a file. A template
names its variables in braces; a missing or an unknown variable is refused, so that a sentence can
never reach a user half filled.
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


class PromptError(LookupError):
    """No such text, or its variables are not those given."""


@cache
def _replies() -> Mapping[str, object]:
    return tomllib.loads((files(__name__) / "replies.toml").read_text(encoding="utf-8"))


class Own(str):
    """Words of a template: the bot's own."""


class Kept(str):
    """A text that is kept as a part when something is added to it."""

    def __add__(self, other: str) -> Said:
        """One after the other."""
        return Said(*_parts(self), *_parts(other))

    def __radd__(self, other: str) -> Said:
        """The other before this one."""
        return Said(*_parts(other), *_parts(self))

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Elsewhere, a copy is the text and no more."""
        return str, (str(self),)


class Said(Kept):
    """A sentence that knows its parts: the bot's own words, and what they were filled with.

    ``parts`` joined are the text. Each is ``Own``, another ``Said``, or a value as it was given, so
    that what must stand in a source can be told from what the bot says or counts itself. Adding
    keeps the parts; any other change of the text gives a plain ``str``, whose words are nobody's.
    """

    parts: tuple[object, ...]

    def __new__(cls, *parts: object) -> Said:
        """The text that these parts make."""
        said = super().__new__(cls, "".join(map(str, parts)))
        said.parts = parts
        return said


def _parts(text: str) -> tuple[object, ...]:
    return text.parts if isinstance(text, Said) else (text,)


def joined(separator: str, texts: Iterable[str]) -> str:
    """Texts with a separator of the bot's own between them, each kept as a part: a ``Said``."""
    parts: list[object] = []
    for text in texts:
        parts += [Own(separator), text] if parts else [text]
    return Said(*parts)


def _find(key: str) -> str:
    value: object = _replies()
    for part in key.split("."):
        if not isinstance(value, Mapping) or part not in value:
            raise PromptError(f"no reply named {key!r} in prompts/replies.toml")
        value = value[part]
    if not isinstance(value, str):
        raise PromptError(f"{key!r} in prompts/replies.toml is not a text")
    return value


def variables(template: str) -> frozenset[str]:
    """The names in braces of a template."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


@cache
def _pieces(template: str) -> tuple[tuple[Own, str | None], ...]:
    """The template as own words, each with the name of the value after it."""
    parsed = string.Formatter().parse(template)
    return tuple((Own(words), name) for words, name, _, _ in parsed)


def _fill(key: str, template: str, values: Mapping[str, object]) -> Said:
    wanted, given = variables(template), frozenset(values)
    if wanted != given:
        raise PromptError(f"{key!r} takes {sorted(wanted)}, got {sorted(given)}")
    parts: list[object] = []
    for words, name in _pieces(template):
        parts += (words, values[name]) if name else (words,)
    return Said(*parts)


def reply(key: str, **values: object) -> str:
    """The sentence ``key`` (dotted path in ``replies.toml``) with its variables filled in: a ``Said``.

    Raises :class:`PromptError` for an unknown key and for missing or unknown variables.
    """
    return _fill(key, _find(key), values)


def error_sentence(code: str, fields: Mapping[str, object]) -> str:
    """The sentence for an error code; fields that the sentence does not name are left out."""
    template = _find(f"errors.{code}")
    return _fill(code, template, {name: fields.get(name, "") for name in variables(template)})


def texts(section: str) -> Mapping[str, str]:
    """All sentences of one section, by their names."""
    value = _replies().get(section)
    if not isinstance(value, Mapping):
        raise PromptError(f"no section {section!r} in prompts/replies.toml")
    return {name: text for name, text in value.items() if isinstance(text, str)}


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a language model is told: one file ``prompts/<name>.md``.

    The file begins with what the prompt is for, the variables that it takes and its version, which
    is raised whenever its words change; then come the part ``# system`` and the part ``# user``.
    """

    name: str
    purpose: str
    variables: tuple[str, ...]
    version: str
    system: str
    user: str

    @property
    def label(self) -> str:
        """Name and version, as kept with what was written by it."""
        return f"{self.name}-{self.version}"

    def filled(self, **values: str) -> tuple[tuple[str, str], ...]:
        """The messages as (role, text); values from outside are passed through ``fenced`` first.

        Raises :class:`PromptError` for missing and unknown variables.
        """
        if set(values) != set(self.variables):
            raise PromptError(f"{self.name!r} takes {sorted(self.variables)}, got {sorted(values)}")
        return ("system", self.system), ("user", self.user.format(**values))


_PROMPT = re.compile(
    r"---\n(?P<head>.*?)\n---\n+# system\n+(?P<system>.*?)\n+# user\n+(?P<user>.*)", re.DOTALL
)


@cache
def load(name: str) -> Prompt:
    """The prompt of ``prompts/<name>.md``; raises :class:`PromptError` where it is absent or misshapen."""
    resource = files(__name__) / f"{name}.md"
    if not resource.is_file():
        raise PromptError(f"no prompt file prompts/{name}.md")
    found = _PROMPT.fullmatch(resource.read_text(encoding="utf-8").strip())
    if not found:
        raise PromptError(f"prompts/{name}.md has no head, system part and user part")
    head = dict(line.split(": ", 1) for line in found["head"].splitlines())
    named = tuple(word.strip() for word in head.get("variables", "").split(","))
    if set(head) != {"purpose", "variables", "version"} or set(named) != variables(found["user"]):
        raise PromptError(f"prompts/{name}.md does not say its purpose, variables and version")
    return Prompt(
        name, head["purpose"], named, head["version"], found["system"].strip(), found["user"]
    )


def fenced(text: str) -> str:
    """A text that may stand between the fences of a prompt: no word of it is a fence."""
    return text.replace("&", "＆").replace("<", "＜").replace(">", "＞")
