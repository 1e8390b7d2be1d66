"""What is installed: four packages of our own names, nobody else's, and nothing but them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = {"bot", "ingest", "prompts", "vectorstore"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

UNIMPORTED = {
    "langchain": "the framework whose Runnable and Retriever we are; users chain us with it",
    "python-multipart": "what starlette reads the forms of uploads with",
}
"""What is installed though nothing imports it, each with its reason."""


def plain(name: str) -> str:
    """The name of a distribution as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: list[str]) -> set[str]:
    """The distributions that requirements name."""
    return {plain(re.split(r"[\[<>=!~; ]", line)[0]) for line in requirements}


def modules_imported(path: Path) -> Iterator[str]:
    """The top-level modules that a file imports, itself or in a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def imported(*folders: str) -> set[str]:
    """The distributions of others that the files of some folders import."""
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    modules = {module for path in files for module in modules_imported(path)}
    modules -= {*sys.stdlib_module_names, *OURS, "tests", "samples"}
    owners = packages_distributions()
    return {plain(owners.get(module, [module])[0]) for module in modules}


def test_what_the_packages_import_is_declared_and_nothing_else() -> None:
    wanted = declared(PROJECT["dependencies"])
    assert imported(*OURS) == wanted - set(UNIMPORTED)
    assert set(UNIMPORTED) <= wanted


def test_what_the_tests_import_is_declared() -> None:
    wanted = declared(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"])
    assert imported("tests", "samples") - wanted == set()


@pytest.mark.parametrize("package", sorted(OURS))
def test_no_other_distribution_owns_our_names(package: str) -> None:
    owners = {name.lower() for name in packages_distributions().get(package, [])}
    assert owners <= {"fawen"}


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The paths inside a wheel built from a copy of the tracked and new files."""
    folder = tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: the wheel's content is checked in one")
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            target = folder / "source" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
    build = (
        "from setuptools import build_meta\n"
        f"print(build_meta.build_wheel({str(folder / 'dist')!r}))\n"
    )
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", build],
        cwd=folder / "source",
        check=True,
        capture_output=True,
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_holds_only_our_packages(wheel_names: list[str]) -> None:
    tops = {name.split("/")[0] for name in wheel_names}
    assert {top for top in tops if not top.endswith(".dist-info")} == OURS


def test_the_wheel_holds_every_file_of_the_packages(wheel_names: list[str]) -> None:
    present = set(wheel_names)
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in OURS
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert not wanted - present


def test_the_wheel_carries_the_licence(wheel_names: list[str]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in wheel_names)
