"""The API called as its own description says, rightly and wrongly, by every role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any, Self, TypeAlias

import httpx
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bot.compose import App
from bot.records.access.principal import ROLES

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
Operation: TypeAlias = "APIOperation[Any, Any, Any, Any]"
Request: TypeAlias = "Case[Any]"

ORDER = ("GET", "POST", "PUT", "PATCH", "DELETE")
"""What changes the library comes behind what reads it."""


@dataclass
class Run:
    """What was called, and what of it was answered as nothing describes."""

    statuses: Counter[int] = field(default_factory=Counter)
    by_role: Counter[str] = field(default_factory=Counter)
    operations: set[str] = field(default_factory=set)
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def calls(self) -> int:
        """How many requests were sent."""
        return self.statuses.total()

    def broken(self, kind: str) -> list[str]:
        """The faults of one kind, each with how to see it again."""
        return [said for what, said in self.faults.items() if what.startswith(kind)]


@dataclass
class Caller:
    """Calls one service by its description as several roles. ``known`` are values that are there."""

    url: str
    keys: Mapping[str, str]
    known: Mapping[str, Sequence[str]]
    run: Run = field(default_factory=Run)

    @classmethod
    def of(cls, app: App, client: httpx.Client) -> Self:
        """A caller of a service that holds the small library, in every role and in none."""
        keys = {"": ""} | {str(role): app.keys.make(role, role, by="t")[1] for role in ROLES}
        return cls(str(client.base_url).rstrip("/"), keys, _known(client))

    def __post_init__(self) -> None:
        self.roles = cycle(sorted(self.keys))

    def call_all(self, cases: int, number: int) -> Run:
        """``cases`` requests to each operation, rightly and wrongly made, by each role in turn."""
        described = httpx.get(f"{self.url}/openapi.json", timeout=60, trust_env=False).json()
        schema = schemathesis.openapi.from_dict(described)
        found = [each.ok() for each in schema.get_all_operations() if isinstance(each, Ok)]
        with requests.Session() as session:
            session.trust_env = False
            for at, operation in enumerate(sorted(found, key=_order)):
                for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                    self._call(operation, mode, cases, number + at, session)
        return self.run

    def _call(
        self,
        operation: Operation,
        mode: GenerationMode,
        cases: int,
        number: int,
        session: requests.Session,
    ) -> None:
        if mode.is_negative and not (operation.body or operation.query):
            return  # any text is a path

        @seed(number)
        @settings(
            max_examples=cases,
            database=None,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy(generation_mode=mode), st.data())
        def each(case: Request, data: st.DataObject) -> None:
            for name, values in self.known.items():
                if mode.is_positive and name in (case.path_parameters or {}) and values:
                    case.path_parameters[name] = data.draw(st.sampled_from(values))
            self._send(case, next(self.roles), session)

        with suppress(Unsatisfiable):  # nothing is wrong for a route that takes anything
            each()

    def _send(self, case: Request, role: str, session: requests.Session) -> None:
        key = self.keys[role]
        headers = {"authorization": f"Bearer {key}"} if key else None
        response: Any = case.call(base_url=self.url, session=session, headers=headers, timeout=60)
        self.run.statuses[response.status_code] += 1
        self.run.by_role[role] += 1
        self.run.operations.add(case.operation.label)
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as found:
            for fault in found.exceptions:
                what = f"{type(fault).__name__} {case.operation.label} {response.status_code}"
                self.run.faults.setdefault(what, f"{what} as {role or 'nobody'}: {fault}")


def _order(operation: Operation) -> tuple[int, str]:
    return ORDER.index(operation.method.upper()), operation.path


def _known(client: httpx.Client) -> Mapping[str, Sequence[str]]:
    """What is there, so that not every name is a wrong one."""
    asked = {"question": "指标3要哪些佐证材料"}
    answer = client.post("/api/ask", json=asked).raise_for_status().json()
    documents = [each["id"] for each in client.get("/api/documents").json()["documents"]]
    rows = [each["id"] for each in client.get("/api/indicators").json()["indicators"]]
    return {
        "identity": [*documents, *rows, answer["id"], answer["conversation"]],
        "name": ["示例县司法局", "司法局", "fawen"],
        "work": documents,
    }
