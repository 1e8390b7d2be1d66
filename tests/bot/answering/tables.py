"""Task tables and notices as files, read by the parser into the register that answers look up."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook

from bot.answering.draft import Draft
from bot.model import Citation, ListItem, Sentence
from bot.worklist.register import Register
from ingest.model import Parsed
from ingest.parse import parse

TITLE = "示例县2025年法治政府建设示范创建任务分解表"
HEADER = ("序号", "一级指标", "三级指标", "牵头单位", "责任单位", "佐证材料", "完成时限")
Row = Sequence[object]


def sheet(*rows: Row, header: Sequence[str] = HEADER, title: str = TITLE) -> Parsed:
    """A workbook with a title over its header, read."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in ((title,), header, *rows):
        page.append(list(row))
    page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(header))
    data = io.BytesIO()
    book.save(data)
    (parsed,) = parse(data.getvalue(), f"{title}.xlsx")
    return parsed


def notice(*changes: str, title: str = "关于补充报送佐证材料的通知") -> Parsed:
    """A notice of July 2025 that makes changes to the table."""
    body = "\n".join(f"{n}、《{TITLE}》{c}" for n, c in zip("一二三四五", changes, strict=False))
    text = f"{title}\n各单位：\n{body}\n示例县委依法治县办\n2025年7月20日\n"
    (parsed,) = parse(text.encode(), f"{title}.txt")
    assert len(parsed.amendments) == len(changes)
    return parsed


@dataclass(frozen=True)
class Written:
    """A draft with what it says, and the files that it says it of."""

    draft: Draft
    files: tuple[Parsed, ...]

    @property
    def sentences(self) -> list[str]:
        return [line.text for line in self.draft.lines if isinstance(line, Sentence)]

    @property
    def items(self) -> list[str]:
        return [line.text for line in self.draft.lines if isinstance(line, ListItem)]

    def cited(self, words: str) -> list[Citation]:
        """What the first line that holds the words rests on."""
        line = next(line for line in self.draft.lines if words in line.text)
        return [self.draft.citations[mark - 1] for mark in line.citations]

    def quotes(self, words: str) -> list[str]:
        """The quotations that the first line with these words rests on."""
        return [citation.quote for citation in self.cited(words)]


def register(files: Iterable[Parsed]) -> Register:
    """The register of these files, in July 2025."""
    read = tuple(files)
    return Register(
        [parsed.document for parsed in read],
        [row for parsed in read for row in parsed.indicators],
        [change for parsed in read for change in parsed.amendments],
        own_level="县",
        this_year=lambda: 2025,
    )


def written(write: Callable[[Register, Draft], None], *files: Parsed) -> Written:
    """What ``write`` puts into an empty draft."""
    draft = Draft()
    write(register(files), draft)
    return Written(draft, files)
