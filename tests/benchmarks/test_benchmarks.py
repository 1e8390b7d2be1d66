"""The measuring instruments themselves, on inputs whose figures are known."""

from __future__ import annotations

import importlib.util
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.evaluation.cases import Case, read_cases
from bot.evaluation.evaluate import evaluate
from bot.evaluation.report import Figure
from tests.benchmarks import fault_files
from tests.benchmarks.checks import at_least, below
from tests.benchmarks.plain_chain import PlainChain

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

NAMES = ("policies", "seeds", "demo", "laws", "latency", "faults", "fidelity")
TEXTS = {
    "n1": "关于开展消防安全检查的通知。各单位应当在十一月底前完成自查。",
    "n2": "关于佐证材料报送的通知。佐证材料应于8月31日前上传。",
    "n3": "关于春节放假的通知。放假七天。",
}


def test_the_plain_chain_is_judged_like_any_assistant(tmp_path: Path, embedder: Embedder) -> None:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    chain = PlainChain(embedder, tmp_path / "cache")
    chain.add(sorted(tmp_path.glob("*.txt")))
    cases = [
        Case("a", "佐证材料什么时候上传", relevant=("n2",), answer="8月31日前上传"),
        Case("b", "春节放几天假", relevant=("n1",), answer="放假七天"),
    ]
    figures = evaluate(chain, cases, chain).figures()
    assert figures["document_first"].right == 1
    assert figures["document_or_words_first"].right == 2
    assert figures["words_in_one_of_five"].value == 1.0
    assert "citations_right" not in figures


def test_vectors_of_the_plain_chain_are_kept(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "n.txt").write_text(TEXTS["n2"], encoding="utf-8")
    PlainChain(embedder, tmp_path / "cache").add([tmp_path / "n.txt"])
    made: list[int] = []
    PlainChain(embedder, tmp_path / "cache").add(
        [tmp_path / "n.txt"], lambda done, _: made.append(done)
    )
    assert not made


@pytest.mark.parametrize("name", NAMES)
def test_every_bar_is_a_module(name: str) -> None:
    assert importlib.util.find_spec(f"tests.benchmarks.bar_{name}") is not None


def test_checks_judge() -> None:
    assert at_least("a", Figure(0.9, 9, 10), 0.9).met
    assert not at_least("a", Figure(0.89, 89, 100), 0.9).met
    assert not at_least("a", None, 0.9).met
    assert not below("a", 3.0, 3.0, "s").met
    assert "FAIL" in str(below("a", 4.0, 3.0, "s"))


def test_the_seed_cases_are_cases() -> None:
    cases = read_cases(Path(__file__).parents[1] / "evaluation" / "seeds.jsonl")
    assert all(case.wants_answer or case.wants_refusal for case in cases)


def test_fault_files_are_what_their_names_say(tmp_path: Path) -> None:
    readable = fault_files.write_all(tmp_path)
    assert set(readable) == {path.name for path in tmp_path.iterdir()}
    assert (tmp_path / "太大.txt").stat().st_size == fault_files.HUGE
    assert zipfile.is_zipfile(BytesIO((tmp_path / "改了名的表.docx").read_bytes()))
    assert (tmp_path / "加密.docx").read_bytes()[:8].hex() == "d0cf11e0a1b11ae1"
