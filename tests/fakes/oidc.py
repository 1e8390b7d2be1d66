"""An OpenID Connect provider on a real port, which signs whatever a test tells it to."""

from __future__ import annotations

import base64
import hashlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

CLIENT, SECRET = "fawen", "秘密 :/?"


@dataclass
class OidcProvider:
    """One person signs in here, as ``claims`` say; ``changed`` replaces claims of the ID token."""

    claims: dict[str, Any]
    changed: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    issuer: str = ""
    calls: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    signing: RSAKey | OctKey | None = None

    def described(self) -> dict[str, object]:
        """What the provider says of itself."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
        }

    def authorized(self, query: dict[str, str]) -> Response:
        """The browser comes to sign in and goes back with a code."""
        assert query["response_type"] == "code"
        assert query["client_id"] == CLIENT
        assert query["code_challenge_method"] == "S256"
        assert "openid" in query["scope"].split()
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        back = urlencode({"code": code, "state": query["state"]})
        return RedirectResponse(f"{query['redirect_uri']}?{back}", 303)

    def token(self, given: dict[str, str], authorization: str) -> Response:
        """A code becomes an ID token, once, for who can show the verifier and the secret."""
        named, _, secret = (
            base64.b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        )
        asked = self.codes.pop(given["code"], None)
        if asked is None or (unquote(named), unquote(secret)) != (CLIENT, SECRET):
            return JSONResponse({"error": "invalid_grant"}, 400)
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if challenge != asked["code_challenge"] or given["redirect_uri"] != asked["redirect_uri"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300}
        said = {**claims, "nonce": asked["nonce"], **self.claims, **self.changed}
        header = {"alg": self.algorithm, "kid": self.key.kid}
        key: Any = self.signing or self.key
        signed = jwt.encode(header, said, key, algorithms=[self.algorithm])
        return JSONResponse({"id_token": signed, "access_token": "x", "token_type": "Bearer"})


@contextmanager
def oidc_provider(claims: dict[str, Any]) -> Iterator[OidcProvider]:
    """The provider, listening on a free port of the loopback address until the end."""
    state, web = OidcProvider(claims), FastAPI()

    @web.middleware("http")
    async def noted(request: Request, call_next: Any) -> Any:
        state.calls.append(request.url.path)
        return await call_next(request)

    @web.get("/.well-known/openid-configuration")
    async def configuration() -> Response:
        return JSONResponse(state.described())

    @web.get("/jwks")
    async def jwks() -> Response:
        return JSONResponse(KeySet([state.key]).as_dict(private=False))

    @web.get("/authorize")
    async def authorize(request: Request) -> Response:
        return state.authorized(dict(request.query_params))

    @web.post("/token")
    async def token(request: Request) -> Response:
        given = {k: v[0] for k, v in parse_qs((await request.body()).decode()).items()}
        return state.token(given, request.headers.get("authorization", ""))

    listening = socket.create_server(("127.0.0.1", 0))
    state.issuer = f"http://127.0.0.1:{listening.getsockname()[1]}"
    server = uvicorn.Server(uvicorn.Config(web, log_config=None, log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield state
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
