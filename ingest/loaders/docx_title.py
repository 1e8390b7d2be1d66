"""Paragraphs that look like the title: at the beginning, centred, larger than the body, not red."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from lxml import etree

from ingest.loaders.docx_inline import read_inline, runs
from ingest.loaders.docx_package import W
from ingest.loaders.docx_styles import Styles

_SEARCHED = 15
_LONGEST = 80
_BODY_LENGTH = 40
_SENTENCE_END = re.compile(r"[。；：，！？]$")


def titles(paragraphs: Iterable[etree._Element], styles: Styles) -> set[etree._Element]:
    """Those of the document's ``paragraphs`` that are set as its title.

    The red head of an official document (发文机关标志) is larger still, but red: it names the
    issuer and is not the title.
    """
    paragraphs = list(paragraphs)
    body = _body_size(paragraphs, styles)
    found: set[etree._Element] = set()
    seen = 0
    for paragraph in paragraphs:
        text = read_inline(paragraph, styles).text.strip()
        if not text:
            continue
        seen += 1
        centred = styles.alignment(paragraph) == "center"
        if seen > _SEARCHED or (not centred and len(text) > _BODY_LENGTH):
            break
        if not centred or len(text) > _LONGEST or _SENTENCE_END.search(text):
            continue
        sizes, red = _look(paragraph, styles)
        if sizes and max(sizes, key=sizes.__getitem__) > body and not red:
            found.add(paragraph)
    return found


def _body_size(paragraphs: Iterable[etree._Element], styles: Styles) -> int:
    """The size in which most characters are set."""
    sizes: Counter[int] = Counter()
    for paragraph in paragraphs:
        sizes.update(_look(paragraph, styles)[0])
    return max(sizes, key=sizes.__getitem__) if sizes else 0


def _look(paragraph: etree._Element, styles: Styles) -> tuple[Counter[int], bool]:
    """How many characters have which size, and whether the paragraph is mainly red."""
    sizes: Counter[int] = Counter()
    red = 0
    for run in runs(paragraph):
        letters = sum(len((t.text or "").strip()) for t in run.iter(W + "t"))
        if letters:
            sizes[styles.size(paragraph, run)] += letters
            red += letters if _is_red(styles.color(paragraph, run)) else 0
    return sizes, 2 * red > sum(sizes.values())


def _is_red(color: str) -> bool:
    if not re.fullmatch("[0-9A-Fa-f]{6}", color):
        return False
    r, g, b = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return r > 0xB0 and g < 0x60 and b < 0x60
