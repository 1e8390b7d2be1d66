"""What kind of document it is, whether it is in force, how far it binds, and how secret it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.identity.heads import Heads
from ingest.model import Authority, Block, Level, Paragraph, Standing, Status, Table
from ingest.outline.markers import article

_ARTICLES = 3
_END = r"(?:[（(〔\[【].*)?$"
_BY_TITLE: tuple[tuple[Authority, re.Pattern[str]], ...] = (
    ("其他", re.compile(r"(?:解读|释义|一图读懂|起草说明|编制说明)" + _END)),
    ("任务分解表", re.compile(r"任务分解|分解表|分工表|任务清单|责任清单|任务台账|分工方案表")),
    ("指标体系", re.compile(r"指标体系|评价指标|考核指标|测评体系|评估指标|指标(?:表|清单)")),
    ("标准指引", re.compile(r"标准指引|指引|指导标准|评[价分估]标准|评分细则|工作指南|操作指南")),
    ("口径", re.compile(r"口径|常见问题|问答|答疑|问题解答")),
    (
        "讲话报告",
        re.compile(r"(?:讲话|发言|致辞|讲稿|报告|总结|汇报|述职)(?:稿|提纲|范文)?" + _END),
    ),
    ("法规", re.compile(r"(?:法|条例)(?:[（(].*)?$")),
    ("方案", re.compile(r"(?:方案|规划|计划|纲要|要点|意见|措施|预案)" + _END)),
    (
        "通知",
        re.compile(
            r"(?:通知|公告|通告|通报|函|批复|决定|命令|通令|提示|提醒|公开信|倡议书?)" + _END
        ),
    ),
)
_PROMULGATING = re.compile(
    r"(?:印发|转发|发布|公布|下发|下达)[《\s]*(?P<inner>[^》]{4,}?)》?的(?:通知|公告|通告|函|决定)"
)
# 关于调整…任务分解表的通知 is a notice about a table, not the table.
_ABOUT_ANOTHER = re.compile(r"关于.*(?:通知|公告|通告|函|提示|提醒|批复)(?:[（(].*)?$")
_SPEECH = re.compile(r"^(?:同志们|各位[^，。；]{0,16})[：:]", re.MULTILINE)
_REPORT = re.compile(r"现(?:就|将)[^。；]{0,40}(?:报告|汇报)如下")


def authority_of(heads: Heads, title: str, blocks: Sequence[Block]) -> Authority:
    """The kind by the title (of what a notice promulgates, if it does), else by the content."""
    inner = _PROMULGATING.search(title)
    found = _named(inner["inner"]) if inner else None
    articles = sum(isinstance(b, Paragraph) and bool(article(b.text)) for b in blocks)
    if not found and articles >= _ARTICLES:
        return "法规"
    found = found or ("通知" if _ABOUT_ANOTHER.search(title) else _named(title))
    if found:
        return found
    if _SPEECH.search(heads.text[:600]) or _REPORT.search(heads.opening):
        return "讲话报告"
    return _by_columns(blocks)


def _named(title: str) -> Authority | None:
    return next((kind for kind, pattern in _BY_TITLE if pattern.search(title)), None)


def _by_columns(blocks: Sequence[Block]) -> Authority:
    """The kind of a file of tables by the words of its first rows."""
    for block in blocks:
        if isinstance(block, Table) and not block.hidden:
            words = "".join(c.text for c in block.cells if c.row <= 4 and len(c.text) <= 20)
            words = re.sub(r"\s", "", words)
            if re.search(r"指标|任务|事项|举措", words) and re.search(
                r"牵头|责任单位|配合|主责", words
            ):
                return "任务分解表"
            if re.search(r"评价标准|要点内容", words):
                return "标准指引"
            if re.search(r"一级指标|三级指标", words):
                return "指标体系"
    return "其他"


_DRAFT = re.compile(r"征求意见稿|送审稿|讨论稿|草案|草稿|审议稿|代拟稿")
_REPEALED = re.compile(r"已(?:经|被)?废止|（废止）|\(废止\)|【废止】|现已失效|已失效|已经?停止执行")


def status_of(heads: Heads, title: str, source: str) -> Status:
    """Draft or repealed where the head of the text says so of itself, else current.

    Whether a text is superseded or not yet in force depends on others and on today: that is told
    where documents are kept.
    """
    head = " ".join(
        (*heads.above, title, source.rsplit("/", 1)[-1], *(t for t in heads.head if len(t) <= 40))
    )
    if _REPEALED.search(head):
        return "repealed"
    marks = " ".join((title, source.rsplit("/", 1)[-1], *(t for t in heads.head if len(t) <= 12)))
    return "draft" if _DRAFT.search(marks) else "current"


_PLACEHOLDER = re.compile(r"(?:[X×Ｘ]{1,3}|[*○]{2,3}|某)\s*(?:省|市|县|区|镇|乡|街道)(?!场|民)")
_MODEL = re.compile(r"范文")
# Whose name was taken out, so that the text could be passed on: XX局长, X书记.
_HIDDEN_PERSON = re.compile(
    r"(?:[XxＸ×]{1,3}|[*＊○]{2,3}|某某)[ \t]*(?:局长|县长|市长|区长|镇长|乡长|书记|主任|部长|厅长|主席|处长|同志)"
)
_HIDDEN_WORD = re.compile(
    r"(?<![A-Za-z0-9])[XＸ×]{1,3}(?=\s*[\u4e00-\u9fff%％])|(?<=[\u4e00-\u9fff])[*＊]{2,3}(?=[\u4e00-\u9fff])"
)
_MANY_HIDDEN = 5


def standing_of(
    authority: Authority, level: Level | None, issuer: str | None, title: str, heads: Heads
) -> Standing:
    """How far a document binds those whose library it stands in, as far as it tells itself.

    外地参考: a model text (范文), one whose issuer or own place is a placeholder (XX市), or a speech
    or report whose people, places or figures were taken out (XX局长, X件). 上级: what the state or a
    province issued. All else is taken for 本级现行, speeches and reports too: that they set no
    requirement is what their authority says, and whether one of them is of an earlier year than
    the library's (历史) cannot be read from the text alone, as little as whether a city is one's
    own or another.
    """
    own = " ".join((title, issuer or "", *heads.titles))
    if _MODEL.search(own) or _PLACEHOLDER.search(own):
        return "外地参考"
    if authority == "讲话报告" and _is_anonymous(heads.text):
        return "外地参考"
    return "上级" if level in ("国家", "省") else "本级现行"


def _is_anonymous(text: str) -> bool:
    """Whether names were taken out of a text: one person's is enough, of other words several.

    A figure left open in one's own report (X件) is no more than a figure left open.
    """
    return bool(_HIDDEN_PERSON.search(text)) or (len(_HIDDEN_WORD.findall(text)) >= _MANY_HIDDEN)


INTERNAL = "内部"
"""The mark of what is for the office alone; it is no mark of secrecy."""

_SECRET = re.compile(r"(绝密|机密|秘密)(?:[★☆][^\s]{0,12})?(?:启封)?")


def secrecy_of(heads: Heads) -> str | None:
    """机密★1年 as marked above the title or right below it; 内部 where the head says so."""
    for line in (*heads.above[:8], *heads.head[:6]):
        flat = re.sub(r"\s", "", line)
        if len(flat) > 30:
            continue
        marked = _SECRET.match(flat) or _SECRET.search(flat[-14:])
        if marked and (marked[0] == flat or "★" in flat or "☆" in flat or len(flat) <= 6):
            return marked[0]
        if flat.startswith("★"):
            return flat
        if re.match(r"内部(?:资料|文件|使用|材料|$)", flat):
            return INTERNAL
    return None
