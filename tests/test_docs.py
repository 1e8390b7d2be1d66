"""What the documents say is what the program does."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
FIRST_SCREEN = 24


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.M | re.S)


def shell_lines(text: str) -> list[str]:
    """The commands shown, without comments."""
    lines = "\n".join(blocks(text, "sh")).replace("\\\n", " ").splitlines()
    return [line.split("  #")[0].strip() for line in lines if line.strip()]


@pytest.mark.parametrize(
    ("text", "commands"),
    [(README, ["make run", "make test"]), (CHINESE, ["make run"])],
    ids=["README.md", "README.zh-CN.md"],
)
def test_the_commands_stand_in_the_first_screen(text: str, commands: list[str]) -> None:
    clone, *shown = shell_lines("\n".join(text.splitlines()[:FIRST_SCREEN]))
    assert clone.startswith("git clone ")
    assert shown == commands


def described(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, str, str]]:
    """Variable, default and description of every setting, nested ones joined by ``__``."""
    for name, field in model.model_fields.items():
        variable = f"{prefix}{name.upper()}"
        nested = _nested(field)
        if nested is not None:
            yield from described(nested, f"{variable}__")
        else:
            default = field.get_default(call_default_factory=True, validated_data={})
            shown = "" if default is None else f"`{default}`"
            yield variable, shown, field.description or ""


def _nested(field: FieldInfo) -> type[BaseModel] | None:
    annotation = field.annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return None


def test_the_settings_table_is_the_settings() -> None:
    rows = re.findall(r"^\| `(FAWEN_\w+)` \| *(.*?) *\| (.*?) \|$", README, flags=re.M)
    assert rows == list(described(Settings, "FAWEN_"))


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.M))
    inline = re.findall(r"`(make [^`]+)`", README + CHINESE)
    shown = [*shell_lines(README), *shell_lines(CHINESE), *inline]
    named = {line.split()[1] for line in shown if line.startswith("make ")}
    assert named
    assert named <= targets


def fawen_lines() -> list[str]:
    lines = [*shell_lines(README), *shell_lines(CHINESE)]
    found = (line.removeprefix(".venv/bin/") for line in lines)
    return sorted({line for line in found if line.startswith("fawen ")})


@pytest.mark.parametrize(
    "words", sorted({tuple(line.split()[:2]) for line in fawen_lines()}), ids=" ".join
)
def test_commands_and_their_options_exist(words: tuple[str, str]) -> None:
    lines = [line.split() for line in fawen_lines() if line.split()[1] == words[1]]
    below = {line[2] for line in lines if len(line) > 2 and re.fullmatch(r"[a-z][a-z-]*", line[2])}
    helped = help_of(words[1]) + "".join(help_of(words[1], name) for name in sorted(below))
    options = {option for line in lines for option in re.findall(r"--[a-z-]+", " ".join(line))}
    assert {option for option in options if option not in helped} == set()


def help_of(*words: str) -> str:
    """What a command says of itself."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *words, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_files_named_in_commands_and_links_exist() -> None:
    shown = re.findall(r"\b(?:samples|tests|docs)/[\w./-]*\w", README + CHINESE)
    links = re.findall(r"\]\(([\w./-]+)\)", README + CHINESE)
    missing = {name for name in {*shown, *links} if not (ROOT / name).exists()}
    assert not missing


def test_routes_named_exist(tmp_path: Path) -> None:
    from bot.compose import compose

    named = set(re.findall(r"`(?:GET|POST) (/[\w/{}-]*)`", README))
    with compose(Settings(home=tmp_path / "data")) as app:
        web = app.open_service("http://127.0.0.1:8000")
        routes = set(web.openapi()["paths"])
    assert named <= routes


def test_the_examples_run_and_say_something(
    demo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The blocks go on from each other, as a reader would type them."""
    monkeypatch.chdir(demo_home)
    names: dict[str, Any] = {}
    try:
        for code in blocks(README, "python"):
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(code, "README.md", "exec"), names)
            assert re.search(r"[\u4e00-\u9fff]{4}", printed.getvalue()) or "print" not in code
    finally:
        names["app"].close()


def test_the_examples_have_at_most_five_lines() -> None:
    examples = blocks(README, "python")
    assert len(examples) == 3
    assert all(len([line for line in code.splitlines() if line.strip()]) <= 5 for code in examples)


def test_the_changelog_knows_the_version() -> None:
    import tomllib

    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {version}" in changelog or "## Unreleased" in changelog
