"""Whether an answer is what a question about editions wants."""

from bot.evaluation.wording import normalise
from bot.model import Answer
from tests.evaluation.edition_gold import Wanted


def faults(answer: Answer, wanted: Wanted) -> list[str]:
    """What is wrong with an answer; nothing if it is right."""
    found = []
    if wanted.refused:
        # A year that a table has no edition of, or a level that has no table.
        right = answer.status == "refused" and answer.reason in ("no_such_indicator", "no_evidence")
        found += [] if right else [f"{answer.status} {answer.reason}"]
    elif answer.status != "answered":
        found.append(f"{answer.status} {answer.reason}")
    text = normalise(answer.text)
    found += [f"lacks {words}" for words in wanted.holds if normalise(words) not in text]
    if wanted.items is not None:
        entries = [normalise(item.text) for item in answer.items]
        wants = [normalise(item) for item in wanted.items]
        held = len(entries) == len(wants) and all(
            want in entry for want, entry in zip(wants, entries, strict=True)
        )
        alone = len(wants) < 2 and all(want in text for want in wants)
        found += [] if held or alone else [f"lists {[item.text for item in answer.items]}"]
    marked = any(notice.kind == "superseded" for notice in answer.notices)
    if wanted.superseded is not None and marked != wanted.superseded:
        found.append("marked as superseded" if marked else "not marked as superseded")
    return found
