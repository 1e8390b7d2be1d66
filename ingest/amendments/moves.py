"""Days that are moved by a stretch of time: 推迟半个月, 延长10天, 顺延一周."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.amendments.fields import field_named
from ingest.amendments.value import Change
from ingest.model import FieldName

_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_MOVE = re.compile(
    rf"(?P<new>(?:再|均|统一|相应)?(?:推迟|延后|延长|延期|顺延|后延|提前|缩短)(?:了)?"
    rf"(?:半个?[月年]|{_COUNT}个?半?(?:工作日|自然日|天|日|周|星期|个?月)))(?!内|以内|前|至|到)"
)
_SENDING = re.compile(r"上传|报送|提交|申报|上报|完成|送达")


def moves_in(sentence: str, spoken_of: FieldName | None) -> Iterator[Change]:
    """The moves that a sentence states of a deadline; ``new`` is the words that move it."""
    for match in _MOVE.finditer(sentence):
        before = sentence[: match.start()]
        if field_named(before) == "deadline" or spoken_of == "deadline" or _SENDING.search(before):
            new = re.sub(r"^(?:再|均|统一|相应)|了", "", match.group("new"))
            yield Change("replace", "deadline", new, None, match.start())
