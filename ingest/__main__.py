"""``python -m ingest FILE…``: prints what is read from files, for people and for programs."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ingest.errors import IngestError
from ingest.model import Block, Heading, Parsed, Table
from ingest.parse import parse
from ingest.sync.walk import unreadable, walk


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the documents of each file; 0 done, 1 some files failed (named on stderr)."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON object a document")
    parser.add_argument("--passages", action="store_true", help="print passages, not the outline")
    parser.add_argument("--limit", type=int, default=300, help="code points a passage")
    options = parser.parse_args(arguments)
    found = walk(options.paths)
    failures = list(found.failed)
    for file in found.files:
        try:
            documents = parse(_read(file.path), file.source, limit=options.limit)
        except IngestError as error:
            failures.append((file.source, error))
            continue
        for parsed in documents:
            lines = _passages(parsed) if options.passages else _outline(parsed)
            print(_json(parsed) if options.json else "\n".join(lines))
    for source, failure in failures:
        print(f"{source}: {failure.code} {failure.fields or ''}".rstrip(), file=sys.stderr)
    return 1 if failures else 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error) from error


def _json(parsed: Parsed) -> str:
    return json.dumps(dataclasses.asdict(parsed), ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _head(parsed: Parsed) -> Iterator[str]:
    document = parsed.document
    yield f"{document.source}" + (f" #{document.part}" if document.part else "")
    for name in ("title", "work", "number", "issuer", "level", "issued", "edition"):
        value = getattr(document, name)
        if value is not None:
            yield f"  {name}: {value}"
    yield f"  {document.status} {document.standing} {document.authority} {document.secrecy or ''}"
    yield (
        f"  blocks {len(parsed.blocks)}, passages {len(parsed.passages)}, "
        f"indicators {len(parsed.indicators)}, amendments {len(parsed.amendments)}"
    )


def _outline(parsed: Parsed) -> Iterator[str]:
    yield from _head(parsed)
    for block in parsed.blocks:
        yield f"{block.locator.block:5} {_line(block)}"


def _line(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {block.text}"
    if isinstance(block, Table):
        return f"[{block.caption or block.locator.sheet or ''}: {len(block.cells)} cells]"
    return block.text if len(block.text) <= 60 else f"{block.text[:45]}…{block.text[-12:]}"


def _passages(parsed: Parsed) -> Iterator[str]:
    yield from _head(parsed)
    for passage in parsed.passages:
        yield f"--- {passage.ordinal} {passage.kind} {' › '.join(passage.path)}"
        yield passage.text


if __name__ == "__main__":
    sys.exit(main())
