"""Every knob, typed and documented. Environment ``FAWEN_…`` over ``$FAWEN_HOME/fawen.toml``.

The table in README.md is tested against the fields and descriptions here.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from tempfile import TemporaryFile
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from bot.errors import BotError, invalid_values
from prompts import reply


class TelegramSettings(BaseModel):
    """The Telegram channel; off without a token."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    token: SecretStr | None = Field(None, description="Bot token; the channel is off without it")
    base_url: str = Field("https://api.telegram.org/bot", description="Base URL of the Bot API")


class LlmSettings(BaseModel):
    """The language model that words prose; off without an address."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    base_url: str | None = Field(
        None,
        description="OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1; empty means "
        "answers by quotation alone",
    )
    model: str | None = Field(None, description="Name of the model there")
    api_key: SecretStr | None = Field(None, description="Key for the endpoint, if it asks for one")
    temperature: float = Field(0.0, ge=0, le=2, description="Temperature of writing")
    timeout: float = Field(
        30.0, gt=0, description="Seconds one answer may take in all, after which it is quoted"
    )
    retries: int = Field(1, ge=0, le=5, description="Further tries within that time")
    concurrency: int = Field(4, ge=1, description="Answers written at a time; others are quoted")
    failures: int = Field(
        3, ge=1, description="Failures in a row after which the model is left alone for a while"
    )
    cooldown: float = Field(60.0, ge=0, description="How long that is, in seconds")
    check: bool = Field(
        False, description="Whether the model looks again at each sentence that passed the rules"
    )

    @model_validator(mode="after")
    def _named(self) -> LlmSettings:
        if self.base_url and not (self.model or "").strip():
            raise ValueError("model")
        return self


class OidcSettings(BaseModel):
    """Login at a provider that speaks OpenID Connect; off without an issuer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    issuer: str | None = Field(
        None,
        description="Issuer of an OpenID Connect provider, such as https://sso.example.gov.cn; "
        "empty means logins by password alone",
    )
    client_id: str = Field("", description="Name of this service at the provider")
    client_secret: SecretStr | None = Field(None, description="Its secret there, if it has one")
    scopes: str = Field("openid profile", description="Scopes that are asked for")
    name_claim: str = Field("preferred_username", description="Claim that names an account")
    role_claim: str = Field("roles", description="Claim that holds somebody's roles")
    roles: dict[str, Literal["asker", "agent", "admin"]] = Field(
        default_factory=dict,
        description="Role here by role there, a JSON object; who has none of them is not let in",
    )
    unit_claim: str | None = Field(None, description="Claim that holds somebody's unit, if any")
    timeout: float = Field(10.0, gt=0, description="Seconds to wait for the provider")

    @model_validator(mode="after")
    def _whole(self) -> OidcSettings:
        if self.issuer and not self.client_id.strip():
            raise ValueError("client_id")
        if self.issuer and not self.roles:
            raise ValueError("roles")
        return self


