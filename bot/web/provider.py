"""An OpenID Connect provider: where people are sent to sign in, and who it says they are.

The authorization code flow with PKCE. Nothing is asked of the provider before somebody signs in;
what it said of itself is kept then. Sources: OpenID Connect Core 1.0 (3.1.3.7, what to check of an
ID token), RFC 7636 (PKCE), RFC 9207 (``iss`` in the answer).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote, urlencode, urlsplit

import httpx

from bot.errors import BotError
from bot.records.access.principal import ROLES, Role
from bot.records.access.sign_ins import Identity, SignIn
from bot.web.guard import is_loopback

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

ALGORITHMS = ("RS256", "PS256", "ES256")
"""What an ID token may be signed with: never with nothing, never with what both sides know."""
LEEWAY = 60
"""Seconds that two clocks may differ."""


class Secret(Protocol):
    """A text that shows itself only when asked."""

    def get_secret_value(self) -> str: ...


class Stated(Protocol):
    """What the settings say of a provider."""

    @property
    def issuer(self) -> str | None: ...
    @property
    def client_id(self) -> str: ...
    @property
    def client_secret(self) -> Secret | None: ...
    @property
    def scopes(self) -> str: ...
    @property
    def name_claim(self) -> str: ...
    @property
    def role_claim(self) -> str: ...
    @property
    def roles(self) -> Mapping[str, Role]: ...
    @property
    def unit_claim(self) -> str | None: ...
    @property
    def timeout(self) -> float: ...


class Provider:
    """One provider; safe to use from several threads."""

    def __init__(self, stated: Stated) -> None:
        self._stated, self._issuer = stated, stated.issuer or ""
        self._known: Mapping[str, str] = {}
        self._signed_with: KeySet | None = None
        self._lock = Lock()

    def address(self, begun: SignIn, back: str) -> str:
        """Where to send a browser; ``back`` is where it comes back to. Raises BotError
        ``provider_unavailable``."""
        challenge = hashlib.sha256(begun.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self._stated.client_id,
            "redirect_uri": back,
            "scope": self._stated.scopes,
            "state": begun.state,
            "nonce": begun.nonce,
            "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        there = self._said()["authorization_endpoint"]
        return f"{there}{'&' if urlsplit(there).query else '?'}{urlencode(asked)}"

    def identity(self, code: str, begun: SignIn, back: str) -> Identity:
        """Who came back with a code.

        Raises BotError ``provider_unavailable``, ``sign_in_refused`` where what the provider says
        does not hold, and ``no_role`` for somebody who has none here.
        """
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "client_id": self._stated.client_id,
            "code_verifier": begun.verifier,
        }
        answered = self._asked("POST", self._said()["token_endpoint"], data=sent, auth=self._auth())
        token = answered.get("id_token")
        if not isinstance(token, str):
            raise BotError("sign_in_refused", reason="id_token")
        return self._identity(self._claims(token, begun.nonce))

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        stated = self._stated
        named = claims.get(stated.role_claim)
        called = named if isinstance(named, list) else [named]
        roles = {
            stated.roles[one] for one in called if isinstance(one, str) and one in stated.roles
        }
        if not roles:
            raise BotError("no_role")
        unit = claims.get(stated.unit_claim) if stated.unit_claim else None
        subject = str(claims["sub"])
        return Identity(
            subject=hashlib.sha256(f"{self._issuer}\0{subject}".encode()).hexdigest(),
            name=str(claims.get(stated.name_claim) or subject),
            role=max(roles, key=ROLES.index),
            unit=unit.strip()[:255] or None if isinstance(unit, str) else None,
        )

    def _claims(self, token: str, nonce: str) -> Mapping[str, Any]:
        """What an ID token says, once all of it holds."""
        from joserfc import jwt
        from joserfc.errors import InvalidKeyIdError, JoseError

        client = self._stated.client_id
        registry = jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": client},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        )
        try:
            try:
                read = jwt.decode(token, self._keys(), algorithms=ALGORITHMS)
            except (InvalidKeyIdError, ValueError):  # keys change
                read = jwt.decode(token, self._keys(again=True), algorithms=ALGORITHMS)
            registry.validate(read.claims)
        except (JoseError, ValueError) as error:
            raise BotError("sign_in_refused", reason=type(error).__name__) from error
        claims = read.claims
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", None if several else client) != client:
            raise BotError("sign_in_refused", reason="azp")
        if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
            raise BotError("sign_in_refused", reason="nonce")
        return claims

    def _keys(self, *, again: bool = False) -> KeySet:
        from joserfc.jwk import KeySet

        if self._signed_with is None or again:
            found: Any = self._asked("GET", self._said()["jwks_uri"])
            self._signed_with = KeySet.import_key_set(found)
        return self._signed_with

    def _said(self) -> Mapping[str, str]:
        """What the provider says of itself, asked once."""
        with self._lock:
            if not self._known:
                url = f"{self._issuer.rstrip('/')}/.well-known/openid-configuration"
                said = self._asked("GET", url)
                ends = ("authorization_endpoint", "token_endpoint", "jwks_uri")
                if said.get("issuer") != self._issuer or not all(_safe(said.get(e)) for e in ends):
                    raise BotError("provider_unavailable", issuer=self._issuer)
                self._known = {name: str(said[name]) for name in ends}
        return self._known

    def _auth(self) -> httpx.BasicAuth | None:
        secret = self._stated.client_secret
        if secret is None:
            return None
        return httpx.BasicAuth(
            quote(self._stated.client_id, safe=""), quote(secret.get_secret_value(), safe="")
        )

    def _asked(self, method: str, url: str, **more: Any) -> dict[str, Any]:
        """The JSON of an answer; a refusal by the provider is one of the sign-in."""
        try:
            answered = httpx.request(
                method, url, timeout=self._stated.timeout, follow_redirects=False, **more
            )
            said = answered.json()
        except (httpx.HTTPError, ValueError) as error:
            raise BotError("provider_unavailable", issuer=self._issuer) from error
        if answered.is_server_error or not isinstance(said, dict):
            raise BotError("provider_unavailable", issuer=self._issuer)
        if not answered.is_success:
            raise BotError("sign_in_refused", reason=str(said.get("error", ""))[:40])
        return said


def _safe(url: object) -> bool:
    """Whether an address may be trusted with a code: encrypted, or on this machine."""
    parts = urlsplit(url) if isinstance(url, str) else None
    return parts is not None and (
        parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
    )
