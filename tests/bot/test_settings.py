"""Settings: where they come from, which wins, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import BotError, sentence_of
from bot.settings import Settings, read_settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FAWEN_HOME", str(tmp_path))
    return tmp_path


def write(home: Path, text: str) -> None:
    (home / "fawen.toml").write_text(text, encoding="utf-8")


def refusal() -> str:
    with pytest.raises(BotError) as refused:
        read_settings()
    assert refused.value.code == "bad_settings"
    return sentence_of(refused.value)


def test_arguments_win_over_the_environment_over_the_file_over_defaults(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_settings().port == 8000
    write(home, "port = 8100\nhost = '0.0.0.0'\n")
    assert read_settings().port == 8100
    monkeypatch.setenv("FAWEN_PORT", "8200")
    assert read_settings().port == 8200
    assert read_settings(port=8300).port == 8300
    assert read_settings(port=8300).host == "0.0.0.0"


def test_nested_settings_come_from_both_places(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(home, "[telegram]\ntoken = '1:a'\nbase_url = 'http://127.0.0.1:1/bot'\n")
    monkeypatch.setenv("FAWEN_TELEGRAM__TOKEN", "2:b")
    telegram = read_settings().telegram
    assert telegram.token is not None
    assert telegram.token.get_secret_value() == "2:b"
    assert telegram.base_url == "http://127.0.0.1:1/bot"
    assert "2:b" not in repr(read_settings())


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("FAWEN_HOEM", "x", "FAWEN_HOEM"),
        ("FAWEN_TELEGRAM__TOKE", "x", "telegram.toke"),
        ("FAWEN_PORT", "many", "port"),
        ("FAWEN_PORT", "0", "port"),
        ("FAWEN_PORT", "70000", "port"),
        ("FAWEN_OWN_LEVEL", "村", "own_level"),
        ("FAWEN_TIMEZONE", "Asia/Nowhere", "timezone"),
        ("FAWEN_TIMEZONE", "", "timezone"),
        ("FAWEN_WIDGET_ORIGINS", "not a list", "widget_origins"),
    ],
)
def test_wrong_variables_are_refused_by_name(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, named: str
) -> None:
    monkeypatch.setenv(name, value)
    said = refusal()
    assert named in said
    assert "设置有误" in said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("prot = 1\n", "prot"),
        ("[telegram]\nname = 'x'\n", "telegram.name"),
        ("[unknown]\na = 1\n", "unknown"),
        ("port = \n", "fawen.toml"),
    ],
)
def test_wrong_files_are_refused_by_name(home: Path, text: str, named: str) -> None:
    write(home, text)
    assert named in refusal()


def test_a_file_that_is_no_text_is_refused(home: Path) -> None:
    (home / "fawen.toml").write_bytes(b"port = \xff\xfe\x00")
    assert "设置有误" in refusal()


def test_the_database_is_a_file_in_the_home_unless_named(tmp_path: Path) -> None:
    assert Settings(home=tmp_path).sql_url == f"sqlite:///{tmp_path.resolve()}/fawen.sqlite3"
    named = Settings(home=tmp_path, database_url="postgresql+pg8000://db/fawen")
    assert named.sql_url == "postgresql+pg8000://db/fawen"
