"""A file read from end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.errors import IngestError, NothingToRead, UnreadableFile
from ingest.grid import Grid, cell_name, header_rows
from ingest.model import Table
from ingest.parse import parse
from tests.ingest.documents import COLLECTION, PLAN
from tests.ingest.test_chunk import assert_exact

LIMIT = 300


def test_a_plan() -> None:
    (parsed,) = parse(PLAN.encode(), "方案/plan.txt")
    assert parsed.document.source == "方案/plan.txt"
    assert parsed.document.part == 0
    assert {passage.document for passage in parsed.passages} == {parsed.document.id}
    assert_exact(parsed.blocks, parsed.passages, LIMIT)


def test_a_collection_is_numbered_in_parts() -> None:
    parts = parse(COLLECTION.encode("gb18030"), "汇编.txt")
    assert [parsed.document.part for parsed in parts] == [1, 2, 3, 4]
    for parsed in parts:
        assert_exact(parsed.blocks, parsed.passages, LIMIT)


def test_reading_twice_gives_the_same() -> None:
    assert parse(PLAN.encode(), "a.txt") == parse(PLAN.encode(), "a.txt")
    assert parse(PLAN.encode(), "a.txt", limit=40) != parse(PLAN.encode(), "a.txt")


def test_nothing_to_read_and_what_is_not_read() -> None:
    with pytest.raises(NothingToRead):
        parse(b" \n \n", "a.txt")
    with pytest.raises(UnreadableFile):
        parse(b"\x89PNG\r\n\x1a\n" + bytes(64), "a.png")
    with pytest.raises(IngestError):
        parse(b"Rar!\x1a\x07\x01\x00" + bytes(64), "a.rar")


def test_real_documents_are_read_exactly(shared_data: Path) -> None:
    files = [*sorted((shared_data / "laws").glob("*.md"))[::5], *(shared_data / "seeds").glob("*")]
    for path in files:
        for parsed in parse(path.read_bytes(), path.name):
            assert_exact(parsed.blocks, parsed.passages, LIMIT)
    corpus = (shared_data / "policies" / "corpus.jsonl").read_text(encoding="utf-8")
    for line in corpus.strip().split("\n")[::5]:
        row = json.loads(line)
        for parsed in parse(row["text"].encode(), f"{row['id']}.txt"):
            assert_exact(parsed.blocks, parsed.passages, LIMIT)


def test_the_cells_of_real_tables_are_all_in_passages(shared_data: Path) -> None:
    read = 0
    for path in sorted((shared_data / "files").iterdir()):
        if path.suffix not in (".docx", ".xlsx", ".wps"):
            continue
        for parsed in parse(path.read_bytes(), path.name):
            read += 1
            kept = {
                (piece.locator.block, piece.locator.cell, piece.text)
                for passage in parsed.passages
                for piece in passage.pieces
            }
            for block in parsed.blocks:
                if isinstance(block, Table) and not block.hidden:
                    heads = header_rows(Grid(block))
                    for cell in block.cells:
                        place = (block.locator.block, cell_name(block, cell), cell.text)
                        assert not cell.text or cell.row <= heads or place in kept, place
    assert read >= 4


def test_every_real_file_is_read_or_refused_with_a_reason(shared_data: Path) -> None:
    refused: dict[str, str] = {}
    for path in (shared_data / "files").iterdir():
        if path.suffix in (".jsonl", ".pdf"):
            continue
        try:
            documents = parse(path.read_bytes(), path.name)
        except IngestError as error:
            refused[path.name] = str(error.fields.get("reason", error.code))
        else:
            assert documents
    # Its paths are coloured boxes, no letters.
    assert refused.pop("ofd_h_pathsOnly.ofd") == "no_text"
    assert set(refused.values()) <= {"missing_dependency"}  # LibreOffice, for .doc
