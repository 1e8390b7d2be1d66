"""OFD files without text, damaged ones, and ones made to do harm."""

from __future__ import annotations

import contextlib
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ingest.errors import EncryptedFile, IngestError, NothingToRead, UnreadableFile
from ingest.loaders.ofd import OfdLoader
from tests.ingest.loaders.ofd_files import (
    NAMESPACE,
    grid,
    load,
    package,
    page,
    path,
    text,
    texts,
    zipped,
)

PICTURE = (
    '<ofd:MultiMedias><ofd:MultiMedia ID="3" Type="Image" Format="PNG">'
    "<ofd:MediaFile>scan.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>"
)
SCAN = '<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="3"/>'


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def reason(data: bytes) -> object:
    with pytest.raises((NothingToRead, UnreadableFile)) as raised:
        load(data)
    return raised.value.fields["reason"]


def test_pages_without_text_are_recognised() -> None:
    blank = Image.new("L", (600, 850), 255)
    extra = {"Doc_0/Res/scan.png": png(blank)}
    assert reason(package(page(SCAN), resources=PICTURE, extra=extra)) == "no_writing"
    lines = grid((30, 60, 90), (40, 50, 60))
    assert reason(package(page(lines))) == "no_text"
    assert reason(package(page(""))) == reason(package()) == "no_text"


def test_a_text_of_nonsense_is_named_so() -> None:
    nonsense = "".join(chr(0x7280 + i) for i in range(30))
    data = package(page("".join(text(nonsense, 30, 40 + 9 * i) for i in range(3))))
    assert reason(data) == "bad_text_layer"


def test_what_is_missing_or_damaged_is_named() -> None:
    assert reason(zipped({"Doc_0/Document.xml": "<a/>"})) == "no_document"
    assert reason(package(page(""), extra={"OFD.xml": "<ofd"})) == "damaged_xml"
    elsewhere = (
        f'<ofd:OFD xmlns:ofd="{NAMESPACE}"><ofd:DocBody><ofd:DocRoot>x.xml</ofd:DocRoot>'
        "</ofd:DocBody></ofd:OFD>"
    )
    assert reason(package(extra={"OFD.xml": elsewhere})) == "no_document"
    with pytest.raises(EncryptedFile):
        load(package(page(""), extra={"Encryptions.xml": "<a/>"}))


def test_entities_are_refused() -> None:
    bomb = (
        f'<!DOCTYPE a [<!ENTITY x "甲甲甲甲"><!ENTITY y "&x;&x;&x;">]>{page(text("&y;", 30, 40))}'
    )
    assert reason(package(bomb)) in ("document_type", "damaged_xml")


def test_drawings_that_hold_themselves_come_to_an_end() -> None:
    uses = '<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="9"/>' * 8
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9"><ofd:Content>'
        f"{uses}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    started = time.monotonic()
    assert reason(package(page(uses), resources=unit)) == "too_many_objects"
    assert time.monotonic() - started < 20


def test_numbers_that_are_none_do_no_harm() -> None:
    odd = [
        text("甲方签字", 30, 40, CTM="nan inf 1e999 x 0 0"),
        text("乙方签字", 30, 60, CTM="0 0 0 0 0 0"),
        text("", 30, 80, size=0.0, code="<ofd:TextCode>丙方</ofd:TextCode>"),
        path("M 1 2 L x 3 L 4 Z 5 B 1 2 3"),
    ]
    assert texts(package(page("".join(odd) + text("丁方签字。", 30, 100))))[-1] == "丁方签字。"


_WHOLE = package(
    page(text("第一条　为了规范行政行为，制定本办法。", 30, 40) + grid((30, 60, 90), (60, 70, 80)))
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_no_damage_raises_anything_else(changes: list[tuple[float, int]]) -> None:
    data = bytearray(_WHOLE)
    for place, value in changes:
        data[int(place * (len(data) - 1))] = value
    with contextlib.suppress(IngestError):
        OfdLoader().load(bytes(data))


_PAGE = page(
    text("第一条　为了规范行政行为，制定本办法。", 30, 40) + grid((30, 60, 90), (60, 70, 80))
).encode()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(32, 126)), min_size=1, max_size=6))
def test_no_change_of_a_part_raises_anything_else(changes: list[tuple[float, int]]) -> None:
    content = bytearray(_PAGE)
    for place, value in changes:
        content[int(place * (len(content) - 1))] = value
    with contextlib.suppress(IngestError):
        OfdLoader().load(
            package(extra={"Doc_0/Document.xml": _ONE_PAGE, "Doc_0/p.xml": bytes(content)})
        )


_ONE_PAGE = (
    f'<ofd:Document xmlns:ofd="{NAMESPACE}"><ofd:Pages><ofd:Page BaseLoc="p.xml"/></ofd:Pages>'
    "</ofd:Document>"
)
