"""Finding the title of a document among its first blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ingest.model import Block, Heading, Paragraph, Table
from ingest.outline.markers import article, marker_at

KIND = re.compile(
    r"(?:通知|意见|方案|办法|规定|决定|公告|通告|通报|报告|请示|批复|函|纪要|条例|细则|规则|讲话|发言|致辞|讲稿"
    r"|总结|计划|规划|纲要|要点|指引|指南|标准|体系|清单|表|解读|制度|规程|预案|公开信|倡议书|说明|问答|措施"
    r"|法|汇报|问题|口径|目录|规范|准则|决议|解释|一案|案|答复|提示|提醒|通令|命令|须知|手册|台账|建议|范文)"
    r"(?:[（(〔\[【][^（()）]{1,24}[）)〕\]】]|\d{0,2}(?:范文)?)*$"
)
"""A title that ends in the name of a kind of document, 的通知 or 指标体系（试行）."""

PART = re.compile(
    r"(?:第\s*[一二三四五六七八九十\d]+\s*篇|[篇范][文]?[一二三四五六七八九十]+)\s*(?:[：:、.．]|\s+)\s*"
)
"""第二篇： before the title of one of several documents in a file."""

SALUTATION = re.compile(
    r"(?:尊敬的)?(?:同志们|朋友们|各位[^，。；]{0,24}|[^，。；：]{0,8}(?:代表|委员|领导|同志))(?:[、，][^。；：]{0,24})*[：:]$"
)

_LONGEST = 80
_LONGEST_RUN_IN = 120
_HEAD_ROWS = 12
_NUMBER = re.compile(
    r"[〔\[（(【][12]\d{3}[〕\]）)】]\s*(?:第\s*)?\d+\s*号|第\s*\d+\s*号$|^第?\d+号$"
)
_HEAD_MATTER = re.compile(
    r"(?:秘密|机密|绝密|内部|特急|加急|急件|★|签发人|签发|主题词|份号|发文字号|成文日期|\d{6}$|.{2,30}文件$|目\s*录$"
    r"|来源|作者|发布时间|发布日期|浏览)"
)
_DATE_LINE = re.compile(r"[（(]?\s*(?:[12]\d{3}|二[〇○零Ｏ]\S{2})\s*年[^，。]{0,14}[日月][）)]?$")
_BLANKS = r"[ \t\u00a0\u2002\u2003\u3000\u200b\u200d]"
_GAP = re.compile(rf"{_BLANKS}+(?=\S)")
_OPENING = re.compile(
    r"各|为|近|根据|按照|日前|自|今|昨|记者|新华社|来源|作者|据|关于|尊敬|从|在|当|\d{1,4}[年月]|[〔\[（(]"
    r"|[\u4e00-\u9fff]{1,6}[〔\[（(]\d{4}"
)


def mark_title(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with those that make up the title as headings of level 0.

    A title at the head of a text without line breaks is split off. Nothing is marked where no
    block looks like a title.
    """
    for find in (_by_markup, _by_lines):
        found = find(blocks)
        if found:
            return [
                Heading(b.text, 0, b.locator) if at in found and not isinstance(b, Table) else b
                for at, b in enumerate(blocks)
            ]
    return _off_the_first_line(blocks)


def _by_markup(blocks: Sequence[Block]) -> set[int]:
    """The paragraphs styled as title, or the one heading above all others."""
    titles = [at for at, b in enumerate(blocks) if isinstance(b, Paragraph) and b.role == "title"]
    if titles and titles[0] < _HEAD_ROWS:
        run = [at for at in titles if at - titles[0] < 4 and _plain_line(blocks[at])]
        proper = [at for at in run if not _is_head_matter(blocks[at])]
        return set(proper or run)
    headings = [(at, b.level) for at, b in enumerate(blocks) if isinstance(b, Heading)]
    if not headings:
        return set()
    at, level = headings[0]
    alone = sum(other <= level for _, other in headings) == 1
    numbered = marker_at(text_of(blocks[at])) is not None
    early = all(len(text_of(b)) < _LONGEST for b in blocks[:at])
    return {at} if alone and not numbered and early else set()


