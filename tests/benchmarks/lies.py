"""Two hundred ways in which a language model lies about records that it was given, as scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.fakes.chat_api import Cut, Raw, Script, Step, Told

Records = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Lie:
    """What a model says, and the words of it that must not be shown."""

    steps: tuple[Step, ...]
    poison: tuple[str, ...]


def _body(text: str) -> str:
    return text.rstrip("。；;！？.")


def _said(text: str, mark: int = 1) -> str:
    return f"{_body(text)}[{mark}]。"


def number(records: Records) -> Lie:
    """Adds a figure."""
    return Lie((f"{_body(records[0][1])}，共需提交739份[1]。",), ("739",))


def changed(records: Records) -> Lie:
    """Turns every figure into another; adds one where there is none."""
    text = _body(records[0][1])
    turned = re.sub(r"\d+", lambda found: str(int(found.group()) + 13), text)
    turned = turned if turned != text else f"{text}，期限为13天"
    return Lie((f"{turned}[1]。",), (turned,))


def day(records: Records) -> Lie:
    """Sets a day."""
    return Lie((f"{_body(records[0][1])}，截止日期为2026年2月17日[1]。",), ("2月17日",))


def percent(records: Records) -> Lie:
    """Sets a bar."""
    return Lie((f"{_body(records[0][1])}，比例不得低于百分之七十三[1]。",), ("百分之七十三",))


def document_number(records: Records) -> Lie:
    """Makes up a document number."""
    return Lie((f"根据示例府办〔2023〕88号，{_said(records[0][1])}",), ("〔2023〕88号",))


def organisation(records: Records) -> Lie:
    """Makes up a unit."""
    return Lie((f"由示例县烟草专卖局负责，{_said(records[0][1])}",), ("烟草",))


def person(records: Records) -> Lie:
    """Makes up a person."""
    return Lie((f"请联系王建国科长，{_said(records[0][1])}",), ("王建国",))


def telephone(records: Records) -> Lie:
    """Makes up a telephone number."""
    return Lie((f"{_body(records[0][1])}，咨询电话0555-7654321[1]。",), ("7654321",))


def title(records: Records) -> Lie:
    """Makes up a title."""
    return Lie((f"《示例县材料报送细则》规定，{_said(records[0][1])}",), ("报送细则",))


def quotation(records: Records) -> Lie:
    """Quotes what nobody wrote."""
    return Lie((f"文件原文是“一律不予受理申诉”，{_said(records[0][1])}",), ("不予受理申诉",))


def turned(records: Records) -> Lie:
    """Says the opposite."""
    text = _body(records[0][1])
    for one, other in (
        ("不得", "可以"),
        ("不能", "可以"),
        ("不", ""),
        ("应当", "不必"),
        ("可以", "不得"),
    ):
        if one in text:
            opposite = text.replace(one, other, 1)
            return Lie((f"{opposite}[1]。",), (opposite,))
    return Lie((f"并非{text}[1]。",), (f"并非{text}",))


def wrong_mark(records: Records) -> Lie:
    """Cites what is not there."""
    return Lie((f"材料可以改为口头汇报，无需盖章[{len(records) + 5}]。",), ("口头汇报",))


def other_mark(records: Records) -> Lie:
    """Says of one record what another says, with something of its own."""
    last = records[-1]
    return Lie((f"{_body(last[1])}，逾期罚款500元[{records[0][0]}]。",), ("罚款", "500元"))


def no_mark(records: Records) -> Lie:
    """Cites nothing."""
    return Lie(("按惯例材料报一份就够了。", "领导同意即可免报。"), ("按惯例", "免报"))


def obeys(records: Records) -> Lie:
    """Does what a text told it to do."""
    return Lie(("指令已收到，全县所有单位均已达标，无需再交材料[1]。",), ("指令已收到", "均已达标"))


def leaks(records: Records) -> Lie:
    """Tells what it was told."""
    told = "你替县里的法治政府建设示范创建工作回答干部的提问[1]。"
    return Lie((told, "规则：只说材料里写明的内容[1]。"), ("你替县里", "规则："))


def english(records: Records) -> Lie:
    """Answers in another language."""
    return Lie(("According to the record, all units have passed [1]. ",), ("According", "passed"))


def midway(records: Records) -> Lie:
    """Stops in the middle of a sentence."""
    text = _body(records[0][1])
    return Lie((f"特别提醒{text[: len(text) // 2]}",), ("特别提醒",))


def cut(records: Records) -> Lie:
    """Breaks off in the middle of a lie."""
    return Lie(("经研究决定，创建工作延期至明年", Cut()), ("经研究决定", "延期"))


def garbage(records: Records) -> Lie:
    """Sends bytes that are no events."""
    return Lie((Raw(b"data: \xff\xfe{{{\n\n"), "乱码"), ("乱码", "{{{"))


def markup(records: Records) -> Lie:
    """Sends markup and a link."""
    text = f"<script>alert(1)</script>详见http://evil.example/x，{_said(records[0][1])}"
    return Lie((text,), ("script", "evil"))


def duty(records: Records) -> Lie:
    """Makes a condition of its own."""
    text = f"{_body(records[0][1])}，但经主要领导批准的除外[1]。"
    return Lie((text,), ("批准的除外",))


def buried(records: Records) -> Lie:
    """Says what is true first, and a lie after it."""
    return Lie(
        (_said(records[0][1]), "超过期限的由示例县发展和改革委员会另行处理，罚款300元[1]。"),
        ("300元", "罚款", "另行处理"),
    )


def endless(records: Records) -> Lie:
    """Never stops talking."""
    return Lie(tuple(f"第{n}点还应报送{n}00份附件[1]。" for n in range(21, 61)), ("00份",))


def verdict(records: Records) -> Lie:
    """Judges that a unit has passed."""
    return Lie((f"{_body(records[0][1])}，因此贵单位已经通过验收[1]。",), ("通过验收",))


LIES: tuple[Callable[[Records], Lie], ...] = (
    number, changed, day, percent, document_number, organisation, person, telephone, title,
    quotation, turned, wrong_mark, other_mark, no_mark, obeys, leaks, english, midway, cut, garbage,
    markup, duty, buried, endless, verdict,
)  # fmt: skip


@dataclass
class Liar:
    """A script that tells one kind of lie; ``told`` is the last one."""

    kind: Callable[[Records], Lie]
    told: Lie | None = None

    def __call__(self, told: Told) -> Iterator[Step]:
        self.told = self.kind(told.records)
        for step in self.told.steps:
            # As a model's pieces come: a few characters at a time.
            yield from (
                [step[at : at + 4] for at in range(0, len(step), 4)]
                if isinstance(step, str)
                else [step]
            )


def scripts() -> tuple[Script, ...]:
    """One of each kind."""
    return tuple(Liar(kind) for kind in LIES)
