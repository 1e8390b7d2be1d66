"""XML parts of packages, read so that they cannot expand entities or reach outside."""

from __future__ import annotations

from lxml import etree

from ingest.errors import UnreadableFile


def parse_xml(data: bytes) -> etree._Element:
    """The root; a DTD is refused, since programs that write packages write none.

    Raises ``UnreadableFile``.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(reason="damaged_xml") from error
    if b"<!DOCTYPE" in data:
        raise UnreadableFile(reason="document_type")
    return root


def local(element: etree._Element) -> str:
    """The name without its namespace."""
    return etree.QName(element).localname
