"""What every response tells a browser: load nothing from elsewhere, guess no types, leak no address."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal
from urllib.parse import quote

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "
)
POLICY = f"{_POLICY}'none'"
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Sent with every response that does not say otherwise."""


def framed_by(origins: Collection[str]) -> str:
    """The policy of a page that the pages of some origins may show in a frame."""
    return _POLICY + (" ".join(sorted(origins)) or "'none'")


def named(name: str, how: Literal["attachment", "inline"] = "attachment") -> dict[str, str]:
    """The header that gives a response a file name (RFC 6266, RFC 5987), which no character of the
    name can break out of. ``inline`` is shown, an attachment saved."""
    return {"Content-Disposition": f"{how}; filename*=UTF-8''{quote(name, safe='')}"}
