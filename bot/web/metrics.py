"""Figures for Prometheus: requests by route, what was answered, what the library holds.

Routes are named by their template and callers not at all: no question and no name becomes a label.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.described import gives
from bot.web.service import Service

log = logging.getLogger(__name__)
router = APIRouter()

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)


class Metrics:
    """The figures of one application."""

    def __init__(self, service: Service) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter(
            "fawen_requests", "Requests answered", labels, registry=self.registry
        )
        self.seconds = Histogram(
            "fawen_request_seconds",
            "Time to the end of a response",
            ("method", "route"),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.open = Gauge("fawen_requests_open", "Requests under way", registry=self.registry)
        self.registry.register(_Library(service))


class _Library(Collector):
    """Figures that are asked of the library when somebody looks."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def describe(self) -> list[Metric]:
        """Nothing beforehand: the names need no database."""
        return []

    def collect(self) -> Iterator[Metric]:
        """What the library holds, and what was answered so far."""
        counts = self._service.counts()
        for name in ("documents", "passages", "embedded", "pending"):
            yield GaugeMetricFamily(f"fawen_{name}", f"Library: {name}", getattr(counts, name))
        answers = GaugeMetricFamily(
            "fawen_answers_kept", "Answers kept, by status", labels=("status",)
        )
        if self._service.ready:
            for status, count in self._service.app.records.counts().items():
                answers.add_metric((status,), count)
        yield answers


class Measured:
    """Counts and times every request that reaches a route."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, measured."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with self._metrics.open.track_inprogress():
            try:
                await self._app(scope, receive, sending)
            finally:
                route = getattr(scope.get("route"), "path", "none")
                method = scope["method"]
                self._metrics.requests.labels(method, route, str(status)).inc()
                taken = time.perf_counter() - started
                self._metrics.seconds.labels(method, route).observe(taken)
                said = {"method": method, "route": route, "status": status}
                log.info(
                    "%s %s %s", method, route, status, extra={**said, "ms": round(taken * 1000)}
                )


@router.get(
    "/metrics",
    summary="运行指标（Prometheus 格式）",
    response_class=Response,
    responses=gives("text/plain"),
)
def metrics(request: Request) -> Response:
    """All figures, in Prometheus's text form."""
    kept: Metrics = request.app.state.metrics
    return Response(generate_latest(kept.registry), media_type=CONTENT_TYPE_LATEST)
