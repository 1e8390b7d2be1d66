"""The committed files of the demo library are what its script builds from its content."""

import contextlib
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ingest.loaders import loader_for
from ingest.model import Table
from samples import build
from samples.building.scan import NoChineseFont
from samples.building.task_table import HEADER_ROW
from samples.content import indicators_2025, notices, plan_2023, speech, table_2024
from samples.content.model import SAME_AS_ABOVE, Indicator
from samples.content.units import DEPARTMENTS
from tests.ingest.loaders.offices import has_office, needs_office
from tests.samples.library import document

TABLES = (indicators_2025, table_2024)
NAMES = sorted(build.FILES)
SCAN = f"{notices.SUPPLEMENT.title}.pdf"
BINARY = [name for name in NAMES if name.endswith((".doc", ".xls"))]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the script has just written the library."""
    folder = tmp_path_factory.mktemp("demo") / "library"
    folder.mkdir()
    for name, make in build.FILES.items():
        with contextlib.suppress(NoChineseFont):
            (folder / name).write_bytes(make())
    return folder


def built_in(folder: Path, name: str) -> bytes:
    """A file that was rebuilt; skips where this machine cannot print one."""
    path = folder / name
    if not path.exists():
        pytest.skip("no Chinese font to print the scan with: install fonts-noto-cjk")
    return path.read_bytes()


def sheet_of(data: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def committed(name: str) -> bytes:
    return (build.LIBRARY / name).read_bytes()


def workbook(title: str) -> Worksheet:
    """The table as built; the older one is committed in the binary format."""
    if title == table_2024.TITLE:
        return sheet_of(build.table_of_2024())
    return sheet_of(committed(f"{title}.xlsx"))


def spans(sheet: Worksheet, column: int) -> set[tuple[int, int]]:
    """First and last indicator (1-based) of the merged ranges of a column, bands left out."""
    return {
        (found.min_row - HEADER_ROW, found.max_row - HEADER_ROW)
        for found in sheet.merged_cells.ranges
        if found.min_col == found.max_col == column
    }


def test_the_folder_holds_the_files_of_the_script_and_no_others() -> None:
    assert sorted(path.name for path in build.LIBRARY.iterdir()) == NAMES
    assert sum(path.stat().st_size for path in build.LIBRARY.iterdir()) < 1_000_000


def test_the_script_writes_its_files(rebuilt: Path) -> None:
    missing = set(NAMES) - {SCAN} - {path.name for path in rebuilt.iterdir()}
    assert missing == (set() if has_office() else set(BINARY))


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=needs_office) if n in BINARY else n for n in NAMES]
)
def test_a_committed_file_says_what_the_script_builds(rebuilt: Path, name: str) -> None:
    # Bytes may differ between versions of the libraries that write them; what is read may not.
    built, kept = built_in(rebuilt, name), committed(name)
    if built == kept:
        return
    one, other = (loader_for(data, name).load(data) for data in (kept, built))
    # How surely a scan is read depends on the font it was printed with.
    assert (one.blocks, one.title, one.pages) == (other.blocks, other.title, other.pages)


def test_the_binary_table_says_what_it_was_made_of() -> None:
    kept, made_of = committed(f"{table_2024.TITLE}.xls"), build.table_of_2024()
    read = loader_for(kept, "").load(kept), loader_for(made_of, "").load(made_of)
    assert read[0].blocks == read[1].blocks


@needs_office
def test_the_binary_plan_says_what_it_was_made_of() -> None:
    kept, made_of = committed(f"{plan_2023.TITLE}.doc"), build.plan_of_2023()
    read = loader_for(kept, "").load(kept), loader_for(made_of, "").load(made_of)
    assert read[0].blocks == read[1].blocks


def test_a_committed_workbook_is_the_built_one_cell_by_cell(rebuilt: Path) -> None:
    name = f"{indicators_2025.TITLE}.xlsx"
    kept, built = sheet_of(committed(name)), sheet_of((rebuilt / name).read_bytes())
    assert list(kept.iter_rows(values_only=True)) == list(built.iter_rows(values_only=True))
    assert {str(r) for r in kept.merged_cells.ranges} == {str(r) for r in built.merged_cells.ranges}


@pytest.mark.parametrize("name", [name for name in NAMES if name not in BINARY])
def test_building_twice_gives_the_same_bytes_and_no_time_of_building(
    rebuilt: Path, name: str
) -> None:
    first = built_in(rebuilt, name)
    data = build.FILES[name]()
    assert data == first
    if name.endswith(("docx", "xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert len({entry.date_time for entry in package.infolist()}) == 1
            assert package.infolist()[0].date_time[0] in (2023, 2024, 2025)
            years = re.findall(rb"W3CDTF[^>]*>(\d{4})", package.read("docProps/core.xml"))
        assert set(years) <= {b"2023", b"2024", b"2025"}
        assert len(years) == 2


def test_the_current_table_has_its_size_and_its_peculiar_cells() -> None:
    sheet = workbook(indicators_2025.TITLE)
    rows = list(sheet.iter_rows(min_row=HEADER_ROW, values_only=True))
    assert rows[0] == indicators_2025.COLUMNS
    assert sheet["A1"].value == indicators_2025.TITLE
    data = rows[1 : 1 + len(indicators_2025.INDICATORS)]
    assert len(data) == 107
    assert [row[0] for row in data] == list(range(1, 108))
    assert len({row[1] for row in data if row[1]}) == 9
    evidence = [row[6] for row in data]
    assert evidence.count(None) == 1
    assert evidence.count(SAME_AS_ABOVE) == 2
    assert sum("不涉及的单位出具说明" in str(cell) for cell in evidence) == 1
    assert str(rows[-1][0]).startswith("说明：")


@pytest.mark.parametrize("table", TABLES)
def test_groups_sections_and_leads_are_merged_over_their_rows(table: type[object]) -> None:
    indicators: tuple[Indicator, ...] = table.INDICATORS  # type: ignore[attr-defined]
    sheet = workbook(table.TITLE)  # type: ignore[attr-defined]
    groups, sections, leads = (spans(sheet, column) for column in (2, 3, 5))
    assert len(groups) == 9
    assert all(first < last for first, last in (*sections, *leads))
    for first, last in groups:
        assert len({i.group for i in indicators[first - 1 : last]}) == 1
    for first, last in sections:
        assert len({(i.group, i.section) for i in indicators[first - 1 : last]}) == 1
    for first, last in leads:
        assert len({i.lead for i in indicators[first - 1 : last]}) == 1
    covered = {number for first, last in leads for number in range(first + 1, last + 1)}
    assert covered == {i.number for i in indicators if i.row.lead_continues}


def test_the_speech_is_not_utf_8() -> None:
    data = committed(f"{speech.TITLE}.txt")
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert data.decode("gb18030").startswith(speech.TITLE)


def test_the_notices_have_a_text_layer_on_pages_with_numbers() -> None:
    name = f"{notices.APPLICATION.title}.pdf"
    loaded = loader_for(committed(name), name).load(committed(name))
    assert loaded.pages is not None
    assert loaded.pages >= 3
    texts = [block.text for block in loaded.blocks if not isinstance(block, Table)]
    assert all(paragraph in texts for paragraph in notices.APPLICATION.body)
    assert not any(re.fullmatch(r"— \d+ —", text) for text in texts)


def test_the_supplementary_notice_is_pictures_and_says_what_was_written() -> None:
    with pypdfium2.PdfDocument(committed(SCAN)) as opened:
        assert [page.get_textpage().get_text_bounded() for page in opened] == ["", ""]
    parsed = document(SCAN)
    texts = [block.text for block in parsed.blocks if not isinstance(block, Table)]
    letter = notices.SUPPLEMENT
    assert texts == [
        letter.head,
        letter.number,
        letter.title,
        letter.addressee,
        *letter.body,
        letter.signer,
        letter.date,
    ]
    shares = [page.confidence for page in parsed.read]
    assert all(share is not None and share > 0.95 for share in shares)


@pytest.mark.parametrize("name", NAMES)
def test_every_department_named_is_of_the_example_county(name: str) -> None:
    text = "\n".join(
        "\n".join(cell.text for cell in block.cells) if isinstance(block, Table) else block.text
        for block in document(name).blocks
    )
    for unit in DEPARTMENTS:
        stem = unit.name.removeprefix("示例县")
        assert not re.search(rf"(?<!示例县)(?<!示例市){stem}", text), stem
