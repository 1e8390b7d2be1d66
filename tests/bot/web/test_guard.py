"""Who may ask from where, and what browsers are told."""

from __future__ import annotations

import httpx
import pytest

from bot.web.guard import is_loopback

PREFLIGHT = {
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type",
}


@pytest.mark.parametrize("path", ["/", "/api/documents", "/healthz", "/documents/x", "/widget.js"])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "10.0.0.1", "[2001:db8::1]", ""]
)
def test_a_foreign_host_is_refused(client: httpx.Client, path: str, host: str) -> None:
    response = client.get(path, headers={"host": host})
    assert response.status_code == 403
    assert response.json()["error"]["code"] == "foreign_host"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:9", "[::1]:8000"])
def test_this_machine_has_several_names(client: httpx.Client, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


def test_loopback_names() -> None:
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not is_loopback("127.0.0.1.evil.example")
    assert not is_loopback("0.0.0.0")


@pytest.mark.parametrize(
    "path", ["/", "/api/documents", "/api/nothing", "/documents/none", "/docs"]
)
def test_security_headers_are_everywhere(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_an_allowed_site_may_ask(client: httpx.Client, host_origin: str, path: str) -> None:
    asked = client.options(path, headers={"origin": host_origin, **PREFLIGHT})
    assert asked.status_code == 200
    assert asked.headers["access-control-allow-origin"] == host_origin
    answered = client.post(path, json={"question": "你好"}, headers={"origin": host_origin})
    assert answered.headers["access-control-allow-origin"] == host_origin
    assert "access-control-allow-credentials" not in answered.headers


def test_other_sites_may_not_ask(client: httpx.Client) -> None:
    asked = client.options("/api/ask", headers={"origin": "https://evil.example", **PREFLIGHT})
    assert asked.status_code == 400
    assert "access-control-allow-origin" not in asked.headers


def test_an_allowed_site_may_do_nothing_else(client: httpx.Client, host_origin: str) -> None:
    for path in ("/api/documents", "/api/feedback", "/api/documents/sync"):
        asked = client.options(path, headers={"origin": host_origin, **PREFLIGHT})
        assert "access-control-allow-origin" not in asked.headers
