"""OFD packages for tests, written part by part."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

from ingest.loaders.ofd import OfdLoader
from ingest.model import Block, Loaded, Paragraph, Table

NAMESPACE = "http://www.ofdspec.org/2016"
_FONTS = '<ofd:Fonts><ofd:Font ID="1" FontName="仿宋"/></ofd:Fonts>'


def text(
    words: str, x: float, y: float, *, size: float = 5.0, code: str = "", **attributes: str
) -> str:
    """A text object whose baseline begins at ``x``, ``y``; ``code`` replaces its TextCode."""
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    deltas = f'DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y - size} 180 {1.2 * size}" Font="1" Size="{size}"{given}>'
        f'{code or f"""<ofd:TextCode X="0" Y="{size}" {deltas}>{words}</ofd:TextCode>"""}'
        "</ofd:TextObject>"
    )


def path(data: str, *, inner: str = "", boundary: str = "0 0 210 297", **attributes: str) -> str:
    """A path object on the whole page."""
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return (
        f'<ofd:PathObject Boundary="{boundary}"{given}>{inner}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """All lines of a table."""
    across = "".join(path(f"M {xs[0]} {y} L {xs[-1]} {y}") for y in ys)
    return across + "".join(path(f"M {x} {ys[0]} L {x} {ys[-1]}") for x in xs)


def page(objects: str, *, before: str = "", namespace: str = NAMESPACE) -> str:
    """A page part; ``before`` stands before its content."""
    return (
        f'<ofd:Page xmlns:ofd="{namespace}">{before}<ofd:Content><ofd:Layer>{objects}</ofd:Layer>'
        "</ofd:Content></ofd:Page>"
    )


def package(
    *pages: str,
    resources: str = _FONTS,
    common: str = "",
    document: str = "",
    extra: Mapping[str, str | bytes] | None = None,
    namespace: str = NAMESPACE,
) -> bytes:
    """A document of pages (see ``page``); ``extra`` adds or replaces parts."""
    root = f'xmlns:ofd="{namespace}"'
    listed = "".join(
        f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages))
    )
    parts: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {root}><ofd:DocBody><ofd:DocInfo/>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {root}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages>{document}</ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {root} BaseLoc="Res">{resources}</ofd:Res>',
        **{f"Doc_0/Pages/Page_{at}/Content.xml": content for at, content in enumerate(pages)},
        **(extra or {}),
    }
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts in an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def truetype(characters: Mapping[int, int]) -> bytes:
    """A font that holds nothing but which code point is which glyph (cmap format 4)."""
    codes = sorted(characters)
    segments = [(code, code, characters[code] - code) for code in codes] + [(0xFFFF, 0xFFFF, 1)]
    count = len(segments)
    body = struct.pack(">HHHH", count * 2, 0, 0, 0)
    body += b"".join(struct.pack(">H", end) for _, end, _ in segments) + b"\0\0"
    body += b"".join(struct.pack(">H", start) for start, _, _ in segments)
    body += b"".join(struct.pack(">H", delta & 0xFFFF) for _, _, delta in segments)
    body += b"\0\0" * count
    subtable = struct.pack(">HHH", 4, 6 + len(body), 0) + body
    cmap = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + subtable
    head = b"\0\1\0\0" + struct.pack(">HHHH", 1, 16, 0, 0)
    return head + struct.pack(">4sIII", b"cmap", 0, 28, len(cmap)) + cmap


def load(data: bytes) -> Loaded:
    return OfdLoader().load(data)


def texts(data: bytes) -> list[str]:
    return [block.text for block in load(data).blocks if not isinstance(block, Table)]


def roles(blocks: Sequence[Block]) -> list[str]:
    return [block.role for block in blocks if isinstance(block, Paragraph)]


def cells(data: bytes) -> list[list[tuple[str, int, int, int, int]]]:
    """Text, row, column, rows and columns of the cells of each table."""
    return [
        [(c.text, c.row, c.column, c.rows, c.columns) for c in block.cells]
        for block in load(data).blocks
        if isinstance(block, Table)
    ]
