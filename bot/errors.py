"""One table from error to code, HTTP status and sentence, for every surface."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ingest.errors import IngestError
from prompts import error_sentence, texts
from vectorstore.errors import StoreError


class BotError(Exception):
    """A request that cannot be served. ``code`` names a sentence in ``prompts/replies.toml``."""

    def __init__(self, code: str, **fields: str | int) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields


STATUS: dict[str, int] = {
    "empty_question": 422,
    "question_too_long": 413,
    "bad_request": 422,
    "not_found": 404,
    "method_not_allowed": 405,
    "unknown_document": 404,
    "unknown_page": 404,
    "unknown_indicator": 404,
    "unknown_answer": 404,
    "unknown_conversation": 404,
    "unknown_unit": 404,
    "unknown_ticket": 404,
    "unknown_rule": 404,
    "unknown_approved": 404,
    "hidden_source": 409,
    "ticket_ended": 409,
    "ticket_taken": 409,
    "ticket_not_answered": 409,
    "unanswered_ticket": 409,
    "bad_merge": 409,
    "ambiguous_unit": 409,
    "unknown_table": 404,
    "one_edition": 409,
    "unknown_row": 404,
    "no_materials": 422,
    "nothing_to_check": 422,
    "unknown_job": 404,
    "unknown_draft": 404,
    "job_ended": 409,
    "job_overtaken": 409,
    "job_lost": 409,
    "already_withdrawn": 409,
    "not_withdrawn": 409,
    "bad_file_name": 422,
    "upload_broken": 400,
    "unknown_model": 404,
    "unknown_passage": 404,
    "unknown_place": 404,
    "no_such_path": 422,
    "no_permission": 403,
    "foreign_host": 403,
    "unauthorized": 401,
    "forbidden": 403,
    "key_unknown": 401,
    "login_failed": 401,
    "nobody": 404,
    "bad_person": 422,
    "sign_in_lost": 403,
    "sign_in_refused": 403,
    "no_role": 403,
    "provider_unavailable": 503,
    "locked_out": 429,
    "too_many": 429,
    "foreign_form": 403,
    "foreign_origin": 403,
    "weak_password": 422,
    "bad_name": 422,
    "unknown_key": 404,
    "unknown_account": 404,
    "account_exists": 409,
    "last_admin": 409,
    "payload_too_large": 413,
    "too_large": 413,
    "unsupported_format": 415,
    "unreadable_file": 422,
    "encrypted_file": 422,
    "nothing_to_read": 422,
    "missing_dependency": 501,
    "secret_document": 422,
    "internal_document": 409,
    "draft_stopped": 409,
    "bad_correction": 422,
    "reading_stopped": 409,
    "home_locked": 409,
    "home_unusable": 503,
    "model_unavailable": 503,
    "reranker_unavailable": 503,
    "database_unavailable": 503,
    "index_unavailable": 503,
    "original_unavailable": 503,
    "unknown_name": 404,
    "unknown_synonym": 404,
    "unknown_kind": 422,
    "sheet_format": 415,
    "sheet_columns": 422,
    "bad_sheet": 422,
}
"""HTTP status by code; a code that is not listed is a fault of ours (500)."""

VARIANTS: dict[tuple[str, str, str | int | None], str] = {
    ("unreadable_file", "reason", "permission"): "file_closed",
    ("unreadable_file", "reason", "not_found"): "file_gone",
    ("unreadable_file", "reason", "timeout"): "reading_slow",
    ("unreadable_file", "reason", "memory"): "reading_large",
    ("unreadable_file", "reason", "crashed"): "reading_crashed",
    ("missing_dependency", "name", "LibreOffice"): "missing_office",
    ("nothing_to_read", "reason", "no_writing"): "nothing_to_read_scan",
    ("unknown_unit", "candidates", ""): "unknown_unit_at_all",
    ("unknown_unit", "candidates", None): "unknown_unit_at_all",
    ("home_locked", "url", ""): "home_busy",
    ("home_locked", "url", None): "home_busy",
}
"""Where one value of a field asks for other advice: (code, field, value) -> sentence."""

WORDED = {"reason": "reasons", "kind": "kinds", "state": "job_states"}
"""Fields whose values are codes, and the section of ``replies.toml`` that words them."""

KnownError = BotError | IngestError | StoreError
KNOWN = (BotError, IngestError, StoreError)


def status_of(error: KnownError) -> int:
    """The HTTP status of an error."""
    return STATUS.get(error.code, 500)


def sentence_of(error: KnownError) -> str:
    """The Chinese sentence of an error: what, where, what to do."""
    return sentence_of_code(error.code, error.fields)


def sentence_of_code(code: str, fields: Mapping[str, str | int]) -> str:
    """The same of an error that was only kept as its code and fields."""
    key = code
    for (of, field, value), variant in VARIANTS.items():
        if of == code and fields.get(field) == value:
            key = variant
    return error_sentence(key, _worded(fields))


def _worded(fields: Mapping[str, str | int]) -> dict[str, str | int]:
    """The fields with codes put into words; what a library itself said stays as it is."""
    return {
        name: texts(WORDED[name]).get(str(value), value) if name in WORDED else value
        for name, value in fields.items()
    }


def invalid_values(faults: Iterable[tuple[str, str]]) -> str:
    """What is wrong with given values, in Chinese: 缺少 question；不认识的字段 unti.

    ``faults`` are pydantic's types of error, each with the field ("" for the whole).
    """
    known = texts("invalid")
    found = []
    for kind, field in faults:
        if kind not in known:
            kind = "value" if field else "body"
        found.append(known[kind].format(field=field))
    return "；".join(dict.fromkeys(found))
