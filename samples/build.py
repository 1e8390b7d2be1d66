"""``python -m samples.build``: writes the demo library into ``samples/library``.

The same content gives the same files: times are fixed and packages are settled. Needs the ``test``
extra (reportlab), for the scan a Chinese font, and for the binary formats LibreOffice: without it
the files in those formats stay as they are.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from ingest.errors import MissingDependency
from samples.building import plain, word
from samples.building.binary import as_doc, as_xls
from samples.building.red_head import letter_pdf
from samples.building.report import report_of_2024
from samples.building.scan import scanned
from samples.building.task_table import task_table
from samples.content import (
    answers,
    city_table,
    indicators_2025,
    notices,
    plan_2023,
    plan_2025,
    report_2024,
    speech,
    table_2024,
)
from samples.content.guides import departments, towns

LIBRARY = Path(__file__).parent / "library"

TABLE_NOTE = (
    "说明：1.“各部门”指示例县政府各部门（单位），“各执法单位”指具有行政执法职责的部门。"
    "2.牵头单位排在首位的负责汇总。3.完成时限为“全年”的指标，年底前提供全年材料。"
)


def _when(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, 0, 0, tzinfo=UTC).replace(tzinfo=None)


def _table_2025() -> bytes:
    return task_table(
        indicators_2025.TITLE,
        "编制单位：示例县委全面依法治县委员会办公室　　　　编制时间：2025年3月5日",
        indicators_2025.COLUMNS,
        indicators_2025.INDICATORS,
        TABLE_NOTE,
        _when(2025, 3, 5),
    )


def table_of_2024() -> bytes:
    """Last year's table, before it is put into the binary format."""
    return task_table(
        table_2024.TITLE,
        "编制单位：示例县委全面依法治县委员会办公室　　　　编制时间：2024年3月11日",
        indicators_2025.COLUMNS,
        table_2024.INDICATORS,
        TABLE_NOTE,
        _when(2024, 3, 11),
    )


def plan_of_2023() -> bytes:
    """The older plan, before it is put into the binary format."""
    return word.plan_of_2023(_when(2023, 4, 12))


FILES: dict[str, Callable[[], bytes]] = {
    f"{indicators_2025.TITLE}.xlsx": _table_2025,
    f"{table_2024.TITLE}.xls": lambda: as_xls(table_of_2024()),
    f"{city_table.TITLE}.docx": lambda: word.table_of_the_city(_when(2025, 2, 18)),
    f"{plan_2025.TITLE}.docx": lambda: word.plan_of_2025(_when(2025, 3, 3)),
    f"{plan_2023.TITLE}.doc": lambda: as_doc(plan_of_2023()),
    f"{departments.GUIDE.title}.docx": lambda: word.standards_guide(
        departments.GUIDE, _when(2025, 3, 6)
    ),
    f"{towns.GUIDE.title}.docx": lambda: word.standards_guide(towns.GUIDE, _when(2025, 3, 6)),
    f"{report_2024.TITLE}.ofd": lambda: report_of_2024(_when(2025, 2, 26)),
    f"{notices.APPLICATION.title}.pdf": lambda: letter_pdf(notices.APPLICATION),
    f"{notices.SUPPLEMENT.title}.pdf": lambda: scanned(
        letter_pdf(notices.SUPPLEMENT, sealed=True), seed=1
    ),
    f"{speech.TITLE}.txt": plain.speech_text,
    f"{answers.TITLE}.md": plain.answers_markdown,
    f"{answers.PAGE_TITLE}.html": plain.help_page,
}
"""Every file of the library by its name, with what builds its bytes."""


def write(folder: Path) -> None:
    """Writes every file that this machine can write into ``folder``, which is made if absent."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, build in FILES.items():
        try:
            (folder / name).write_bytes(build())
        except MissingDependency:
            continue


if __name__ == "__main__":
    write(LIBRARY)
