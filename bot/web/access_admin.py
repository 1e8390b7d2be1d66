"""Keys and accounts, for those who administer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from bot.records.access.principal import Role
from bot.web.access import Calling
from bot.web.schemas import Record, Strict
from bot.web.uploads import actor_of
from vectorstore.audit import Action

router = APIRouter()

Name = Annotated[str, Field(min_length=1, max_length=64)]


class KeyIn(Strict):
    """``POST /api/keys``."""

    name: str = Field(
        min_length=1, max_length=255, description="给谁用的", examples=["县政府门户网站"]
    )
    role: Role = Field("asker", description="角色")
    unit: str | None = Field(None, max_length=255, description="只替这个单位提问")
    groups: tuple[str, ...] = Field((), description="还能看哪些单位的文件")
    origins: tuple[str, ...] = Field((), description="只在这些网站上用，挂件的密钥要写")
    days: int | None = Field(None, ge=1, le=3650, description="几天后失效，不写就一直有效")


class KeyOut(Record):
    """What is known of a key."""

    id: str
    name: str
    role: Role
    unit: str | None
    groups: tuple[str, ...]
    origins: tuple[str, ...]
    created_at: datetime
    created_by: str
    expires_at: datetime | None
    revoked_at: datetime | None
    used_at: datetime | None


class NewKeyOut(KeyOut):
    """A key just made: the one time that it is shown."""

    key: str


class KeysOut(Record):
    """All keys."""

    keys: tuple[KeyOut, ...]


class AccountIn(Strict):
    """``POST /api/accounts``."""

    name: Name = Field(description="账号")
    password: str = Field(max_length=1024, description="密码，至少 10 个字符")
    role: Role = Field("agent", description="角色")
    unit: str | None = Field(None, max_length=255, description="单位")
    groups: tuple[str, ...] = Field((), description="还能看哪些单位的文件")


class AccountChange(Strict):
    """``PATCH /api/accounts/{name}``; what is left out stays."""

    password: str | None = Field(None, max_length=1024, description="新密码")
    role: Role | None = Field(None, description="角色")
    groups: tuple[str, ...] | None = Field(None, description="还能看哪些单位的文件")
    disabled: bool | None = Field(None, description="停用或恢复")


class AccountOut(Record):
    """What is known of an account."""

    name: str
    role: Role
    unit: str | None
    groups: tuple[str, ...]
    created_at: datetime
    disabled_at: datetime | None
    locked_until: datetime | None


class AccountsOut(Record):
    """All accounts."""

    accounts: tuple[AccountOut, ...]


@router.get("/api/keys", summary="密钥清单")
def keys(caller: Calling) -> KeysOut:
    """All keys, revoked ones too; what opens anything is not among what is shown."""
    found = caller.service.app.keys.listed()
    return KeysOut(keys=tuple(KeyOut.model_validate(key) for key in found))


@router.post("/api/keys", summary="新建密钥", status_code=201)
def make_key(given: KeyIn, caller: Calling) -> NewKeyOut:
    """A new key; its text is shown here and never again."""
    key, text = caller.service.app.keys.make(
        given.name,
        given.role,
        by=caller.principal.name,
        unit=given.unit,
        groups=given.groups,
        origins=given.origins,
        lives=timedelta(days=given.days) if given.days else None,
    )
    _noted(caller, "key_made", key.id, name=key.name, role=key.role)
    return NewKeyOut(**KeyOut.model_validate(key).model_dump(), key=text)


@router.delete("/api/keys/{identity}", summary="停用密钥")
def revoke_key(identity: str, caller: Calling) -> KeyOut:
    """Ends a key at once and for good."""
    key = caller.service.app.keys.revoke(identity)
    _noted(caller, "key_revoked", key.id, name=key.name)
    return KeyOut.model_validate(key)


@router.get("/api/accounts", summary="账号清单")
def accounts(caller: Calling) -> AccountsOut:
    """All accounts."""
    found = caller.service.app.accounts.listed()
    return AccountsOut(accounts=tuple(AccountOut.model_validate(account) for account in found))


@router.post("/api/accounts", summary="新建账号", status_code=201)
def make_account(given: AccountIn, caller: Calling) -> AccountOut:
    """A new account."""
    made = caller.service.app.accounts.make(
        given.name, given.role, given.password, unit=given.unit, groups=given.groups
    )
    _noted(caller, "account_made", made.name, role=made.role)
    return AccountOut.model_validate(made)


@router.patch("/api/accounts/{name}", summary="修改账号")
def change_account(name: str, given: AccountChange, caller: Calling) -> AccountOut:
    """Changes an account and ends its sessions."""
    kept = caller.service.app.accounts
    if given.password is not None:
        kept.set_password(name, given.password)
    changed = kept.change(name, role=given.role, groups=given.groups, disabled=given.disabled)
    said = given.model_dump(exclude={"password"}, exclude_none=True)
    _noted(caller, "account_changed", name, password=given.password is not None, **said)
    return AccountOut.model_validate(changed)


def _noted(caller: Calling, action: Action, what: str, **details: object) -> None:
    caller.service.app.audit.note(actor_of(caller), action, what, **details)
