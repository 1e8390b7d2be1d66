"""What can go wrong on which route: one table of codes, from which the description of the API is made.

What goes wrong everywhere (no key, too many questions, a body that is none) is added by rule; here
stands what a route refuses by itself. A code names its status and its sentence in ``bot.errors``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.web.rates import RATED
from bot.web.roles import RULES

ASKED = ("empty_question", "question_too_long")
TABLE = ("unknown_table",)
UNIT = ("unknown_unit", "ambiguous_unit", *TABLE)
EDITIONS = (*UNIT, "one_edition")
DOCUMENT = ("unknown_document",)
FILE = ("original_unavailable",)

TICKET = ("unknown_ticket",)
OPEN_TICKET = (*TICKET, "ticket_ended")
APPROVED = ("unknown_approved",)

FAILURES: Mapping[str, Sequence[str]] = {
    "POST /api/session": ("login_failed", "locked_out", "database_unavailable"),
    "GET /api/session": ("key_unknown", "foreign_origin", "database_unavailable"),
    "GET /api/session/ways": (),
    "DELETE /api/session": ("database_unavailable",),
    "POST /api/ask": ASKED,
    "POST /api/ask/stream": ASKED,
    "GET /api/answers/{identity}": ("unknown_answer",),
    "POST /api/feedback": ("unknown_answer",),
    "GET /api/conversations/{identity}": ("unknown_conversation",),
    "DELETE /api/conversations/{identity}": ("unknown_conversation",),
    "GET /api/answers/{identity}/answer.{ending}": ("unknown_answer",),
    "POST /api/tickets": ("unknown_answer", "empty_question"),
    "GET /api/tickets/{identity}": TICKET,
    "POST /api/tickets/{identity}/additions": OPEN_TICKET,
    "POST /api/tickets/{identity}/withdraw": OPEN_TICKET,
    "POST /api/tickets/{identity}/reopen": (*TICKET, "ticket_not_answered"),
    "POST /api/tickets/{identity}/assign": OPEN_TICKET,
    "POST /api/tickets/{identity}/notes": OPEN_TICKET,
    "POST /api/tickets/{identity}/replies": (*OPEN_TICKET, "ticket_taken"),
    "POST /api/tickets/{identity}/close": (*OPEN_TICKET, "ticket_taken", "unanswered_ticket"),
    "POST /api/tickets/{identity}/merge": (*OPEN_TICKET, "bad_merge"),
    "DELETE /api/ticket-rules": ("unknown_rule",),
    "POST /api/approved": ("empty_question", *DOCUMENT, *TICKET),
    "POST /api/approved/{identity}/approve": (*APPROVED, "hidden_source"),
    "POST /api/approved/{identity}/retire": APPROVED,
    "GET /api/documents/{identity}/place": (*DOCUMENT, "unknown_place"),
    "GET /api/documents/{identity}/pages/{number}": (*DOCUMENT, *FILE, "unknown_page"),
    "GET /api/privacy": ("nobody",),
    "DELETE /api/privacy": ("nobody",),
    "GET /api/privacy/{person}": ("bad_person",),
    "DELETE /api/privacy/{person}": ("bad_person",),
    "POST /api/self-check": ("nothing_to_check", "no_materials", "unknown_row", *UNIT),
    "GET /v1/models/{name}": ("unknown_model",),
    "POST /v1/chat/completions": ("unknown_model", *ASKED),
    "GET /api/documents/{identity}": DOCUMENT,
    "GET /api/documents/{identity}/passages": DOCUMENT,
    "GET /api/documents/{identity}/original": (*DOCUMENT, *FILE),
    "GET /api/indicators": UNIT,
    "GET /api/indicators/{identity}": ("unknown_indicator",),
    "GET /api/passages/{identity}": ("unknown_passage",),
    "GET /api/units": TABLE,
    "GET /api/units/{name}/worklist": UNIT,
    "GET /api/units/{name}/worklist.{ending}": UNIT,
    "GET /api/worklists.txt": TABLE,
    "GET /api/editions/{work}/diff": EDITIONS,
    "GET /api/editions/{work}/diff.xlsx": EDITIONS,
    "GET /api/drafts/{identity}": ("unknown_draft",),
    "GET /api/documents/{identity}/report": DOCUMENT,
    "POST /api/documents/{identity}/publish": ("unknown_draft", "draft_stopped"),
    "DELETE /api/drafts/{identity}": ("unknown_draft",),
    "PATCH /api/documents/{identity}": ("bad_correction", *DOCUMENT, *FILE),
    "POST /api/documents/sync": ("no_such_path", "no_permission"),
    "POST /api/documents": (
        "bad_file_name",
        "nothing_to_read",
        "too_large",
        "upload_broken",
        *FILE,
    ),
    "DELETE /api/documents/{identity}": (*DOCUMENT, "already_withdrawn"),
    "POST /api/documents/{identity}/restore": (*DOCUMENT, "not_withdrawn", *FILE),
    "GET /api/jobs/{identity}": ("unknown_job",),
    "GET /api/jobs/{identity}/events": ("unknown_job",),
    "POST /api/jobs/{identity}/retry": ("unknown_job", "job_ended", "job_overtaken"),
    "DELETE /api/jobs/{identity}": ("unknown_job", "job_ended"),
    "DELETE /api/keys/{identity}": ("unknown_key",),
    "POST /api/accounts": ("account_exists", "weak_password", "bad_name"),
    "PATCH /api/accounts/{name}": ("unknown_account", "weak_password", "last_admin"),
}
"""The codes of a route's own refusals; a route that is not listed has none."""

EVERYWHERE = ("foreign_host", "internal")
BY_CREDENTIAL = ("unauthorized", "key_unknown", "forbidden", "foreign_form", "foreign_origin")
OF_THE_LIBRARY = (
    "database_unavailable",
    "index_unavailable",
    "model_unavailable",
    "reranker_unavailable",
)


def failures(route: str, *, parameters: bool, path: bool, body: bool) -> tuple[str, ...]:
    """The codes that a route may answer with, by what it takes: parameters, one in its path, a body."""
    found = list(FAILURES.get(route, ()))
    if RULES.get(route) != "public":
        found += [*BY_CREDENTIAL, *OF_THE_LIBRARY]
    if route in RATED:
        found.append("too_many")
    if parameters or body:
        found.append("bad_request")
    if path:  # a name with a slash in it is another address
        found += ["not_found", "method_not_allowed"]
    if body:
        found.append("payload_too_large")
    return tuple(dict.fromkeys([*found, *EVERYWHERE]))
