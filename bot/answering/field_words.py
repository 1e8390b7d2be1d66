"""The organiser's own words for an indicator's fields, put into the words that are understood."""

from __future__ import annotations

from bot.answering.fields import fields_asked
from bot.worklist.synonyms import Synonyms


def in_field_words(text: str, synonyms: Synonyms) -> str:
    """The text with 备查件 written as 佐证材料, where that was entered as a synonym of it."""
    for typed, written in synonyms.own:
        if typed in text and fields_asked(written).strong and not fields_asked(typed).fields:
            text = text.replace(typed, written)
    return text
