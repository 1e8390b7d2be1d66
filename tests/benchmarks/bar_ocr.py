"""Recognition: pages of the demo library printed, scanned well and badly, and read again.

What the text layer of the printed page says is the truth; both are read by the same code, so that
order, paragraphs and cells count too. Word and Excel files are printed by LibreOffice where it is
installed. Real scans have no truth beside them: their confidence is told, and samples are shown.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bot.evaluation.report import Figure
from ingest.loaders import loader_for
from ingest.loaders.pdf import printed_pages
from ingest.model import Loaded, Table
from samples.building.red_head import letter_pdf
from samples.content import notices
from tests.benchmarks.checks import Check, at_least, below
from tests.benchmarks.corpora import ROOT
from tests.benchmarks.ours import say
from tests.conftest import SHARED_DATA
from tests.ingest.loaders.scanning import accuracy, read, scan, spoilt

SEED = 2025
PAGES = 3  # of each file
LEAST_CHARACTERS = 60  # on a page, to be counted
MEMORY = 1500.0  # MB
REAL = (
    "pdf_扫描_mineru.pdf",
    "pdf_坏文本层_GMT0031.pdf",
    "pdf_图文混排_chatchat.pdf",
    "docx_图文混排_chatchat.docx",
)
SHOWN = 60


def measure() -> Iterator[Check]:
    """The checks, one after the other."""
    rng = np.random.default_rng(SEED)
    clean, bad = [0, 0], [0, 0]
    spent: list[float] = []
    for name, printed in printouts():
        truth = printed_pages(printed)
        chosen = [p for p in truth if len(p.text.strip()) >= LEAST_CHARACTERS][:PAGES]
        for page in chosen:
            figures = []
            for dpi, sums in ((200, clean), (150, bad)):
                (picture,) = scan(printed, dpi, [page.number])
                if dpi == 150:
                    picture = spoilt(picture, page, rng)
                started = time.process_time()
                found = read(picture, dpi)
                spent.append(time.process_time() - started)
                right, all_of_them = accuracy(page, found.page)
                sums[0] += right
                sums[1] += all_of_them
                figures.append(f"{right}/{all_of_them}")
            say(f"{name[:30]} p{page.number}: clean {figures[0]}, bad {figures[1]}")
    yield at_least("characters right, 200 dpi, clean", figure(clean), 0.97)
    yield at_least("characters right, 150 dpi, 2°, σ 15, stamp over 10 %", figure(bad), 0.93)
    yield below("processor time for a page, median", float(np.median(spent)), 10.0, "s")
    yield below("processor time for a page, longest", max(spent), 30.0, "s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield below("memory of the process, peak", peak, MEMORY, "MB")
    yield from real_scans()


def figure(sums: list[int]) -> Figure | None:
    """The share that the two sums make."""
    return Figure(sums[0] / sums[1], sums[0], sums[1]) if sums[1] else None


def printouts() -> Iterator[tuple[str, bytes]]:
    """The files of the demo library as PDF with their text."""
    for letter in (notices.APPLICATION, notices.SUPPLEMENT):
        yield letter.title, letter_pdf(letter)
    program = shutil.which("soffice")
    if program is None:
        say("LibreOffice is absent: Word and Excel files of the library are left out")
        return
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted((ROOT / "samples" / "library").iterdir()):
            if path.suffix in (".docx", ".xlsx"):
                yield path.stem, converted(program, path, Path(folder))


def converted(program: str, path: Path, folder: Path) -> bytes:
    """A Word or Excel file printed by LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return (folder / f"{path.stem}.pdf").read_bytes()


def real_scans() -> Iterator[Check]:
    """Every real file with pictures is read; samples are shown, for the eye."""
    folder = SHARED_DATA / "files"
    if not folder.is_dir():
        say("../shared/data is absent: real scans are left out")
        return
    for name in REAL:
        data = (folder / name).read_bytes()
        started = time.perf_counter()
        loaded = loader_for(data, name).load(data)
        spent = time.perf_counter() - started
        shares = [page.confidence for page in loaded.read if page.confidence is not None]
        mean = sum(shares) / len(shares) if shares else 0.0
        pages = max(len(shares), 1)
        yield Check(name, f"{mean:.3f} sure, {spent / pages:.1f} s a page", "read", bool(shares))
        for text in samples(loaded):
            say(f"{name}: {text}")


def samples(loaded: Loaded) -> list[str]:
    """The first characters of some blocks in the middle of a file."""
    texts = [b.text for b in loaded.blocks if not isinstance(b, Table) and len(b.text) > 15]
    middle = len(texts) // 2
    return [text[:SHOWN] for text in texts[middle : middle + 3]]
