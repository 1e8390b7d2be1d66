"""The documents of the demo library, each read once for all tests: one of them is a scan."""

from __future__ import annotations

from functools import cache

from ingest.model import Parsed
from ingest.parse import parse
from samples import build

NAMES = tuple(sorted(build.FILES))


@cache
def document(name: str) -> Parsed:
    """The one document in the file of that name."""
    (parsed,) = parse((build.LIBRARY / name).read_bytes(), name)
    return parsed


def documents() -> list[Parsed]:
    """All of them, in the order of their names."""
    return [document(name) for name in NAMES]
