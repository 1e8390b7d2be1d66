"""Real files of many makers, against what was read from them and reviewed by eye.

The golden file holds no text of theirs: counts, the ranges of merged cells, digests of the text
without blanks, and what cannot be read. ``python -m tests.ingest.loaders.test_real_files`` writes
it anew, to be reviewed again.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import IngestError, MissingDependency
from ingest.grid import Grid, cell_name, column_letters
from ingest.loaders import loader_for
from ingest.model import Paragraph, Table
from tests.conftest import ROOT, SHARED_DATA

GOLDEN = ROOT / "tests" / "golden" / "real_files.json"
FOLDER = SHARED_DATA / "files"
DIGITAL = (
    "doc_公积金申请表_WPS.doc",
    "docx_tables_docling.docx",
    "docx_图文混排_chatchat.docx",
    "docx_指标体系_vMerge.docx",
    "ext_wps_but_ooxml.wps",
    "ofd_h_pathsOnly.ofd",
    "ofd_正文.ofd",
    "ofd_红头批复.ofd",
    "xls_merge.xls",
    "xlsx_政务供需清单_合并.xlsx",
)


def digest(texts: list[str]) -> str:
    """Of the text without blanks, whatever the width of its characters."""
    bare = "".join(unicodedata.normalize("NFKC", "".join(texts)).split())
    return f"{len(bare)}:{hashlib.sha256(bare.encode()).hexdigest()[:16]}"


def described(path: Path) -> dict[str, Any]:
    """What is read from a file, without its words."""
    data = path.read_bytes()
    try:
        loaded = loader_for(data, path.name).load(data)
    except MissingDependency:
        raise
    except IngestError as error:
        return {"refused": error.code, **error.fields}
    # What a recogniser reads of pictures differs between its versions.
    blocks = [b for b in loaded.blocks if not (isinstance(b, Paragraph) and b.role == "picture")]
    prose = [block for block in blocks if not isinstance(block, Table)]
    return {
        "pages": loaded.pages,
        "paragraphs": len(prose),
        "titles": sum(isinstance(b, Paragraph) and b.role == "title" for b in prose),
        "prose": digest([block.text for block in prose]),
        "tables": [_table(block) for block in blocks if isinstance(block, Table)],
    }


def _table(table: Table) -> dict[str, Any]:
    grid = Grid(table)
    first = table.locator.row or 1
    merged = [
        f"{cell_name(table, cell)}:{column_letters(cell.column + cell.columns - 1)}"
        f"{cell.row + cell.rows + first - 2}"
        for cell in table.cells
        if cell.rows * cell.columns > 1
    ]
    return {
        "rows": grid.rows,
        "columns": grid.columns,
        "filled": sum(bool(cell.text) for cell in table.cells),
        "merged": " ".join(merged),
        "caption": bool(table.caption),
        "text": digest([f"{cell_name(table, cell)}={cell.text}\n" for cell in table.cells]),
    }


@pytest.mark.parametrize("name", DIGITAL)
def test_a_real_file_is_read_as_reviewed(name: str) -> None:
    if not (FOLDER / name).is_file():
        pytest.skip("../shared/data is not here")
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    try:
        found = described(FOLDER / name)
    except MissingDependency as error:
        pytest.skip(f"not installed here: {error.fields['name']}")
    assert found == golden[name]


def test_every_digital_file_is_among_them() -> None:
    if not FOLDER.is_dir():
        pytest.skip("../shared/data is not here")
    names = {path.name for path in FOLDER.iterdir()} - {"manifest.jsonl"}
    assert {name for name in names if not name.startswith("pdf_")} == set(DIGITAL)


def _merged(name: str, table: int = 0) -> list[str]:
    golden: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return str(golden[name]["tables"][table]["merged"]).split()


def test_merged_cells_are_those_that_the_files_declare() -> None:
    """The ranges by the files' own markup, counted by hand."""
    system = _merged("docx_指标体系_vMerge.docx")
    assert system == ["A1:A5", "B3:B5", "A6:A7", "B6:B7", "A9:A10", "B9:B10"]
    assert set(_merged("xlsx_政务供需清单_合并.xlsx")) == {
        "A2:A4", "B2:B4", "C2:C4", "D2:H2", "D3:D4", "E3:E4", "F3:F4", "G3:G4", "H3:J3", "K2:K4", "L2:L4",
    }  # fmt: skip
    assert _merged("xls_merge.xls") == ["A2:B2", "C2:D2", "E2:F2", "A3:B3", "C3:D3", "E3:F3"]
    assert _merged("docx_tables_docling.docx", 4) == ["B2:B3", "B4:B5", "D4:D6", "E5:E6", "A8:E8"]


if __name__ == "__main__":
    found = {name: described(FOLDER / name) for name in DIGITAL}
    GOLDEN.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