class WatchSettings(BaseModel):
    """Watched folders; off while none is named."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    folders: tuple[Path, ...] = Field(
        (), description="Folders whose files `serve` takes in by itself, a JSON list"
    )
    seconds: float = Field(
        10.0, ge=1, description="Seconds between two looks; a file unchanged at two is taken in"
    )
    publish: bool = Field(False, description="Whether such files answer without being checked")
    withdraw: bool = Field(False, description="Whether a file that disappears is withdrawn")


class Settings(BaseSettings):
    """All settings. An unknown key is an error."""

    model_config = SettingsConfigDict(
        env_prefix="FAWEN_", env_nested_delimiter="__", extra="forbid", frozen=True
    )

    home: Path = Field(Path("data"), description="Folder of the database, originals and indexes")
    database_url: str | None = Field(
        None, description="SQLAlchemy URL; empty means SQLite in the home folder"
    )
    embedding_model: str = Field(
        "packaged-e5", description="packaged-e5, or a sentence-transformers name or folder"
    )
    rerank_model: str | None = Field(
        None,
        description="A sentence-transformers cross-encoder, name or folder, that reads the first "
        "passages again; empty means none",
    )
    timezone: str = Field("Asia/Shanghai", description="Time zone of 今天 and of deadlines")
    own_level: Literal["国家", "省", "市", "县", "乡镇"] = Field(
        "县", description="Administrative level of this library's own task table"
    )
    passage_chars: int = Field(300, ge=80, le=2000, description="Longest passage, in characters")
    question_chars: int = Field(2000, ge=50, description="Longest question, in characters")
    conversation_minutes: int = Field(
        60, ge=1, description="How long a follow-up may lean on an earlier question, in minutes"
    )
    upload_bytes: int = Field(
        100 * 1024 * 1024, ge=1, description="Largest file that is read, in bytes"
    )
    host: str = Field("127.0.0.1", description="Address that `serve` binds")
    port: int = Field(8000, ge=1, le=65535, description="Port that `serve` binds")
    public_url: str | None = Field(
        None,
        description="Address that people open, such as https://qa.example.gov.cn; links use it",
    )
    anyone_may_ask: bool = Field(
        False, description="Whether whoever reaches the service may ask without a key or login"
    )
    asks_per_minute: int = Field(
        120, ge=1, description="Questions a minute that one key, account or address may ask"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "WARNING", description="From which level on `serve` writes about itself; INFO has requests"
    )
    log_json: bool = Field(False, description="Whether `serve` writes its log as lines of JSON")
    widget_origins: tuple[str, ...] = Field(
        (), description="Origins whose pages may ask through the widget, a JSON list"
    )
    conversation_days: int = Field(
        0, ge=0, description="Days after its last question that a conversation is kept; 0 for ever"
    )
    ticket_days: int = Field(
        3, ge=0, le=365, description="Days in which a ticket is due where no rule says otherwise"
    )
    llm: LlmSettings = Field(
        default_factory=LlmSettings, description="The language model that words prose"
    )
    oidc: OidcSettings = Field(
        default_factory=OidcSettings, description="Login at a provider elsewhere"
    )
    watch: WatchSettings = Field(default_factory=WatchSettings, description="The watched folders")
    telegram: TelegramSettings = Field(
        default_factory=TelegramSettings, description="The Telegram channel"
    )

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, OSError) as error:
            raise ValueError(name) from error
        return name

    @property
    def sql_url(self) -> str:
        """The database URL, by default a file in the home folder."""
        return self.database_url or f"sqlite:///{(self.home / 'fawen.sqlite3').resolve()}"

    def make_home(self) -> None:
        """Make the home if need be; raises BotError ``home_unusable`` where nothing can be written."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            with TemporaryFile(dir=self.home):
                pass
        except OSError as error:
            reason = error.strerror or str(error)
            raise BotError("home_unusable", home=str(self.home), reason=reason) from error

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then ``fawen.toml`` in the home folder."""
        home = Path(str({**env_settings(), **init_settings()}.get("home", "data")))
        toml = TomlConfigSettingsSource(settings_cls, toml_file=home / "fawen.toml")
        return init_settings, env_settings, toml


def _refuse_unknown_variables() -> None:
    """Refuse a FAWEN_ variable that no setting reads: a typing slip is not silent."""
    for name in os.environ:
        if name.startswith("FAWEN_") and not name.startswith("FAWEN_TEST_"):
            key = name.removeprefix("FAWEN_").split("__")[0].lower()
            if key not in Settings.model_fields:
                raise BotError("bad_settings", detail=reply("invalid.extra_forbidden", field=name))


def read_settings(**overrides: object) -> Settings:
    """The settings of this process; raises BotError ``bad_settings`` naming what is wrong."""
    try:
        _refuse_unknown_variables()
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        faults = [(f["type"], ".".join(map(str, f["loc"]))) for f in error.errors()]
        raise BotError("bad_settings", detail=invalid_values(faults)) from error
    except tomllib.TOMLDecodeError as error:
        raise BotError("bad_settings", detail=reply("invalid.toml", reason=str(error))) from error
    except (SettingsError, UnicodeDecodeError, OSError) as error:
        raise BotError("bad_settings", detail=str(error)) from error
