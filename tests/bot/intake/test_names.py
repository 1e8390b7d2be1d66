"""Names of files from elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BotError
from bot.intake.names import LONGEST, file_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("任务分解表.xlsx", "任务分解表.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\用户\\桌面\\通知.doc", "通知.doc"),
        ("目录/", "目录"),
        (" 方案 （终稿） .docx ", "方案 （终稿） .docx"),
        ("a\u202efdp.exe\x00\n", "afdp.exe"),
        ('表<1>:"?*|.xlsx', "表_1______.xlsx"),
        ("...hidden. ", "hidden"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("conference.txt", "conference.txt"),
        ("通知.txt".encode("gbk").decode("latin-1"), "通知.txt"),
        ("Résumé.docx", "Résumé.docx"),
        ("e\u0301.txt", "é.txt"),
    ],
)
def test_a_name_keeps_what_does_no_harm(given_name: str, kept: str) -> None:
    assert file_name(given_name) == kept


@pytest.mark.parametrize("nothing", ["", "/", "..", "\x00", " . ", "a/../.."])
def test_a_name_of_nothing_is_refused(nothing: str) -> None:
    with pytest.raises(BotError) as refused:
        file_name(nothing)
    assert refused.value.code == "bad_file_name"


def test_a_long_name_keeps_its_ending() -> None:
    assert file_name("通知" * 300 + ".docx") == ("通知" * 300)[: LONGEST - 5] + ".docx"
    assert len(file_name("x." + "y" * 999)) == LONGEST


@given(st.text(max_size=400))
def test_no_name_can_leave_its_folder_or_its_line(text: str) -> None:
    try:
        name = file_name(text)
    except BotError:
        return
    assert 0 < len(name) <= LONGEST + 1
    assert not set(name) & set('/\\<>:"|?*\n\r\t\0')
    assert name.strip(" .") == name
