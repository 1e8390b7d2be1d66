"""The identity of a document: title, number, issuer, level, date, edition, standing, kind.

Everything is read from the text where it says so, from the name of the file where not; what cannot
be known stays ``None`` or at its default and is for people to correct.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from ingest.identity.heads import read_heads
from ingest.identity.issue import issued_on, issuer_of, level_of, number_of
from ingest.identity.kinds import INTERNAL, authority_of, secrecy_of, standing_of, status_of
from ingest.identity.titling import document_title, edition_of, work_of
from ingest.model import Block, Document

__all__ = ["INTERNAL", "identify"]


def identify(
    blocks: Sequence[Block], *, source: str, part: int = 0, loaded_title: str | None = None
) -> Document:
    """The document that ``blocks`` (outlined) make up.

    ``source`` is the path of the file relative to the folder read, ``part`` its place in the file
    (0 for the only one). The id depends on these two and the text, on nothing else.
    """
    heads = read_heads(blocks)
    title = document_title(heads, blocks, source, part, loaded_title)
    issuer = issuer_of(heads, title)
    issued = issued_on(heads, source if part == 0 else "")
    level = level_of(issuer, title, heads.text)
    authority = authority_of(heads, title, blocks)
    return Document(
        id=hashlib.sha256("\x1f".join((source, str(part), heads.text)).encode()).hexdigest()[:16],
        work=work_of(title),
        source=source,
        title=title,
        part=part,
        number=number_of(heads),
        issuer=issuer,
        level=level,
        issued=issued,
        edition=edition_of(heads, title, source if part == 0 else "", issued),
        status=status_of(heads, title, source if part == 0 else ""),
        standing=standing_of(authority, level, issuer, title, heads),
        authority=authority,
        secrecy=secrecy_of(heads),
    )
