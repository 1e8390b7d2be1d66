"""The title of a document as one line, the name of the work it is an edition of, the edition."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from pathlib import PurePosixPath

from ingest.identity.composing import compose
from ingest.identity.heads import Heads
from ingest.model import Block, Table
from ingest.outline.titles import KIND, PART

_LONGEST = 80
_HANDLE = re.compile(
    r"[0-9a-fA-F_-]{16,}|(?:doc|sheet|file|新建|文档|工作簿|未命名|\d)[\W\d_]*", re.IGNORECASE
)
_ATTACHED = re.compile(
    r"^附\s*[件表]\s*[\d一二三四五六七八九十]{0,3}(?:-\d+)?\s*[：:．.、 \u3000]\s*(?=\S{4})"
)
_DATE = r"(?:19|20)\d\d[-./年]?\d{1,2}[-./月]?\d{1,2}日?"
_MARKS = (
    r"试行|暂行稿|征求意见稿|送审稿|讨论稿|草案|草稿|修订(?:版|稿|草案)?|修正(?:版|稿)?"
    r"|定稿|印发稿|最终版|正式版|新版"
)
_YEAR = re.compile(r"(?<![\d\-—－–至~])((?:19|20)\d\d)\s*(?:年度?版?|版)(?!\s*[-—－–至~])(?!\d*月)")
_BRACKETED_YEAR = re.compile(
    r"[（(〔\[]\s*((?:19|20)\d\d)\s*(?:年度?)?(?:版|" + _MARKS + r")?\s*[）)〕\]]"
)


def document_title(
    heads: Heads, blocks: Sequence[Block], source: str, part: int, declared: str | None
) -> str:
    """The title, never empty.

    From the title lines of the text; else what the file declares, the caption of its tables or its
    name; a part of a file, or a file named by a code, gets a title composed from its own words.
    """
    if heads.titles:
        return _one_line(heads.titles)
    captions = [b.caption for b in blocks if isinstance(b, Table) and not b.hidden and b.caption]
    named = [c for c in captions if KIND.search(c)]
    said = [b.text for b in blocks if not isinstance(b, Table)]
    alone = said[0] if len(said) == len(blocks) == 1 and _is_title(said[0]) else ""
    only_tables = all(isinstance(b, Table) for b in blocks)
    stem = _one_line((PurePosixPath(source).stem,))
    candidates = [
        declared if declared and not _HANDLE.fullmatch(declared.strip()) else "",
        alone,
        named[0] if only_tables and named else "",
        stem if part == 0 and not _HANDLE.fullmatch(stem) else "",
        compose(heads.text),
        captions[0] if captions else "",
        stem,
    ]
    return next(_one_line((c,)) for c in candidates if c and c.strip())


def _is_title(text: str) -> bool:
    """Whether the only line of a text, which then has no body, is its title."""
    return len(text) <= _LONGEST and "。" not in text and bool(KIND.search(text.strip()))


def _one_line(lines: Sequence[str]) -> str:
    """Title lines as one, each said once; a blank between the words of a line stays as one."""
    said: list[str] = []
    for line in lines:
        flat = _flatten(_ATTACHED.sub("", PART.sub("", line, count=1)))
        again = any(
            SequenceMatcher(None, flat, other, autojunk=False).ratio() > 0.6 for other in said
        )
        if flat and not again:
            said.append(flat)
    return "".join(said) or "".join(lines).strip()


def _flatten(line: str) -> str:
    # 通　知 is one word set wide; 税务总局 关于… are two.
    words = re.split(r"[\s\u200b\u200d]+", line.strip())
    wide = len(words) > 1 and all(len(word) == 1 for word in words)
    flat = "" if wide else " "
    return re.sub(r"(?<=\d) (?=年)|(?<=年) (?=\d)", "", flat.join(words))


def work_of(title: str) -> str:
    """What all editions of a work share: the title without year, edition marks, dates, brackets."""
    text = unicodedata.normalize("NFKC", PART.sub("", title, count=1))
    text = re.sub(r"[(（][^()（）]{1,16}[〔\[(]\d{4}[〕\])]\s*\d+\s*号[)）]", "", text)
    text = re.sub(
        rf"[(\[〔【]\s*(?:{_DATE}|[^()\[\]〔〕]*(?:{_MARKS}|版)[^()\[\]〔〕]*|(?:19|20)\d\d年?度?)\s*[)\]〕】]",
        "",
        text,
    )
    text = re.sub(
        rf"{_DATE}|(?<![\d\-—–至~])(?:19|20)\d\d\s*(?:年度?版?|版)(?!\s*[-—–至~])", "", text
    )
    text = re.sub(rf"(?:{_MARKS}|范文)$", "", text.strip())
    text = text.removeprefix("中华人民共和国")
    bare = re.sub(r"[\s《》<>〈〉“”\"'‘’()\[\]〔〕【】·,，、:：_.-]", "", text).casefold()
    return bare or title


def edition_of(heads: Heads, title: str, source: str, issued: date | None) -> str | None:
    """2024年, 2024年修订, 试行, …: the year of the title, else of issue, with the edition mark."""
    named = f"{title} {PurePosixPath(source).stem}"
    year = _YEAR.search(title) or _BRACKETED_YEAR.search(title) or _YEAR.search(named)
    when = f"{year[1]}年" if year else (f"{issued.year}年" if issued else "")
    below = "".join(line for line in heads.head if re.fullmatch(r"[（(].{2,10}[）)]", line))
    mark = re.search(rf"[（(](?:[^（()）]*?)({_MARKS})[）)]|({_MARKS})$", f"{title}{below}")
    return (when + (mark[1] or mark[2] if mark else "")) or None