def _by_lines(blocks: Sequence[Block]) -> set[int]:
    for at, block in enumerate(blocks[:_HEAD_ROWS]):
        if isinstance(block, Table):
            return set()
        if isinstance(block, Heading) or _is_head_matter(block) or _is_bare_attachment(at, block):
            continue
        if not is_title_line(block) or at + 1 >= len(blocks):
            return set()
        return _with_continuation(at, blocks)
    return set()


def _with_continuation(at: int, blocks: Sequence[Block]) -> set[int]:
    """The title line and the next ones, if they complete or repeat it."""
    found = {at}
    text = text_of(blocks[at])
    for below in range(at + 1, min(at + 4, len(blocks) - 1)):
        block = blocks[below]
        if not is_title_line(block) or _is_head_matter(block):
            break
        completes = not KIND.search(text) and KIND.search(text_of(block))
        if not completes and not _repeats(text, text_of(block)):
            break
        found.update(range(at, below + 1))
        text += text_of(block)
    return found


def _repeats(text: str, other: str) -> bool:
    bare = PART.sub("", text)
    return SequenceMatcher(None, bare, other, autojunk=False).ratio() > 0.6


def is_title_line(block: Block) -> bool:
    """Whether a paragraph has the form of a title: short, no sentence, no number, no salutation."""
    if not isinstance(block, Paragraph) or block.role not in ("body", "title"):
        return False
    return _plain_line(block) and not SALUTATION.match(block.text)


def _plain_line(block: Block) -> bool:
    text = text_of(block)
    flat = "".join(text.split())
    if not 4 <= len(flat) <= _LONGEST or flat.endswith(tuple("。；：，、;:,")):
        return False
    if "。" in flat.rstrip("。") or not re.search(r"[\u4e00-\u9fff]{3}", flat):
        return False
    marker = marker_at(text)
    return (marker is None or not text[marker.end :].strip()) and not article(text)


def _is_head_matter(block: Block) -> bool:
    """What stands above the title of an official document: secrecy, number, red head, date."""
    text = text_of(block)
    short = len(text) <= 40
    found = _HEAD_MATTER.match(text) or _NUMBER.search(text) or _DATE_LINE.match(text)
    return short and bool(found)


def _is_bare_attachment(at: int, block: Block) -> bool:
    """附件2 as the first line of a file: the attachment is the document, its title follows."""
    return at == 0 and bool(
        re.fullmatch(r"附\s*[件表]\s*[\d一二三四五六七八九十]{0,3}[：:]?", text_of(block))
    )


def _off_the_first_line(blocks: Sequence[Block]) -> list[Block]:
    """The title split off a first paragraph that holds the title and the text."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or len(first.text) <= _LONGEST // 2:
        return list(blocks)
    end = _title_end(first.text)
    if not end:
        return list(blocks)
    rest = replace(first, text=first.text[end:].strip())
    return [Heading(first.text[:end].strip(), 0, first.locator), rest, *blocks[1:]]


def _title_end(text: str) -> int:
    """Where the run-in title ends: at a blank, at best after 的通知 or before 各… and 为…; or 0."""
    gaps: list[tuple[int, int]] = []
    for gap in _GAP.finditer(text, 0, _LONGEST_RUN_IN + 10):
        head = text[: gap.start()]
        if re.search(r"[。；]", head) or gap.start() > _LONGEST_RUN_IN:
            break
        if marker_at(text, gap.end()) and gaps:
            break
        # XX 市 2024 年: blanks around letters and digits part no phrases.
        spaced = len(gap[0]) == 1 and re.search(r"[A-Za-z0-9×]$", head)
        if len("".join(head.split())) >= 5 and not spaced:
            gaps.append(gap.span())
    rest_is_text = [span for span in gaps if len(text) - span[1] >= 40]
    for start, _ in rest_is_text:
        if KIND.search(text[:start]):
            return start
    rest_is_text = [span for span in rest_is_text if span[0] <= _LONGEST]
    for start, end in rest_is_text:
        if _OPENING.match(text, end):
            return start
    return rest_is_text[0][0] if rest_is_text else 0


def text_of(block: Block) -> str:
    """The text of a heading or paragraph, the caption of a table."""
    return block.caption if isinstance(block, Table) else block.text
