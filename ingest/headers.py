"""What the words of a column header say about the column, whatever a county calls it.

Headers are scored by the words in them, not looked up: 佐证材料, 需提供的证明材料清单 and 印证资料
are one thing. Words come from the task tables, guides and checklists that counties use.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, TypeAlias

Meaning: TypeAlias = Literal[
    "number", "group", "name", "requirement", "evidence", "lead", "joint", "unit",
    "deadline", "score", "remark", "other",
]  # fmt: skip
"""``unit``: a responsible unit, lead or not; ``other``: known, but no field of an indicator."""

_WORDS: tuple[tuple[Meaning, float, str], ...] = (
    (
        "number",
        3,
        (r"^(?:序号?|编号|指标(?:编|序)?号|项次|序列号?|编码|№|no\.?|(?:项目|任务|事项|"
        r"条目)(?:编|序)号|指标编码|(?:子?项|条|款|题|任务|指标)号)$"),
    ),
    ("number", 2, r"序号|编号|编码|^第?几?项$"),
    ("group", 3, r"[一二1-2]级(?:指标|目录|项目|任务)?"),
    ("group", 2, r"类别|分类|板块|领域|维度|方面|大类|小类|类型|模块|指标类"),
    (
        "name",
        3,
        (r"[三四3-4]级(?:指标|目录|项目|任务)?|(?:指标|任务|事项|项目|要点|条目)名称|"
        r"考核指标|测评指标|评估指标|创建指标"),
    ),
    (
        "name",
        2,
        (r"^(?:指标|项目|事项|任务|要点|条目|考核项目|评估项目|测评项目|创建项目|工作项目|"
        r"名称|考核事项|工作事项|重点工作)$"),
    ),
    ("name", 2, r"(?:考评|考核|测评|评估|评价|观测|检查|督查|督导|验收|创建|评分)(?:项|点)$"),
    ("name", 1.5, r"指标|事项|项目"),
    (
        "requirement",
        3,
        (r"(?:指标|要点|任务|考核|测评|评估|评价|工作|建设|创建|主要|具体|检查|目标)(?:的|"
        r"具体|主要)?(?:内容|要求|任务|措施|举措|事项)|要点内容|指标(?:释义|解释|说明|描述)|"
        r"目标任务|重点任务"),
    ),
    ("requirement", 2, r"内容|要求|任务|措施|举措|要点|目标"),
    (
        "evidence",
        3.5,
        (r"(?:佐证|证明|支撑|印证|备查|应备|证实|左证|佐正)|台[账帐]|(?:材料|资料)(?:清单|目录|"
        r"名称|要求|名录)|(?:提供|提交|报送|上传|准备|申报|归档|收集|查阅)的?(?:材料|资料|"
        r"文件)|(?:档案|痕迹|查验|核查|审核|评估|检查|验收)(?:材料|资料)"),
    ),
    ("evidence", 2.5, r"材料|资料|凭证|证据|档案|要件"),
    ("evidence", 1.8, r"成果(?:形式|名称|清单|要求|体现)?$|交付物|完成标志"),
    ("lead", 3.5, r"牵头|主责|主办|第一责任|主要负责(?:单位|部门)|首责"),
    ("lead", 3, r"(?:负责|承办|主管)(?:单位|部门|科室|机构)"),
    ("joint", 3.5, r"配合|协办|参与|协同|参加|协助|协作|会办|其他责任"),
    (
        "unit",
        3,
        (r"责任(?:单位|部门|主体|分工|科室|股室|处室|机构)|(?:任务|职责)分工|(?:落实|承担|"
        r"完成|实施|填报|报送|提供)(?:单位|部门)|责任制单位"),
    ),
    ("unit", 1.5, r"单位|部门|乡镇|街道|分工"),
    (
        "deadline",
        3.5,
        (r"时限|截止|期限|时间节点|(?:完成|办结|报送|上传|提交|上报|报结|达标)(?:时间|日期|"
        r"节点)|时间(?:要求|安排|进度)|进度(?:安排|要求|计划|节点)|^(?:时间|日期|节点|完成期)$|时间表"),
    ),
    ("deadline", 1.5, r"时间|日期"),
    (
        "score",
        3.5,
        (r"(?:评分|评价|考核|评估|测评|计分|打分|验收|达标|合格|检查|赋分|扣分|"
        r"考评)(?:的)?(?:标准|细则|办法|规则|方法|方式|条件|说明|依据)|达标条件|分值|权重|"
        r"标准分|满分|基准分|基础分"),
    ),
    ("score", 2, r"分数|评分|赋分|扣分|加分|计分|标准|^分$|达标"),
    ("remark", 3, r"备\s*注|^说明$|^注$|其他说明|备考"),
    (
        "other",
        2.5,
        (r"自评|自查|得分|完成情况|落实情况|进展|进度|联系|电话|手机|负责人|责任人|责任领导|"
        r"分管领导|包保|领导|是否|意见|签字|签名|盖章|页码|上传情况|存在问题|整改|数据来源|"
        r"来源|链接|状态|实际|原因|人员|职务|姓名|法律依据|政策依据|依据"),
    ),
)  # fmt: skip
_COMPILED = tuple((meaning, weight, re.compile(words)) for meaning, weight, words in _WORDS)
_NOTE = re.compile(r"[（(\[【][^（()）]*[）)\]】]")
# What a row's reader fills in or looks up, though the words name a field: 佐证材料页码, 自评得分.
_NO_FIELD = re.compile(
    r"^[^及和、/与]*(?:页码|页数|得分|联系人|电话|领导|责任人|负责人|签字|签名|盖章|状态|链接|审核|份数)$"
    r"|自评|自查"
    # How a paper is handed in, beside the column that names it.
    r"|^(?:佐证|证明|支撑)?(?:材料|资料|文件|档案)(?:提供|报送|提交|上传|归档|存放)?的?"
    r"(?:形式|格式|载体|介质|类型|类别|规格|数量|件数|方式|途径|渠道|地点|位置|编号|密级|年度)$"
    r"|^(?:提供|报送|提交|上传|归档|存放)的?(?:形式|格式|载体|介质|方式|途径|渠道|地点|位置)$"
    r"|(?:提供|报送|填报|经办)(?:科室|股室|处室|人员?)$"
)
_SIGNS = "√✓✔☑★☆●○◎⊙▲△◆◇■□※vV"
_MARK = re.compile(
    rf"[（(]?[{_SIGNS}][）)]?|(?:牵头|主责|主办|首责|配合|协办|参与|协同|参加|协助|责任|主|协)(?:单位|部门|责任)?"
)
_LONGEST = 40
_PARENT = 0.8
_LEVEL = re.compile(r"([一二三四五1-5])级")


def tidy(text: str) -> str:
    """A header as it is shown: line breaks gone, and the blanks that space out 序　号."""
    joined = re.sub(
        r"(?<![A-Za-z0-9])[\s\u3000\u00a0]+|[\s\u3000\u00a0]+(?![A-Za-z0-9])", "", text.strip()
    )
    return re.sub(r"\s+", " ", joined)


def scores(header: str) -> dict[Meaning, float]:
    """How strongly the words of one header cell speak for each meaning; empty when unknown.

    A note in brackets counts half: 三级指标（要求） is a name that also holds the requirement.
    """
    words = unicodedata.normalize("NFKC", tidy(header)).lower()
    bare = _NOTE.sub("", words)
    if not bare or len(words) > _LONGEST:
        return {}
    if _NO_FIELD.search(bare):
        return {"other": 4.0}
    found: dict[Meaning, float] = {}
    for meaning, weight, pattern in _COMPILED:
        for text, share in ((bare, 1.0), (words, 0.5)):
            if pattern.search(text):
                found[meaning] = max(found.get(meaning, 0), weight * share)
    return found


def path_scores(path: tuple[str, ...]) -> dict[Meaning, float]:
    """The scores of a column under stacked headers: the last header counts most.

    A general last header (单位 under 牵头单位) takes the meaning of the one above it; a last one
    that is no field (联系人 under 牵头单位) keeps it out.
    """
    if not path:
        return {}
    own = scores(path[-1])
    if own.get("other", 0) >= 4:
        return own
    total: dict[Meaning, float] = dict(own)
    for above in path[:-1]:
        for meaning, weight in scores(above).items():
            if meaning != "other":
                total[meaning] = max(total.get(meaning, 0), weight * _PARENT)
    return total


def is_mark(text: str) -> bool:
    """Whether a cell only marks what its column is called: √, ★, or 牵头 and 配合."""
    return bool(_MARK.fullmatch(tidy(text)))


def level_of(header: str) -> int | None:
    """1 for 一级指标, 3 for 三级指标（要求）; ``None`` when the header names no level."""
    match = _LEVEL.search(unicodedata.normalize("NFKC", tidy(header)))
    return "一二三四五12345".index(match.group(1)) % 5 + 1 if match else None


def is_known(text: str) -> bool:
    """Whether a short text reads as a column header."""
    return len(tidy(text)) <= _LONGEST and max(scores(text).values(), default=0) >= 1.5
