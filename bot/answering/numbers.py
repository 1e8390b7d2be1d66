"""Indicator numbers in a question: 第三十七项, 指标37, 4.2.1, 指标3至5."""

from __future__ import annotations

import re

from ingest.numerals import normal_number

# 指标一共几项 counts, 指标一 names.
_CN = (
    r"(?:[〇零一二三四五六七八九十百两廿卅]{2,6}(?![〇零一二三四五六七八九十百])"
    r"|[一二三四五六七八九十廿卅](?![〇零一二三四五六七八九十百共般样起些下直律并览定要是]))"
)
_N = rf"(?:\d{{1,3}}(?:\.\d{{1,2}}){{1,3}}|\d{{1,3}}(?!\d)|{_CN})"
# 第二项工作, 第三项措施 are counted in prose; 第三条第二项 stands in a law.
_PROSE = r"(?!\s*(?:工作|措施|制度|职责|规定|内容|条件|情形|权利|义务|服务))"
_HEAD = re.compile(
    rf"(?:三级)?指标(?:编号|序号|第|号|:|：|\s|[(\[【“\"「『'])*(?P<a>{_N})(?!\s*[年月日%％个份类级])(?:\s*[项号条])?"
    rf"|(?<![条款])[第地弟]\s*\(?(?P<b>{_N})\)?\s*(?:项|号|小项|个指标|条指标|条任务){_PROSE}"
    rf"|(?:编号|序号)\s*(?:为|是|:|：)?\s*(?P<c>{_N})"
    rf"|(?:^|表|[,，。\s])(?P<d>\d{{1,3}})\s*(?:项|号)(?!\s*(?:指标|任务)?(?:里|中|都|一共|吗|全)|文)"
    rf"|[Nn][Oo][.．:：]?\s*(?P<h>\d{{1,3}})|^\s*(?P<i>{_CN})项{_PROSE}(?!\s*(?:指标|任务))"
    rf"|(?P<e>\d{{1,3}}|{_CN})\s*号指标|^\s*第?(?P<j>[〇零一二三四五六七八九十百廿卅]{{2,5}})\s*[?？]?$"
    rf"|^\s*(?P<f>\d{{1,3}})\s*(?=$|[?？,，]|[^\x00-\x7f年月日天号个份人名次条家项类级万元小多余分期届周〇-])"
    r"|(?<![\d.])(?P<g>\d{1,2}\.\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?![\d.%])"
)
# 36项材料, 市表41分值: a number before what a row has.
_ROW_HAS = (
    r"(?=[\s,，]*(?:归|谁|要|交|报|什么|啥|怎么|哪|的?(?:材料|佐证|左证|证明|牵头|主责|配合|截止|时限|节点"
    r"|期限|分值|评分|扣分|要求|责任)))"
)
# 我想问37的佐证材料, 佐证材料 37: a number beside what a row has, though nothing says that it is one.
_OWN = (
    r"(?:佐证材料|佐证|材料|牵头单位|牵头|主责|责任单位|配合单位|配合"
    r"|完成时限|时限|截止时间|截止|评分标准|扣分|分值)"
)
_BARE = re.compile(
    rf"(?<![\d共有前等这那几第.年月至到和与、-])(?:#|zb|指标|表|编号)?\s*(?P<n>\d{{1,3}}|[〇零一二三四五六七八九十百廿卅]{{2,5}})\s*(?:项|号){_ROW_HAS}"
    rf"|第\s*(?P<o>\d{{1,3}}){_ROW_HAS}|(?:#|＃|(?<![a-z])zb|表)\s*(?P<m>\d{{1,3}})(?![\d年月日天个份名人次条%万.])"
    rf"|(?<![\d年月日.表])(?P<p>\d{{1,3}})(?=的(?:要|需要)?(?:哪些|什么)?{_OWN})|(?:{_OWN}|[,，])\s*(?P<q>\d{{1,3}})\s*[?？]?$",
    re.IGNORECASE,
)
_MORE = re.compile(
    rf"\s*(?P<how>(?<=\d)\s(?=\d)|、|,|，|和|与|及|跟|还有|以及|至|到|-|—|~|～)\s*(?:指标|第)?\s*(?P<n>{_N})(?:\s*(?:项|号))?"
    r"(?!\s*[年月日%％个份类级条]|\.\d)"
)
# Before numbers are looked for: 叁拾柒 is 三十七, 3十7 too, 4-2-1 and 四点二点一 are 4.2.1.
_DIGITS = "〇零一二三四五六七八九"
_FINANCIAL = str.maketrans("壹贰叁参肆伍陆柒捌玖拾佰", "一二三三四五六七八九十百")
_SPELLED = re.compile(
    r"(?<=[第标号])[壹贰叁参肆伍陆柒捌玖拾佰零]+|[壹贰叁参肆伍陆柒捌玖拾佰零]+(?=[项号])"
)
_MIXED = re.compile(
    r"(?<=[第标])(?=\d*[一二三四五六七八九十百])(?=[一二三四五六七八九十百]*\d)[\d零一二三四五六七八九十百]{2,5}"
    r"(?![共般样起些下直律并览定年月日个份类])"
)
_POINTED = re.compile(
    rf"(?<=[第标])(?:[{_DIGITS}十]{{1,3}}点){{1,3}}[{_DIGITS}十]{{1,3}}|(?:[{_DIGITS}十]{{1,3}}点){{2,3}}[{_DIGITS}十]{{1,3}}"
)
_DASHED = re.compile(r"(?<=指标)\d{1,2}(?:-\d{1,2}){2,3}(?!\d)")
_RANGE = {"至", "到", "-", "—", "~", "～"}
LONGEST_RANGE = 20


def numbers_asked(text: str) -> tuple[tuple[str, ...], str]:
    """The indicator numbers that a question names, and the question without those words.

    ``text`` is normalised (NFKC). A range of at most 20 numbers is spelled out.
    """
    numbers: list[str] = []
    rest, text = text, _in_digits(text)
    for match in list(_HEAD.finditer(text)) or list(_BARE.finditer(text)):
        first = normal_number(next(group for group in match.groups() if group))
        if first is None:
            continue
        end, found = match.end(), [first]
        while more := _MORE.match(text, end):
            following = normal_number(more.group("n"))
            if following is None:
                break
            found.extend(_between(found[-1], following, more.group("how")))
            end = more.end()
        numbers.extend(found)
        rest = rest[: match.start()] + " " * (end - match.start()) + rest[end:]
    return tuple(dict.fromkeys(numbers)), rest


def _path(match: re.Match[str]) -> str:
    parts = match.group().split("点")
    return ".".join(normal_number(part) or part for part in parts).ljust(len(match.group()))


def _in_digits(text: str) -> str:
    """The text with numbers that are spelled in unusual ways spelled as the patterns read them;
    what stands at a place stays there."""
    text = _SPELLED.sub(lambda m: m.group().translate(_FINANCIAL), text)
    text = _MIXED.sub(
        lambda m: re.sub(r"\d", lambda d: _DIGITS[int(d.group()) + (d.group() != "0")], m.group()),
        text,
    )
    text = _POINTED.sub(_path, text)
    return _DASHED.sub(lambda m: m.group().replace("-", "."), text)


def _between(first: str, last: str, how: str) -> list[str]:
    if how not in _RANGE or "." in first + last:
        return [last]
    low, high = int(first), int(last)
    return [str(n) for n in range(low + 1, high + 1)] if 0 < high - low <= LONGEST_RANGE else [last]
