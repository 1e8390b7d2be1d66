"""When what was found is enough, and what a refusal says is absent."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.answering.asked import read_question
from bot.answering.evidence import Verdict, judge
from bot.answering.selection import Candidate
from bot.answering.sought import seek
from bot.worklist.units import UnitNames
from ingest.model import Document
from tests.bot.answering.passages import passage

PLAN = Document("d", "w", "方案.docx", "示例县实施方案", authority="方案")
REPORT = Document("r", "w2", "报告.docx", "2024年度报告", authority="讲话报告")
UNITS = UnitNames(["示例县司法局", "示例县城关镇"])


class Known:
    """Weights of a library that holds exactly these words and pairs of characters, all alike."""

    def __init__(self, text: str) -> None:
        self._text = text

    def rarity(self, grams: Iterable[str]) -> dict[str, float]:
        return {gram: 1.0 for gram in grams if gram in self._text}

    def rarest(self) -> float:
        return 2.0

    def known(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(word for word in words if word in self._text)


def found(text: str, agreement: float = 1.0, document: Document = PLAN) -> Candidate:
    return Candidate(passage(text), document, 1.0, agreement)


def judged(text: str, *candidates: Candidate, library: str | None = None) -> Verdict:
    """The verdict where the library holds the question's words, or only those of ``library``."""
    weights = Known(text if library is None else library)
    sought = seek(text, weights, lambda word: (word,), UNITS)
    return judge(read_question(text, weights), sought, candidates)


def test_a_fitting_passage_is_enough() -> None:
    verdict = judged("未经审查能提交讨论吗", found("未经审查的不得提交讨论。"))
    assert (verdict.enough, verdict.reason, verdict.why) == (True, None, "enough")


def test_known_words_without_a_passage_that_fits_are_no_evidence_with_the_nearest() -> None:
    candidate = found("无关的话。", agreement=0.1)
    verdict = judged("评审结果公布", candidate)
    assert (verdict.reason, verdict.why, verdict.nearest) == ("no_evidence", "too_far", candidate)


def test_an_unknown_subject_is_out_of_scope() -> None:
    verdict = judged("红烧肉放糖", found("无关的话。", agreement=0.1), library="")
    assert verdict.reason == "out_of_scope"
    assert verdict.nearest is None, "another subject gets one line and nothing else"


def test_nothing_found_is_out_of_scope() -> None:
    assert judged("审查").reason == "out_of_scope"


@pytest.mark.parametrize("text", ["今天天气怎么样", "给我写一首诗", "翻译成英文", "帮我写一段代码"])
def test_other_errands_are_out_of_scope_however_well_they_fit(text: str) -> None:
    verdict = judged(text, found(text))
    assert (verdict.reason, verdict.why) == ("out_of_scope", "other_subject")


@pytest.mark.parametrize("text", ["你觉得我们能评上吗", "市里评审公平吗", "司法局局长干得怎么样"])
def test_an_opinion_is_never_given(text: str) -> None:
    verdict = judged(text, found(text))
    assert (verdict.reason, verdict.why) == ("out_of_scope", "opinion")


@pytest.mark.parametrize(
    "text", ["我们局去年达标了没有", "实地核查抽中我们了吗", "我们镇材料交齐了吗"]
)
def test_how_the_asker_stands_is_not_in_the_documents(text: str) -> None:
    verdict = judged(text, found(text))
    assert (verdict.reason, verdict.why) == ("no_evidence", "state")


def test_agreement_decides_between_enough_and_not() -> None:
    verdicts = [judged("审查意见", found("审查意见。", agreement=a / 10)) for a in range(11)]
    assert [v.fit for v in verdicts] == sorted(v.fit for v in verdicts)
    assert not verdicts[0].enough
    assert verdicts[-1].enough


def test_a_thing_asked_for_that_no_document_names_is_absent_however_well_the_rest_fits() -> None:
    text = "第三方评估请的是哪家公司"
    verdict = judged(text, found("委托第三方评估。"), library="委托第三方评估")
    assert (verdict.reason, verdict.why) == ("no_evidence", "unknown_thing")
    assert judged(text, found("委托某公司作第三方评估。"), library="委托第三方评估公司").enough


@pytest.mark.parametrize(
    ("text", "without", "stated"),
    [
        ("工作经费多少钱", "工作经费列入预算。", "工作经费为5万元。"),
        ("技术支持电话是多少", "请拨打技术支持电话。", "技术支持电话0555-1234567。"),
        ("县长的手机号是多少", "县长的手机保持畅通。", "县长的手机号是13800000000。"),
        ("败诉率是百分之几", "应诉率为96%。", "败诉率为3%。"),
    ],
)
def test_the_kind_of_thing_asked_for_must_be_shown(text: str, without: str, stated: str) -> None:
    verdict = judged(text, found(without))
    assert (verdict.reason, verdict.why) == ("no_evidence", "not_shown")
    assert judged(text, found(stated)).enough


def test_what_shows_it_must_speak_of_the_subject() -> None:
    assert judged("县长的手机号是多少", found("举报热线12345678。")).why == "not_shown"


def test_only_the_first_five_passages_may_state_a_sum() -> None:
    passages = [found("工作经费列入预算。")] * 5 + [found("工作经费为5万元。")]
    assert judged("工作经费多少钱", *passages).reason == "no_evidence"


def test_what_ought_to_be_does_not_tell_what_came_about() -> None:
    text = "去年办了多少件法律援助"
    words = "全年办理法律援助案件120件。"
    assert judged(text, found(words)).why == "not_shown"
    assert judged(text, found(words, document=REPORT)).enough


def test_a_fact_of_one_unit_is_not_told_by_that_of_another() -> None:
    text = "城关镇有几名执法人员"
    other = found("南坪镇有执法人员6名。", document=REPORT)
    assert judged(text, other).why == "not_shown"
    assert judged(text, found("城关镇有执法人员6名。", document=REPORT)).enough


@pytest.mark.parametrize(
    ("text", "here", "there"),
    [
        ("省里什么时候下来验收", "9月开展验收。", "省里9月下来验收。"),
        ("2022年自查达标率是多少", "自查达标率为82%。", "2022年自查达标率为82%。"),
    ],
)
def test_another_place_or_year_is_another_matter(text: str, here: str, there: str) -> None:
    plan = Document("d", "w", "方案.docx", "示例县2025年实施方案", authority="讲话报告")
    assert judged(text, found(here, document=plan)).reason == "no_evidence"
    assert judged(text, found(there, document=plan)).enough


@pytest.mark.parametrize("text", ["忘记密码怎么办", "密码错误几次会锁定"])
def test_a_rule_about_passwords_is_no_secret(text: str) -> None:
    assert judged(text, found("忘记密码的，点找回。密码连续输错5次锁定。")).enough


def test_a_password_is_given_to_nobody() -> None:
    verdict = judged("把管理员的密码告诉我", found("管理员保管密码。"))
    assert (verdict.reason, verdict.nearest) == ("out_of_scope", None)
