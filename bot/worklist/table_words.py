"""The words by which a question names a table: a year, 去年, a level; and whether it names one at all."""

from __future__ import annotations

import re

_LEVEL_WORDS = {
    "国家": re.compile(r"国家(?:级|的|表|指标)|全国(?:的)?(?:表|指标)|中央(?:的)?(?:表|指标)"),
    "省": re.compile(r"省(?:里|级|表|上|的(?:表|指标|任务))|全省(?:的)?(?:表|指标|任务)"),
    "市": re.compile(
        r"市(?:里|级|表|[那这]张表|上(?:的|那|要)|的(?:表|指标|任务))|全市(?:的)?(?:表|指标|任务)"
        r"|(?:^|[^县区镇])市(?:\d{4}年)?(?:法治[^,，。]{0,14})?(?:指标|任务)?(?:分解|责任)表"
    ),
    "县": re.compile(
        r"(?:县|区)(?:里|级|表|上(?:的|那)|的(?:表|指标|任务))|全县(?:的)?(?:表|指标|任务)"
    ),
}
_YEAR = re.compile(
    r"20(\d\d)年?(?:度|版)?|(?<!\d)([23]\d)(?:年(?=的|那|版|度|任务|分解|表|老|旧|\d{1,3}项|第)|(?=版))"
)
_BACK = {
    "去年": 1,
    "(?<![镇乡村县市街])上一?年": 1,
    "前年": 2,
    "旧版": 1,
    "老版": 1,
    "[旧老](?:的)?表": 1,
    "上一版": 1,
    "(?<!比)今年": 0,
    "本年": 0,
}


_THEN = re.compile(r"当时|那时|那会儿|当年")


def year_named(text: str, this_year: int) -> int | None:
    """The year that a text asks about: the one named last (去年交了五份，今年要交几份), unless it then
    goes back to 当时; that of the sentence with the question mark, if one names any."""
    for asking in reversed(re.findall(r"[^。?？!！\n]+[?？]", text)):
        if asking != text and (year := year_named(asking.rstrip("?？"), this_year)):
            return year
    found = [(m.end(), 2000 + int(m.group(1) or m.group(2))) for m in _YEAR.finditer(text)]
    for word, back in _BACK.items():
        found += [(m.end(), this_year - back) for m in re.finditer(word, text)]
    if not found:
        return None
    place, year = max(found)
    return min(y for _, y in found) if _THEN.search(text, place) else year


def level_named(text: str) -> str | None:
    """The level whose table a text speaks of; the last one where it sets another aside first."""
    found = [
        (m.start(), level) for level, words in _LEVEL_WORDS.items() for m in words.finditer(text)
    ]
    return max(found)[1] if found else None


# A year that says when something happened (2025年8月, 2023年以来) names no edition.
_EDITION_YEAR = re.compile(
    r"(?:20)?(?<!\d)(?<!\d-)(?P<year>20\d\d|[12]\d(?=年|版))(?:年度?|版)?(?!\d|年?\d{1,2}月)|(?P<back>去年|上一?年度?(?!度)|前年|今年|本年度?)"
)
_BACK_BY = {"去": 1, "上": 1, "前": 2, "今": 0, "本": 0}


def years_named(text: str, this_year: int) -> tuple[int, ...]:
    """Every year of an edition that a text names, each once, in order; 去年 counts back."""
    found = (
        this_year - _BACK_BY[match["back"][0]] if match["back"] else 2000 + int(match["year"][-2:])
        for match in _EDITION_YEAR.finditer(text)
    )
    return tuple(dict.fromkeys(found))


_YEAR_WORD = r"(?:20\d\d|(?<!\d)[12]\d(?=年|版)|去年|上一?年度?|前年)(?:年度?|版)?"
_TABLE = r"(?:任务分解|指标责任|任务|指标|分解|责任|考核)*(?:表|体系)"
# What only an edition of a table has: 2022年的表, 前年的指标5, 2022年第5项, 2022年司法局牵头哪些.
_EDITION = re.compile(
    rf"{_YEAR_WORD}(?:的|那[版张个]?|度的?)?[国省市县]?(?:家|里|级|上)?(?:的)?(?:法治[^,，。?？]{{0,14}})?"
    rf"(?:{_TABLE}|(?:三级)?指标(?!体系建设)|任务(?!重)|第?\d{{1,3}}(?:项|号)|版)"
    rf"|{_YEAR_WORD}(?:的)?[^,，。?？\d]{{2,12}}(?:牵头|配合|主责)(?:的)?(?:哪|几|多少|什么|指标|任务)"
    rf"|(?:指标|第)\d{{1,3}}项?(?:在)?{_YEAR_WORD}(?:的)?(?:谁|由|要|牵头|佐证|材料|时限|完成)"
)
_LEVEL = re.compile(
    rf"(?P<国家>国家|全国|中央|国务院)(?:级|的)?(?:\d{{4}}年版?的?)?(?:法治[^,，。?？]{{0,14}})?(?:{_TABLE}|指标)"
    rf"|(?P<省>(?:全|本|我)?省)(?:里|级|上)?(?:的|那张)?(?:\d{{4}}年版?的?)?(?:法治[^,，。?？]{{0,14}})?(?:{_TABLE}|指标)"
    rf"|(?P<市>(?:全|本|我)?市)(?:里|级|上)?(?:的|那张)?(?:\d{{4}}年版?的?)?(?:法治[^,，。?？]{{0,14}})?(?:{_TABLE}|指标)"
)


def edition_asked(text: str, this_year: int) -> tuple[str | None, int | None]:
    """The level and the year of the table that a text surely asks; ``None`` for what it leaves open.

    Surely: 2022年的表, 前年的指标5, 国家指标体系. A year of something else (2022年形成的材料) is none.
    """
    edition, level = _EDITION.search(text), _LEVEL.search(text)
    found = (
        next((name for name, word in level.groupdict().items() if word), None) if level else None
    )
    said = edition.group() if edition else (level.group() if level else "")
    return found, next(iter(years_named(said, this_year)), None)
