"""The recogniser itself: one, silent, off the network, and missing with a reason."""

from __future__ import annotations

import builtins
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from ingest.errors import MissingDependency
from ingest.loaders.ocr import engine
from tests.conftest import ROOT


@pytest.fixture
def unmade() -> Iterator[None]:
    """As at the start of a process."""
    engine._made.cache_clear()
    yield
    engine._made.cache_clear()


def test_it_says_nothing_and_downloads_nothing(
    unmade: None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a download")

    monkeypatch.setattr("requests.get", refuse)
    monkeypatch.setattr("rapidocr.utils.download_file.DownloadFile.run", refuse)
    blank = np.full((64, 64, 3), 255, np.uint8)
    assert engine.find_lines(blank) == []
    assert engine.read_lines([]) == []
    assert capfd.readouterr() == ("", "")


def test_threads_share_one(unmade: None) -> None:
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(engine._engine())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(one) for one in found}) == 1


@pytest.mark.parametrize("package", ["rapidocr", "onnxruntime"])
def test_a_missing_package_is_named(
    unmade: None, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name.split(".")[0] == package:
            raise ModuleNotFoundError(f"No module named {package!r}", name=package)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingDependency) as raised:
        engine.find_lines(np.zeros((40, 40, 3), np.uint8))
    assert raised.value.fields == {"name": package}


def test_a_line_on_its_head_is_told() -> None:
    assert not engine.upside_down([])


def test_files_with_a_text_of_their_own_load_no_recogniser() -> None:
    script = (
        "import sys, ingest.loaders.pdf, ingest.loaders.docx, ingest.loaders.image\n"
        "print([name for name in ('cv2', 'onnxruntime', 'rapidocr') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ran.stdout.strip() == "[]"
