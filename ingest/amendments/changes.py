"""The changes that a sentence states: 由甲调整为乙, 延至…, 增加“…”, 删去“…”, 不再…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.amendments.fields import field_of
from ingest.amendments.moves import moves_in
from ingest.amendments.rows import rows_in
from ingest.amendments.value import Change
from ingest.items.nouns import is_paper, is_unit
from ingest.model import Action, FieldName

_UNDECIDED = re.compile(
    r"建议|拟(?=将|由|把|对|于|调|延|改|增|删|修|按|统一)|可以?考虑|研究(?:论证)?(?:是否|将)|是否|能否|如需|如有|如果|若|假如|确需|征求.{0,6}意见|"
    r"打算|有望|可(?:以|适当|视情|酌情|申请)?(?:调整|延|改|增|推迟|顺延)|视情况?|申请(?:调整|延|变更)|应当?(?:及时)?(?:调整|修改)|"
    r"不(?:再|得|予|宜|作|做|会|能|随意|擅自)*(?:调整|延长|延期|修改|变更|改变|推迟|增加)|(?:没有|未|无需|不必)(?:作|做|再)?(?:调整|修改|延|变更|增加)"
)
_PAST = re.compile(r"去年|上年|前年|往年|曾经?|此前已|之前已|历年|\d{4}年(?:已|曾)")
_REPLACE = re.compile(
    r"(?:统一|相应|分别|均|已|现)?(?:调整(?:为|至|到|成)|(?:修改|修订)(?:为|成)|(?:变更|更改|更正|更换)(?:为|到|至)|改(?:为|到|至|成)|改(?=由)|"
    r"(?:更名|替换|更换|改名|更正|修正|换)(?:为|成)|(?<=”)应(?:当)?为(?=“)|延(?:长|期|后|迟)?(?:至|到)|推迟(?:至|到)|顺延(?:至|到)|提前(?:至|到)|(?:提高|降低|增加|减少|压减|压缩|放宽)(?:至|到))"
    r"(?P<new>“[^”]+”|[^，,。；;！!？?“]+)"
)
_ADD = re.compile(
    r"(?:增加|增补|新增|补充|增列|追加|增设)(?!至|到|为|通知|意见|说明|规定|公告)(?P<new>[^。；;！!？?]+)"
)
_REMOVE = re.compile(
    r"(?:删去|删除|取消|剔除|去掉|删减|(?<!是否)不再(?:要求|需要?|必须)?(?:报送|提供|提交|上传|出具))(?P<new>[^。；;！!？?]+)"
)
_NO_LONGER = re.compile(
    r"(?P<new>“[^”]+”|《[^》]+》)\s*(?:不再(?:作为|列入|列为|纳入|需要|要求|报送|提供|提交)|予以(?:删去|删除|取消))"
)
_DATE = re.compile(
    r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号](?:\d{1,2}(?:时|点|:\d\d))?|底|末|[上中下]旬)(?:之?[前底]|以前)?|(?:\d{4}年)?(?:年底|第[一二三四]季度末)(?:之?前)?"
)
_TERM = re.compile(r"长期|全年|每[年月季]|工作日|\d+[天日]")
_QUOTED = re.compile(r"“([^”]+)”")
_OLD = re.compile(
    r"(?:由|从|自|原定?(?:为|于|是)?|将|把)\s*(?P<old>“[^”]+”|[^，,。；;由从原将把]+?)(?:牵头|负责)?\s*$"
)
_LEADS = re.compile(r"^由?(?P<unit>[^，,。；;]+?)(?:牵头|主责|负责)(?:负责|落实)?$")
_ONE = re.compile(
    r"^(?:以下|下列)?(?:[一二三两四五六七八九\d]+[项份个]|佐证材料|证明材料|材料|牵头单位|责任单位|配合单位|内容)*(?:的)?(?:佐证材料|证明材料|材料)?\s*(?:为|[:：])?\s*"
)
_TAIL = re.compile(
    r"(?:等)?(?:[一二三两四五六七八九\d]+[项份个])?(?:内容|佐证材料|证明材料|材料)?(?:的要求|的规定|的表述|字样)?$"
)


_LONGEST_NAME = 30
_SHORTEST_UNIT = 4


def changes_in(sentence: str, spoken_of: FieldName | None = None) -> Iterator[Change]:
    """The changes that a sentence states as decided; ``spoken_of`` is the field of what preceded."""
    if _UNDECIDED.search(sentence) or _PAST.search(sentence) or sentence.endswith(("？", "?")):
        return
    if rows := list(rows_in(sentence)):
        yield from rows  # what else such a sentence says describes the row that comes or goes
        return
    replaced = [*_replacements(sentence, spoken_of), *moves_in(sentence, spoken_of)]
    yield from replaced
    taken = [change.start for change in replaced]
    actions: tuple[tuple[Action, re.Pattern[str]], ...] = (("add", _ADD), ("remove", _REMOVE))
    for action, pattern in actions:
        at = 0
        while match := pattern.search(sentence, at):
            # 增加“甲”，删去“乙”: what is added ends where the next change begins.
            end = _next_change(sentence, match)
            at = max(end, match.start() + 1)
            if not any(match.start() <= start < end for start in taken):
                words = sentence[match.start("new") : end]
                yield from _listed(action, sentence, match, words, spoken_of)
    for match in _NO_LONGER.finditer(sentence):
        value = match.group("new").strip("“”《》")
        field = field_of(sentence, value, spoken_of) or "evidence"
        yield Change("remove", field, value, value, match.start())


def _replacements(sentence: str, spoken_of: FieldName | None) -> Iterator[Change]:
    for match in _REPLACE.finditer(sentence):
        before = sentence[: match.start()]
        clause = re.split(r"[，,；;]", before)[-1]
        value = match.group("new").strip()
        field = field_of(clause, value, None) or field_of(before, value, spoken_of)
        if field is None and _moves_a_date(clause, value):
            field = "deadline"
        if field is None or not _fits(field, value):
            continue
        old = _old_value(clause, field) or _old_value(before, field)
        new = _new_value(value, field)
        if new and new != old:
            yield Change("replace", field, new, old, match.start())


def _moves_a_date(clause: str, value: str) -> bool:
    """Whether one quoted time takes the place of another: “每季度末”改为“每月25日前”."""
    old = re.search(r"“([^”]+)”\s*(?:统一|相应|均)?$", clause)
    times = (old.group(1), value.strip("“”")) if old and value.startswith("“") else ()
    return bool(times) and all(
        len(time) <= 20 and (_DATE.search(time) or _TERM.search(time)) for time in times
    )


def _fits(field: FieldName, value: str) -> bool:
    """Whether words can be a value of a field: a time, a number, a unit, a paper, a quotation."""
    if field == "deadline":
        return bool(_DATE.search(value) or _TERM.search(value))
    if value.startswith("“"):
        return True
    if field in ("lead", "joint"):
        return is_unit(_new_value(value, field)) or "牵头" in value
    if field == "evidence":
        return is_paper(value)
    return bool(re.search(r"\d", value)) and len(value) <= 40


def _new_value(value: str, field: FieldName) -> str:
    if value.startswith("“"):
        return value.strip("“”")
    if field == "deadline" and (date := _DATE.match(value.removeprefix("了"))):
        return date.group()
    if field in ("lead", "joint") and (unit := _LEADS.match(value)):
        return unit.group("unit").strip()
    return value.strip()


def _old_value(before: str, field: FieldName) -> str | None:
    """The value that is replaced, where the words name it before the verb."""
    if field == "deadline":
        if term := re.search(r"“([^”]+)”\s*(?:统一|相应|均)?$", before):
            return term.group(1)
        dates = [date.group() for date in _DATE.finditer(before)]
        return dates[-1] if dates else None
    if quoted := re.search(r"“([^”]+)”\s*$", before):
        return quoted.group(1)
    match = _OLD.search(before)
    if match is None:
        return None
    old = match.group("old").strip("“” ")
    return old if match.group("old").startswith("“") or "的" not in old else None


def _next_change(sentence: str, match: re.Match[str]) -> int:
    """Where the words of a change end: where the next one begins outside quotation marks."""
    masked = re.sub(r"“[^”]*”", lambda quoted: "□" * len(quoted.group()), sentence)
    others = (p.search(masked, match.start("new"), match.end()) for p in (_ADD, _REMOVE, _REPLACE))
    return min((other.start() for other in others if other), default=match.end())


def _listed(
    action: Action,
    sentence: str,
    match: re.Match[str],
    words: str,
    spoken_of: FieldName | None,
) -> Iterator[Change]:
    """What is added or struck out: each quoted name, else a single named paper or unit."""
    quoted = _QUOTED.findall(words)
    named = quoted or _plain_name(words)
    clause = re.split(r"[，,]", _QUOTED.sub("", words))[0]
    field = field_of(_QUOTED.sub("", sentence[: match.start("new")]) + clause, "", spoken_of)
    for value in named:
        if field in (None, "requirement") and is_paper(value):
            field = "evidence"
        if field is not None and field != "deadline":
            yield Change(action, field, value, value if action == "remove" else None, match.start())


def _plain_name(words: str) -> list[str]:
    clause = re.split(r"[，,]", words)[0]
    name = _TAIL.sub("", _ONE.sub("", clause.strip())).strip()
    if len(name) > _LONGEST_NAME:
        return []
    return [name] if is_paper(name) or (len(name) >= _SHORTEST_UNIT and is_unit(name)) else []
