"""What the service writes about itself: one line an event, as text or JSON, never what was asked."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

FIELDS = ("method", "route", "status", "ms", "caller")
"""What a line about a request says beside its message."""


class JsonLines(logging.Formatter):
    """One JSON object a line, for whatever collects logs."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def configure(level: str, *, as_json: bool) -> None:
    """Write our own lines from ``level`` on, other packages' from WARNING on, to standard error."""
    handler = logging.StreamHandler()
    plain = logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s")
    handler.setFormatter(JsonLines() if as_json else plain)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for package in ("bot", "vectorstore", "ingest"):
        logging.getLogger(package).setLevel(level)
