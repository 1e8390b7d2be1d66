"""Text for a group chat: complete, in order, with the closing line that says what is not known."""

from __future__ import annotations

from datetime import date

from bot.worklist.exports.text import short_text_of, short_texts_of, text_of
from tests.bot.worklist.exports.sheets import JUSTICE, MOVED, TOWN, made


def test_the_whole_text() -> None:
    assert text_of(made()) == (
        "示例县司法局：牵头4项，配合4项。\n"
        "最近：指标1，8月31日（还有37天）。\n"
        "\n【未到期的3项，由近到远】\n"
        f"8月31日（《{MOVED.document.title}》由8月15日改）：\n"
        "· 指标1　规范性文件备案（牵头，材料2项）：备案报告；文件目录\n"
        "9月30日：\n"
        "· 指标8　评查整改（牵头，材料1项）：整改台账\n"
        "· 指标4　案卷评查（配合，材料2项）：公示目录；照片\n"
        "\n【时限已过的1项】\n"
        "6月30日：\n"
        "· 指标2　合法性审查（配合，材料2项）：审查意见书；集体讨论会议纪要\n"
        "\n【定期报送的2项】\n"
        "每季度末：\n"
        "· 指标3　执法公示（配合，材料2项）：公示目录；照片\n"
        "每月25日：\n"
        "· 指标6　平台应用（牵头，材料1项）：统计表\n"
        "\n【长期坚持的1项】\n"
        "长期坚持：\n"
        "· 指标5　矛盾化解（牵头）：表中未列佐证材料\n"
        "\n【没有写明日期的1项】\n"
        "表中未列时限：\n"
        "· 指标7　普法宣传（配合，材料3项）：+2加3；@照片；-台账\n"
        "\n依据：《示例县2025年法治政府建设示范创建任务分解表》，2025年7月25日整理。"
        "系统不掌握报送情况，以上只按表列出要交什么。\n"
    )


def test_every_item_is_in_the_text() -> None:
    sheet = made(TOWN)
    text = text_of(sheet)
    assert all(e.text in text for duty in sheet.duties for e in duty.evidence)
    assert "另有1项由“各乡镇(街道)”共同承担。" in text


def test_the_short_version_looks_thirty_days_ahead() -> None:
    assert short_text_of(made(today=date(2025, 8, 10))) == (
        "示例县司法局：牵头4项，配合4项。最近：指标1，8月31日（还有21天）。\n"
        f"30天内到期1项：8月31日（《{MOVED.document.title}》由8月15日改）：1\n"
        "定期报送：3、6\n长期坚持：5\n"
    )
    assert "天内到期" not in short_text_of(made())


def test_the_short_versions_of_all_units_close_once() -> None:
    text = short_texts_of([made(), made(TOWN)])
    assert text.index(JUSTICE) < text.index(f"{TOWN}：")
    assert text.count("系统不掌握报送情况") == 1
    assert short_texts_of([]) == ""
