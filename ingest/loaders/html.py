"""HTML pages: what a reader sees of the content, without scripts and navigation."""

from __future__ import annotations

import re

from lxml import etree

from ingest.errors import NothingToRead, UnreadableFile
from ingest.loaders.blocks import Blocks
from ingest.loaders.encoding import decode
from ingest.loaders.html_walk import HtmlWalk
from ingest.model import Loaded

_CHARSET = re.compile(
    rb"<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.I
)

_STYLING = re.compile(r"</?(?:font|span|b|i|u|em|strong|big|small)\b[^>]*>", re.I)


class HtmlLoader:
    """Reads a saved page or a fragment; the encoding is the one that fits, see ``decode``."""

    def load(self, data: bytes) -> Loaded:
        """Raises ``UnreadableFile`` for bytes that are no text, ``NothingToRead`` if none shows."""
        declared = _CHARSET.search(data[:4096])
        root = parse_html(decode(data, declared[1].decode("ascii") if declared else None))
        blocks = Blocks()
        if root is not None:
            HtmlWalk(blocks).walk(root)
        if root is None or not blocks.all():
            raise NothingToRead()
        return Loaded(blocks.all(), title=_title(root))


def parse_html(text: str) -> etree._Element | None:
    """The tree of a page or fragment, ``None`` if there is no element in it.

    The parser drops what is nested too deep. That is thousands of unclosed ``<font>`` where it
    happens, so the tags that only style are taken out then; raises ``UnreadableFile`` (reason
    ``too_deep``) if that does not help.
    """
    for source in (text, _STYLING.sub("", text)):
        parser = etree.HTMLParser(
            encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
        )
        root = _tree(source, parser)
        if not any("depth" in entry.message for entry in parser.error_log):
            return root
    raise UnreadableFile(reason="too_deep")


def _tree(text: str, parser: etree.HTMLParser) -> etree._Element | None:
    if not text.strip():
        return None
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(reason="damaged_markup") from error


def _title(root: etree._Element) -> str | None:
    """The title in the head; ``ArticleTitle`` is the field of government sites (国办发〔2018〕)."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle":
            content = (meta.get("content") or "").strip()
            if content:
                return content
    title = root.find(".//head/title")
    text = " ".join((title.text or "").split()) if title is not None else ""
    return text or None
