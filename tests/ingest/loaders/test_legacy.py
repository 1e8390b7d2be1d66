"""Binary Word files and rich text, by LibreOffice on a short lead."""

from __future__ import annotations

import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.errors import MissingDependency, UnreadableFile
from ingest.loaders import loader_for, office
from ingest.loaders.legacy import WordLoader
from ingest.loaders.office import convert
from ingest.model import Paragraph, Table
from ingest.processes import descendants
from samples import build
from samples.content import plan_2023
from tests.ingest.loaders.offices import TO_RTF, needs_office

DOC = (build.LIBRARY / f"{plan_2023.TITLE}.doc").read_bytes()


def test_without_libreoffice_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(MissingDependency) as caught:
        loader_for(DOC, "方案.wps").load(DOC)
    assert caught.value.fields == {"name": "LibreOffice"}


@needs_office
def test_rich_text_says_what_the_docx_says() -> None:
    docx = build.plan_of_2023()
    rtf = convert(docx, TO_RTF)
    read = loader_for(docx, "a").load(docx), loader_for(rtf, "a.doc").load(rtf)
    assert [b.text for b in read[0].blocks if isinstance(b, Paragraph)] == [
        b.text for b in read[1].blocks if isinstance(b, Paragraph)
    ]


@needs_office
def test_damaged_files_are_refused_and_nothing_stays(tmp_path: Path) -> None:
    before = set(Path(tempfile.gettempdir()).glob("fawen-*"))
    broken = DOC[:3000] + bytes(len(DOC) - 3000)
    with ThreadPoolExecutor(2) as threads:  # several at a time do not disturb each other
        damaged = threads.submit(WordLoader().load, broken)
        sound = threads.submit(WordLoader().load, DOC)
    assert isinstance(damaged.exception(), UnreadableFile)
    assert sound.result().blocks
    assert set(Path(tempfile.gettempdir()).glob("fawen-*")) <= before


@needs_office
def test_a_conversion_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "SECONDS", 0.3)
    with pytest.raises(UnreadableFile) as caught:
        WordLoader().load(DOC)
    assert caught.value.fields == {"reason": "timeout"}
    until = time.monotonic() + 5
    while _office_below() and time.monotonic() < until:
        time.sleep(0.05)
    assert not _office_below()


def _office_below() -> list[str]:
    """The commands of LibreOffice that this process still has below it."""
    found = []
    for pid in descendants(os.getpid())[1:]:
        try:
            found.append(Path(f"/proc/{pid}/cmdline").read_text())
        except OSError:
            continue
    return [command for command in found if "soffice" in command]


@needs_office
def test_a_real_form_of_wps(shared_data: Path) -> None:
    data = (shared_data / "files" / "doc_公积金申请表_WPS.doc").read_bytes()
    (table,) = WordLoader().load(data).blocks
    assert isinstance(table, Table)
    first = table.cells[0]
    assert (first.text.replace(" ", ""), first.rows) == ("申请人情况", 4)


def test_a_wps_file_that_is_ooxml_needs_no_program(
    shared_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "find_office", lambda: pytest.fail("converted"))
    data = (shared_data / "files" / "ext_wps_but_ooxml.wps").read_bytes()
    assert loader_for(data, "a.wps").load(data).blocks
