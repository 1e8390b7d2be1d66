"""How often one caller may do what costs something, so that one cannot slow the service for all."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.errors import BotError
from bot.records.access.principal import Principal

ASKING = "asking"
TRYING = "trying"
SIGNING = "signing"
RATED: Mapping[str, str] = {
    "POST /api/ask": ASKING,
    "POST /api/ask/stream": ASKING,
    "POST /v1/chat/completions": ASKING,
    "POST /mcp": ASKING,
    "GET /api/search": ASKING,
    "POST /api/self-check": ASKING,
    "POST /api/tickets": ASKING,
    "POST /api/feedback": ASKING,
    "POST /api/session": TRYING,
    "GET /login/oidc": SIGNING,
    "GET /login/oidc/callback": SIGNING,
}
"""The routes that are counted, by what they are counted as."""

TRIES = 10
"""Tries to log in a minute from one address; an account is locked after fewer wrong ones."""


SIGN_INS = 60
"""Steps of signing in elsewhere, a minute from one address: a whole office may share it."""


class Rates:
    """Counts in this process; several processes each allow as much."""

    def __init__(self, asks_per_minute: int) -> None:
        self._limits = {
            ASKING: RateLimitItemPerMinute(asks_per_minute),
            TRYING: RateLimitItemPerMinute(TRIES),
            SIGNING: RateLimitItemPerMinute(SIGN_INS),
        }
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, route: str, principal: Principal, address: str) -> None:
        """Count a request; raises BotError ``too_many`` with the ``seconds`` to wait.

        Who shows a credential is counted by it, everyone else by address.
        """
        kind = RATED.get(route)
        if kind is None or principal.via == "local":
            return
        limit = self._limits[kind]
        who = f"{principal.via}:{principal.name or address}"
        if not self._limiter.hit(limit, kind, who):
            again = self._limiter.get_window_stats(limit, kind, who).reset_time
            raise BotError("too_many", seconds=max(1, math.ceil(again - time.time())))
