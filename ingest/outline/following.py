"""Where the blocks of a file went when its outline was made: joined, cut and counted anew.

Nothing that is written gets lost on the way, so a block begins where as many characters stand
before it as stood before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ingest.model import Block, Locator, Table


def followed(before: Sequence[Block], after: Sequence[Block]) -> list[Locator]:
    """For each block of ``before`` the locator of the block of ``after`` that it begins in."""
    if not after:
        return []
    starts = [0, *accumulate(_length(block) for block in after)][:-1]
    offsets = [0, *accumulate(_length(block) for block in before)][:-1]
    return [after[bisect_right(starts, offset) - 1].locator for offset in offsets]


def _length(block: Block) -> int:
    """In characters that show; a table counts as one, for tables are never cut or joined."""
    return 1 if isinstance(block, Table) else len(re.sub(r"\s", "", block.text))
