"""Keys, accounts and sessions in a real database: what opens something, until when, and what is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.errors import BotError
from bot.records.access.accounts import LOCKED, TRIES, Accounts
from bot.records.access.keys import ApiKeys
from bot.records.access.principal import EVERY_GROUP
from bot.records.access.sessions import IDLE, LONGEST, Sessions, csrf_of, repeats
from bot.records.access.tables import accounts, api_keys, sessions
from vectorstore.database import Database

PASSWORD = "一个足够长的密码才能行"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2025, 3, 5, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_key_opens_what_it_was_made_for(database: Database, clock: Clock) -> None:
    keys = ApiKeys(database, clock)
    key, text = keys.make("门户", "asker", by="a", unit="示例县司法局", groups=["示例县教育局"])
    found = keys.principal(text)
    assert found is not None
    assert (found.name, found.role, found.unit) == ("门户", "asker", "示例县司法局")
    assert found.groups == {"示例县司法局", "示例县教育局"}
    assert keys.get(key.id).used_at == clock.now


def test_the_secret_of_a_key_is_not_kept(database: Database, clock: Clock) -> None:
    _, text = ApiKeys(database, clock).make("门户", "admin", by="a")
    with database.connect() as connection:
        kept = str(connection.execute(sa.select(api_keys)).all())
    assert text.rsplit("_", 1)[1] not in kept
    assert text.split("_", 2)[2] not in kept


@pytest.mark.parametrize("change", ["", "x", "fw_", "FW", "fw_0123456789ab_" + "A" * 43])
def test_what_is_no_key_opens_nothing(database: Database, clock: Clock, change: str) -> None:
    assert ApiKeys(database, clock).principal(change) is None


def test_a_wrong_secret_opens_nothing(database: Database, clock: Clock) -> None:
    keys = ApiKeys(database, clock)
    _, text = keys.make("门户", "asker", by="a")
    assert keys.principal(text[:-1] + ("A" if text[-1] != "A" else "B")) is None


def test_a_key_ends_when_revoked_or_expired(database: Database, clock: Clock) -> None:
    keys = ApiKeys(database, clock)
    first, revoked = keys.make("一", "asker", by="a")
    _, short = keys.make("二", "asker", by="a", lives=timedelta(days=1), origins=["https://a.cn/"])
    assert keys.origins() == {"https://a.cn"}
    keys.revoke(first.id)
    assert keys.principal(revoked) is None
    clock.on(timedelta(hours=23))
    assert keys.principal(short) is not None
    clock.on(timedelta(hours=1))
    assert keys.principal(short) is None
    assert keys.origins() == frozenset()
    with pytest.raises(BotError, match="unknown_key"):
        keys.revoke("none")


def test_an_admin_sees_every_group(database: Database, clock: Clock) -> None:
    keys = ApiKeys(database, clock)
    _, text = keys.make("管理", "admin", by="a")
    found = keys.principal(text)
    assert found is not None
    assert found.groups == {EVERY_GROUP}


def test_an_account_logs_in(database: Database, clock: Clock) -> None:
    kept = Accounts(database, clock)
    kept.make("张三", "agent", PASSWORD, unit="示例县司法局")
    assert kept.check("张三", PASSWORD).principal().groups == {"示例县司法局"}
    with database.connect() as connection:
        row = connection.execute(sa.select(accounts)).one()
    assert row.password.startswith("$argon2id$")
    assert PASSWORD not in row.password


@pytest.mark.parametrize("password", ["", "short", "一二三四五六七八九", "administrator"])
def test_a_weak_password_is_refused(database: Database, clock: Clock, password: str) -> None:
    with pytest.raises(BotError, match="weak_password"):
        Accounts(database, clock).make("administrator", "admin", password)


def test_an_account_is_locked_after_failed_tries(database: Database, clock: Clock) -> None:
    kept = Accounts(database, clock)
    kept.make("张三", "agent", PASSWORD)
    for _ in range(TRIES):
        with pytest.raises(BotError, match="login_failed"):
            kept.check("张三", "wrong password")
    with pytest.raises(BotError, match="locked_out") as locked:
        kept.check("张三", PASSWORD)
    assert locked.value.fields == {"minutes": 16}
    clock.on(LOCKED)
    assert kept.check("张三", PASSWORD).name == "张三"


def test_a_right_try_forgives_the_wrong_ones(database: Database, clock: Clock) -> None:
    kept = Accounts(database, clock)
    kept.make("张三", "agent", PASSWORD)
    for _ in range(3):
        for _ in range(TRIES - 1):
            with pytest.raises(BotError, match="login_failed"):
                kept.check("张三", "wrong password")
        kept.check("张三", PASSWORD)


def test_who_is_unknown_hears_the_same(database: Database, clock: Clock) -> None:
    kept = Accounts(database, clock)
    kept.make("外来", "agent", None, subject="https://idp|1")
    for name in ("没有", "外来"):
        with pytest.raises(BotError, match="login_failed"):
            kept.check(name, PASSWORD)


def test_somebody_must_be_left_to_administer(database: Database, clock: Clock) -> None:
    kept = Accounts(database, clock)
    kept.make("甲", "admin", PASSWORD)
    with pytest.raises(BotError, match="last_admin"):
        kept.change("甲", disabled=True)
    with pytest.raises(BotError, match="last_admin"):
        kept.change("甲", role="agent")
    kept.make("乙", "admin", PASSWORD)
    assert kept.change("甲", disabled=True).disabled_at
    with pytest.raises(BotError, match="login_failed"):
        kept.check("甲", PASSWORD)
    with pytest.raises(BotError, match="account_exists"):
        kept.make("乙", "admin", PASSWORD)


def test_a_session_lasts_while_it_is_used(database: Database, clock: Clock) -> None:
    Accounts(database, clock).make("张三", "agent", PASSWORD)
    kept = Sessions(database, clock)
    token = kept.begin("张三")
    for _ in range(int(LONGEST / IDLE)):
        clock.on(IDLE - timedelta(minutes=30))
        found = kept.find(token)
        assert found is not None
        assert (found.name, found.via) == ("张三", "session")
    clock.on(IDLE + timedelta(minutes=1))
    assert kept.find(token) is None
    with database.connect() as connection:
        assert token not in str(connection.execute(sa.select(sessions)).all())


def test_a_session_ends(database: Database, clock: Clock) -> None:
    kept, people = Sessions(database, clock), Accounts(database, clock)
    people.make("张三", "agent", PASSWORD)
    out, changed, old = kept.begin("张三"), kept.begin("张三"), kept.begin("张三")
    kept.end(out)
    assert kept.find(out) is None
    assert kept.find(changed) is not None
    people.set_password("张三", PASSWORD + "新")
    assert kept.find(changed) is None
    assert kept.find(old) is None


def test_only_the_page_that_holds_the_token_can_repeat_it() -> None:
    assert repeats("a", csrf_of("a"))
    assert not repeats("a", csrf_of("b"))
    assert not repeats("a", "")
