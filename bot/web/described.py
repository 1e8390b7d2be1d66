"""The description that the application gives of itself: every answer a route may give, errors too.

FastAPI knows what a route takes and what it gives. Who may call it, and what it refuses with which
sentence, is added here from the tables of roles and of failures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

from bot.errors import BotError, status_of
from bot.web.examples import BODIES, example_of
from bot.web.failures import failures
from bot.web.openai_errors import PREFIX, openai_body, openai_status
from bot.web.roles import RULES
from bot.web.streaming import EVENT_STREAM
from prompts import error_sentence, reply, texts, variables

Described = dict[str, Any]

ERROR = "Error"
OPENAI_ERROR = "OpenAIError"
UNSAID = "…"
"""Stands in examples for what only a real error knows."""
_TEXT: Described = {"type": "string"}
_MAYBE: Described = {"anyOf": [_TEXT, {"type": "null"}]}
SCHEMAS: Mapping[str, Described] = {
    ERROR: {
        "type": "object",
        "required": ["error"],
        "additionalProperties": False,
        "properties": {
            "error": {
                "type": "object",
                "required": ["code", "message", "incident"],
                "additionalProperties": False,
                "properties": {"code": _TEXT, "message": _TEXT, "incident": _MAYBE},
            }
        },
    },
    OPENAI_ERROR: {
        "type": "object",
        "required": ["error"],
        "additionalProperties": False,
        "properties": {
            "error": {
                "type": "object",
                "required": ["message", "type", "param", "code"],
                "additionalProperties": False,
                "properties": {
                    "message": _TEXT,
                    "type": _TEXT,
                    "param": _MAYBE,
                    "code": _TEXT,
                    "incident": _TEXT,
                },
            }
        },
    },
}
SECURITY: Mapping[str, Described] = {
    "key": {"type": "http", "scheme": "bearer"},
    "session": {"type": "apiKey", "in": "cookie", "name": "fawen_session"},
}


def gives(*media_types: str) -> dict[int | str, Described]:
    """For ``responses`` of a route that answers with something else than JSON."""
    kinds = (kind.partition(";")[0] for kind in media_types)
    return {200: {"content": {kind: {"schema": _schema_of(kind)} for kind in kinds}}}


def _schema_of(media_type: str) -> Described:
    if media_type == EVENT_STREAM:  # each event by itself
        return {"type": "object", "properties": {"event": _TEXT, "data": _TEXT}}
    return _TEXT if media_type.startswith("text/") else {**_TEXT, "format": "binary"}


class DescribedApi(FastAPI):
    """A FastAPI application whose OpenAPI description holds all that its routes may answer."""

    def openapi(self) -> Described:
        """The description, made once."""
        if self.openapi_schema is None:
            described = super().openapi()
            for path, operations in described["paths"].items():
                for method, operation in operations.items():
                    _describe(f"{method.upper()} {path}", path, operation)
            parts = described.setdefault("components", {})
            schemas = parts.setdefault("schemas", {})
            for unused in ("HTTPValidationError", "ValidationError"):
                schemas.pop(unused, None)
            schemas.update(SCHEMAS)
            parts["securitySchemes"] = dict(SECURITY)
        return super().openapi()


def _describe(route: str, path: str, operation: Described) -> None:
    """Put in who may call a route, and what it answers when it refuses."""
    given = operation.get("parameters", ())
    _exemplify(route, path, operation)
    codes = failures(
        route,
        parameters=bool(given),
        path=any(each["in"] == "path" for each in given),
        body="requestBody" in operation,
    )
    rule = RULES.get(route)
    if rule != "public":
        nothing: list[Described] = [{}] if rule == "asker" else []
        operation["security"] = [*nothing, {"key": []}, {"session": []}]
        said = (operation.get("description", ""), reply(f"access.needs.{rule}"))
        operation["description"] = "\n\n".join(filter(None, said))
    responses = operation["responses"]
    responses.pop("422", None)  # the form of FastAPI's own, which no route here answers with
    openai = path.startswith(PREFIX)
    page = not path.startswith(("/api/", PREFIX))
    by_status: dict[int, list[str]] = defaultdict(list)
    for code in codes:
        status = status_of(BotError(code))
        by_status[openai_status(status) if openai else status].append(code)
    for status, found in sorted(by_status.items()):
        responses[str(status)] = _refusal(status, found, openai=openai, page=page)


def _exemplify(route: str, path: str, operation: Described) -> None:
    """Put in examples of what to send."""
    for parameter in operation.get("parameters", ()):
        example = example_of(path, parameter["name"])
        if example is not None:
            parameter["example"] = example
    if route in BODIES:
        operation["requestBody"]["content"]["application/json"]["example"] = BODIES[route]


def _refusal(status: int, codes: Sequence[str], *, openai: bool, page: bool) -> Described:
    """A response by its status, with each error that has it as an example."""

    def example(code: str) -> Described:
        said = error_sentence(code, dict.fromkeys(variables(texts("errors")[code]), UNSAID))
        if openai:
            return openai_body(BotError(code), status, sentence=said)
        return {"error": {"code": code, "message": said, "incident": None}}

    content: Described = {
        "application/json": {
            "schema": {"$ref": f"#/components/schemas/{OPENAI_ERROR if openai else ERROR}"},
            "examples": {code: {"value": example(code)} for code in codes},
        }
    }
    if page:
        content["text/html"] = {"schema": _TEXT}
    described: Described = {"description": HTTPStatus(status).phrase, "content": content}
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        described["headers"] = {"Retry-After": {"schema": {"type": "integer"}}}
    return described
