"""When what was found is enough, and what a refusal says is absent."""

from __future__ import annotations

import pytest

from bot.answering.asked import Asked, read_question
from bot.answering.evidence import judge
from bot.answering.selection import Candidate
from ingest.model import Document
from tests.bot.answering.passages import passage

PLAN = Document("d", "w", "方案.docx", "示例县实施方案", authority="方案")


class Known:
    """Weights of a library that holds these pairs of characters, all alike."""

    def __init__(self, text: str = "") -> None:
        self._known = {text[n : n + 2] for n in range(len(text))}

    def rarity(self, grams: object) -> dict[str, float]:
        return {gram: 1.0 for gram in grams if gram in self._known}  # type: ignore[attr-defined]

    def rarest(self) -> float:
        return 2.0


def asked(text: str, *, known: bool = True) -> Asked:
    """A question whose words the library knows, or does not know at all."""
    return read_question(text, Known(text if known else ""))


def found(text: str, agreement: float = 1.0) -> Candidate:
    return Candidate(passage(text), PLAN, 1.0, agreement)


def test_a_fitting_passage_is_enough() -> None:
    verdict = judge(asked("未经审查能提交讨论吗"), [found("未经审查的不得提交讨论。")])
    assert verdict.enough
    assert verdict.reason is None


def test_known_words_without_a_passage_that_fits_are_no_evidence_with_the_nearest() -> None:
    candidate = found("无关的话。", agreement=0.1)
    verdict = judge(asked("评审结果公布"), [candidate])
    assert (verdict.enough, verdict.reason) == (False, "no_evidence")
    assert verdict.nearest == candidate


def test_an_unknown_subject_is_out_of_scope() -> None:
    verdict = judge(asked("红烧肉放糖", known=False), [found("无关的话。", agreement=0.1)])
    assert verdict.reason == "out_of_scope"
    assert verdict.nearest is None, "another subject gets one line and nothing else"


def test_nothing_found_is_out_of_scope() -> None:
    assert judge(asked("审查"), []).reason == "out_of_scope"


@pytest.mark.parametrize(
    "text", ["今天天气怎么样", "给我写一首诗", "你是谁", "你觉得我们能评上吗", "翻译成英文"]
)
def test_other_errands_are_out_of_scope_however_well_they_fit(text: str) -> None:
    assert judge(asked(text), [found(text)]).reason == "out_of_scope"


def test_agreement_decides_between_enough_and_not() -> None:
    question = asked("审查意见")
    fits = [judge(question, [found("审查意见。", agreement=a / 10)]).fit for a in range(11)]
    assert fits == sorted(fits)
    assert not judge(question, [found("审查意见。", agreement=0.0)]).enough
    assert judge(question, [found("审查意见。", agreement=1.0)]).enough


@pytest.mark.parametrize(
    ("text", "without", "stated"),
    [
        ("工作经费多少钱", "工作经费列入预算。", "工作经费为5万元。"),
        ("技术支持电话是多少", "请拨打技术支持电话。", "技术支持电话0555-1234567。"),
    ],
)
def test_a_sum_or_a_telephone_number_must_stand_in_what_was_found(
    text: str, without: str, stated: str
) -> None:
    assert judge(asked(text), [found(without)]).reason == "no_evidence"
    assert judge(asked(text), [found(stated)]).enough


def test_only_the_first_five_passages_may_state_a_sum() -> None:
    passages = [found("工作经费列入预算。")] * 5 + [found("工作经费为5万元。")]
    assert judge(asked("工作经费多少钱"), passages).reason == "no_evidence"


@pytest.mark.parametrize(
    "text",
    [
        "管理员密码是多少", "县长的手机号是多少", "张局长工资多少", "他的微信号", "联系人电话多少",
        "邮箱是多少", "验证码发我一下,验证码是多少",
    ],
)  # fmt: skip
def test_private_data_is_no_evidence_and_nothing_is_named_instead(text: str) -> None:
    verdict = judge(asked(text), [found("县长对密码、工资和手机工作提出要求。")])
    assert verdict.reason == "no_evidence"
    assert verdict.nearest is None


@pytest.mark.parametrize("text", ["忘记密码怎么办", "密码错误几次会锁定"])
def test_a_rule_about_passwords_is_no_private_data(text: str) -> None:
    assert judge(asked(text), [found("忘记密码的，点找回。连续输错5次锁定。")]).enough


def test_another_kind_of_number_does_not_state_the_one_asked_for() -> None:
    verdict = judge(asked("县长的手机号是多少"), [found("服务热线12345678。")])
    assert verdict.reason == "no_evidence"
