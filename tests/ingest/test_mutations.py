"""Fifty damaged files: each a typed error or a correct text, and the process that reads lives on.

Five hundred of them: ``make bars NAME=mutations``.
"""

from __future__ import annotations

from ingest.apart import Apart, Limits
from tests.ingest.mutations import damaged_files, outcome, sound_files

SECONDS = 60.0


def test_damaged_files_give_a_typed_error_or_a_correct_text() -> None:
    apart = Apart(Limits(seconds=SECONDS))
    try:
        outcomes = [outcome(file, apart) for file in damaged_files(50)]
    finally:
        apart.close()
    assert {o.file.name for o in outcomes} == set(sound_files())
    wrong = [(o.file.name, o.file.how, o.error, o.like) for o in outcomes if not o.correct]
    assert not wrong
    assert not [(o.file.name, o.file.how) for o in outcomes if o.error.endswith("crashed")]
    assert max(o.seconds for o in outcomes) < 2 * SECONDS
