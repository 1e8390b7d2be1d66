"""Which role each route needs: one table, so that it can be read whole. A route without a rule is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from bot.records.access.principal import Role

Rule: TypeAlias = Role | Literal["public", "local"]
"""``public`` is open to whoever reaches the service; it shows and changes nothing of the library.
``local`` is for commands on the machine of the service: it names files there."""

RULES: Mapping[str, Rule] = {
    # pages and their files; what they show, they ask for by the routes below
    "GET /": "asker",
    "GET /login": "public",
    "GET /embed": "public",
    "GET /assets/{name}": "public",
    "GET /widget.js": "public",
    "GET /docs": "public",
    "GET /openapi.json": "public",
    "GET /healthz": "public",
    "GET /readyz": "public",
    # logging in, and who one is
    "GET /api/session": "public",
    "POST /api/session": "public",
    "DELETE /api/session": "public",
    "GET /api/session/ways": "public",
    "GET /login/oidc": "public",
    "GET /login/oidc/callback": "public",
    # asking
    "POST /api/ask": "asker",
    "POST /api/ask/stream": "asker",
    "GET /api/answers/{identity}": "asker",
    "GET /api/answers/{identity}/answer.{ending}": "asker",
    "POST /api/feedback": "asker",
    "GET /api/conversations": "asker",
    "GET /api/conversations/{identity}": "asker",
    "DELETE /api/conversations/{identity}": "asker",
    "GET /api/privacy": "asker",
    "DELETE /api/privacy": "asker",
    "GET /api/privacy/{person}": "admin",
    "DELETE /api/privacy/{person}": "admin",
    "POST /api/self-check": "asker",
    # the helpdesk: one's own tickets, and everybody's for who answers them
    "POST /api/tickets": "asker",
    "GET /api/tickets": "asker",
    "GET /api/tickets/{identity}": "asker",
    "POST /api/tickets/{identity}/additions": "asker",
    "POST /api/tickets/{identity}/withdraw": "asker",
    "POST /api/tickets/{identity}/reopen": "asker",
    "POST /api/tickets/claim": "agent",
    "POST /api/tickets/{identity}/assign": "agent",
    "POST /api/tickets/{identity}/notes": "agent",
    "POST /api/tickets/{identity}/replies": "agent",
    "POST /api/tickets/{identity}/close": "agent",
    "POST /api/tickets/{identity}/merge": "agent",
    "GET /api/approved": "agent",
    "POST /api/approved": "agent",
    "POST /api/approved/check": "admin",
    "POST /api/approved/{identity}/approve": "admin",
    "POST /api/approved/{identity}/retire": "admin",
    "GET /api/missing": "agent",
    "GET /api/ticket-rules": "agent",
    "PUT /api/ticket-rules": "admin",
    "DELETE /api/ticket-rules": "admin",
    "GET /v1/models": "asker",
    "GET /v1/models/{name}": "asker",
    "POST /v1/chat/completions": "asker",
    # what is known
    "GET /documents": "asker",
    "GET /documents/{identity}": "asker",
    "GET /indicators": "asker",
    "GET /indicators/changes": "asker",
    "GET /indicators/{identity}": "asker",
    "GET /mine": "asker",
    "GET /units/{name}": "asker",
    "GET /api/library": "asker",
    "GET /api/documents": "asker",
    "GET /api/documents/{identity}": "asker",
    "GET /api/documents/{identity}/passages": "asker",
    "GET /api/documents/{identity}/place": "asker",
    "GET /api/documents/{identity}/original": "asker",
    "GET /api/documents/{identity}/pages/{number}": "asker",
    "GET /api/indicators": "asker",
    "GET /api/indicators/{identity}": "asker",
    "GET /api/tables": "asker",
    "GET /api/search": "asker",
    "GET /api/passages/{identity}": "asker",
    "GET /api/units": "asker",
    "GET /api/units/{name}/worklist": "asker",
    "GET /api/units/{name}/worklist.{ending}": "asker",
    "GET /api/worklists.txt": "asker",
    "GET /api/editions/{work}/diff": "asker",
    "GET /api/editions/{work}/diff.xlsx": "asker",
    # checking, and changing the library
    "GET /api/drafts": "agent",
    "GET /api/drafts/{identity}": "agent",
    "GET /api/documents/{identity}/report": "agent",
    "POST /api/documents/{identity}/publish": "admin",
    "DELETE /api/drafts/{identity}": "admin",
    "PATCH /api/documents/{identity}": "admin",
    "POST /api/documents/sync": "local",
    "POST /api/documents": "admin",
    "DELETE /api/documents/{identity}": "admin",
    "POST /api/documents/{identity}/restore": "admin",
    "GET /api/jobs": "admin",
    "GET /api/jobs/{identity}": "admin",
    "GET /api/jobs/{identity}/events": "admin",
    "POST /api/jobs/{identity}/retry": "admin",
    "DELETE /api/jobs/{identity}": "admin",
    "GET /api/audit": "admin",
    "GET /metrics": "agent",
    # who may do what
    "GET /api/keys": "admin",
    "POST /api/keys": "admin",
    "DELETE /api/keys/{identity}": "admin",
    "GET /api/accounts": "admin",
    "POST /api/accounts": "admin",
    "PATCH /api/accounts/{name}": "admin",
}


def rule_of(method: str, path: str) -> Rule | None:
    """The rule of a route by its path template; HEAD is as GET."""
    return RULES.get(f"{'GET' if method == 'HEAD' else method} {path}")
