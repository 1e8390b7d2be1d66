"""Tickets in a real database: opened once, given by rules, answered, merged, taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import BotError
from bot.records.tickets.book import TicketBook
from bot.records.tickets.model import Facts, Opening, Rule, Ticket
from bot.records.tickets.outbox import Outbox
from bot.records.tickets.rules import AssignmentRules
from bot.records.tickets.work import TicketWork
from tests.bot.records.test_records import START, Clock
from vectorstore.database import Database


class Office:
    """A helpdesk over one database; its clock goes on a minute at each look."""

    def __init__(self, database: Database) -> None:
        self.clock = Clock()
        self.book = TicketBook(database, self.clock, days=3)
        self.work = TicketWork(database, self.clock)
        self.rules = AssignmentRules(database)
        self.outbox = Outbox(database, self.clock, lease=timedelta(minutes=5))

    def open(self, question: str = "公章怎么刻", **values: object) -> Ticket:
        stated = {"owner": "p1", "channel": "telegram", "address": "42"} | values
        return self.book.open(Opening(question, "asked", **stated))  # type: ignore[arg-type]

    def kinds(self, number: int, *, inside: bool = True) -> list[str]:
        ticket = self.book.get(number)
        return [event.kind for event in self.book.events(ticket, inside=inside)]


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def code_of(error: pytest.ExceptionInfo[BotError]) -> str:
    return error.value.code


def test_a_ticket_from_asking_to_closing(office: Office) -> None:
    opened = office.open(note="急", contact="内线12")
    assert (opened.state, opened.assignee, opened.note) == ("open", None, "急")
    assert opened.due_at - opened.created_at == timedelta(days=3)
    assert opened.created_at > START
    assert office.work.claim("李四") == opened.number
    assert office.work.claim("王五") is None
    office.work.note(opened.number, "先问专班", "李四")
    assert office.work.reply(opened.number, "到公安备案后刻制。", "李四")
    assert not office.work.reply(opened.number, "到公安备案后刻制。", "李四")
    office.work.close(opened.number, "李四")
    ended = office.book.get(opened.number)
    assert (ended.state, ended.assignee) == ("closed", "李四")
    assert ended.ended_at is not None
    assert office.kinds(opened.number) == ["opened", "assigned", "note", "reply", "closed"]
    assert office.kinds(opened.number, inside=False) == ["opened", "reply", "closed"]
    with pytest.raises(BotError) as refused:
        office.work.reply(opened.number, "再说一句", "李四")
    assert code_of(refused) == "ticket_ended"


def test_the_narrowest_rule_gives_a_ticket_and_its_time(office: Office) -> None:
    office.rules.set([Rule("unit", "示例县教育局", "甲"), Rule("topic", "行政执法", "乙", 1)])
    office.rules.set([Rule("topic", "行政执法", "丙", 2)])
    facts = Facts("37", "行政执法", "示例县教育局", None)
    given = office.open(facts=facts)
    assert (given.state, given.assignee) == ("assigned", "丙")
    assert given.due_at - given.created_at == timedelta(days=2)
    office.rules.remove("topic", "行政执法")
    assert office.open(facts=facts).assignee == "甲"
    assert office.open(facts=Facts(unit="示例县财政局")).state == "open"
    with pytest.raises(BotError) as refused:
        office.rules.remove("topic", "行政执法")
    assert code_of(refused) == "unknown_rule"


def test_another_does_not_answer_what_somebody_has(office: Office) -> None:
    number = office.open().number
    office.work.assign(number, "李四", "科长")
    with pytest.raises(BotError) as refused:
        office.work.reply(number, "答", "王五")
    assert code_of(refused) == "ticket_taken"
    office.work.assign(number, "王五", "王五")
    assert office.work.reply(number, "答", "王五")


def test_what_is_not_answered_is_not_closed_in_silence(office: Office) -> None:
    number = office.open().number
    with pytest.raises(BotError) as refused:
        office.work.close(number, "李四")
    assert code_of(refused) == "unanswered_ticket"
    office.work.close(number, "李四", "请看补充通知")
    assert office.book.get(number).state == "closed"


def test_an_asker_adds_and_takes_up_again(office: Office) -> None:
    number = office.open().number
    with pytest.raises(BotError) as refused:
        office.work.reopen(number, "")
    assert code_of(refused) == "ticket_not_answered"
    office.work.reply(number, "答", "李四")
    office.work.add(number, "还是不明白", "")
    assert office.book.get(number).state == "assigned"
    office.work.reply(number, "再答", "李四")
    office.work.reopen(number, "", "没有解决")
    assert office.book.get(number).state == "assigned"
    office.work.withdraw(number, "")
    taken_back = office.book.get(number)
    assert (taken_back.state, taken_back.contact, taken_back.excerpt) == ("withdrawn", "", ())


def test_a_reply_goes_out_to_all_who_wait_for_it_and_once_to_each(office: Office) -> None:
    first, second, third = (office.open(address=place).number for place in "123")
    office.work.reply(first, "答", "李四")
    office.work.merge(second, first, "李四")
    office.work.merge(third, first, "李四")
    office.work.withdraw(third, "")
    office.work.reply(first, "补充", "李四")
    sent = []
    while delivery := office.outbox.claim(["telegram"], "sender"):
        sent.append((delivery.address, delivery.text))
        assert office.outbox.sent(delivery, "sender")
    assert sorted(sent) == [("1", "答"), ("1", "补充"), ("2", "答"), ("2", "补充"), ("3", "答")]
    merged = office.book.get(second)
    assert (merged.state, merged.merged_into) == ("closed", first)
    told = office.book.events(merged, inside=False)
    assert [event.text for event in told if event.kind == "reply"] == ["答", "补充"]


def test_merging_in_circles_is_refused(office: Office) -> None:
    first, second, third = (office.open().number for _ in range(3))
    office.work.merge(third, second, "李四")
    office.work.merge(second, first, "李四")
    assert office.book.get(third).merged_into == first
    for number, into in ((first, first), (first, second)):
        with pytest.raises(BotError) as refused:
            office.work.merge(number, into, "李四")
        assert code_of(refused) == "bad_merge"


def test_a_dead_senders_message_is_anothers_and_a_late_word_of_it_does_nothing(
    office: Office,
) -> None:
    office.work.reply(office.open().number, "答", "李四")
    dead = office.outbox.claim(["telegram"], "one")
    assert dead is not None
    assert office.outbox.claim(["telegram"], "two") is None
    office.clock.now += timedelta(minutes=6)
    again = office.outbox.claim(["telegram"], "two")
    assert again is not None
    assert (again.number, again.attempts) == (dead.number, 2)
    assert not office.outbox.sent(dead, "one")
    assert office.outbox.failed(again, "two", "网络不通")
    office.clock.now -= timedelta(minutes=1)
    assert office.outbox.claim(["telegram"], "two") is None
    office.clock.now += timedelta(minutes=5)
    last = office.outbox.claim(["telegram"], "two")
    assert last is not None
    assert office.outbox.sent(last, "two")
    assert office.outbox.counts() == {"sent": 1}


def test_lists_are_by_owner_state_and_assignee(office: Office) -> None:
    mine, theirs = office.open(owner="p1"), office.open(owner="p2")
    office.work.assign(theirs.number, "李四", "李四")
    assert [one.number for one in office.book.listed(owner="p1")] == [mine.number]
    assert [one.number for one in office.book.listed(states=["assigned"])] == [theirs.number]
    assert [one.number for one in office.book.listed(assignee="李四")] == [theirs.number]
    assert [one.number for one in office.book.queue()] == [mine.number]
    assert office.book.listed(before=mine.number) == ()
    assert office.book.counts() == {"open": 1, "assigned": 1}
    assert office.book.known_by(mine.id) == office.book.known_by(str(mine.number))
    with pytest.raises(BotError) as refused:
        office.book.known_by("nobody's")
    assert code_of(refused) == "unknown_ticket"
