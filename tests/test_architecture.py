"""The rules of structure that a reviewer should not have to remember."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("bot", "ingest", "prompts", "vectorstore")
LONGEST_FILE = 250
LONGEST_FUNCTION = 40

LONG_FILES: dict[str, str] = {
    "vectorstore/migrations/versions/v0001_documents.py": "the first schema is one version",
}
"""Files that may be longer, each with its reason."""

LONG_FUNCTIONS: dict[str, str] = {}
"""Functions that may be longer ("path:name"), each with its reason."""

BROAD_EXCEPTS = 1
VAGUE_NAMES = {"common", "core", "helpers", "misc", "utils"}
VAGUE_CLASS_ENDINGS = ("Helper", "Manager", "Util", "Utils")


def sources(*folders: str) -> list[Path]:
    """The Python files of the given folders of the project."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "__pycache__" not in path.parts)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from ``def`` to the end, the docstring not counted."""
    first = function.body[0]
    documented = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def test_import_rules() -> None:
    result = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_files_are_short() -> None:
    long = {
        name_of(path): lines
        for path in sources(*PACKAGES, "tests", "samples")
        if (lines := lines_of(path)) > LONGEST_FILE and name_of(path) not in LONG_FILES
    }
    assert not long, f"over {LONGEST_FILE} lines, split by meaning: {long}"


def test_functions_are_short() -> None:
    long = {
        key: lines
        for path in sources(*PACKAGES, "tests", "samples")
        for function in functions(path)
        if (lines := length_of(function)) > LONGEST_FUNCTION
        and (key := f"{name_of(path)}:{function.name}") not in LONG_FUNCTIONS
    }
    assert not long, f"over {LONGEST_FUNCTION} lines: {long}"


def test_exceptions_to_size_limits_are_still_needed() -> None:
    unneeded = [name for name in LONG_FILES if lines_of(ROOT / name) <= LONGEST_FILE]
    for key in LONG_FUNCTIONS:
        name, function = key.split(":")
        lengths = [length_of(node) for node in functions(ROOT / name) if node.name == function]
        if not lengths or max(lengths) <= LONGEST_FUNCTION:
            unneeded.append(key)
    assert not unneeded


def broad_excepts() -> list[str]:
    """Every ``except:``, ``except Exception`` and ``except BaseException`` of the packages."""
    found = []
    for path in sources(*PACKAGES):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ExceptHandler):
                continue
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            names = {item.id for item in caught if isinstance(item, ast.Name)}
            if node.type is None or names & {"Exception", "BaseException"}:
                found.append(f"{name_of(path)}:{node.lineno}")
    return found


def test_broad_excepts_are_few_and_in_bot() -> None:
    found = broad_excepts()
    assert len(found) <= BROAD_EXCEPTS, found
    assert all(place.startswith("bot/") for place in found), found


def test_names_say_what_things_are() -> None:
    vague = [
        name_of(path)
        for path in sources(*PACKAGES, "tests")
        if VAGUE_NAMES & {path.stem, *path.relative_to(ROOT).parts}
    ]
    vague += [
        f"{name_of(path)}:{node.name}"
        for path in sources(*PACKAGES)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.name.endswith(VAGUE_CLASS_ENDINGS)
    ]
    assert not vague


def test_every_module_says_what_it_is() -> None:
    silent = [
        name_of(path)
        for path in sources(*PACKAGES)
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        and "versions" not in path.parts
    ]
    assert not silent


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_are_folders_with_a_docstring(package: str) -> None:
    assert (ROOT / package / "__init__.py").read_text(encoding="utf-8").startswith('"""')


HEAVY = ("torch", "chromadb", "sentence_transformers", "tantivy", "transformers", "langchain_core")


DOORS = {
    "bot.answering.llm": "LangChain's",
    "bot.langchain_runnable": "LangChain's",
    "vectorstore.langchain_retriever": "LangChain's",
    "vectorstore.embedder.packaged_e5": "a sentence-transformers module, loaded with the model",
}
"""Modules that are classes of a heavy library and are themselves imported only when needed."""


def test_importing_every_other_module_loads_nothing_heavy() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sources(*PACKAGES)
        if "versions" not in path.parts and path.name not in {"__main__.py", "env.py"}
    ]
    script = (
        "import importlib, sys\n"
        f"for name in {[name for name in modules if not any(f'{name}.'.startswith(f'{d}.') for d in DOORS)]!r}:\n"
        "    importlib.import_module(name)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "[]"
