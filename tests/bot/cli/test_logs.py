"""Lines of JSON for whatever collects logs."""

from __future__ import annotations

import json
import logging
import sys

from bot.cli.logs import JsonLines


def test_a_line_is_one_json_object() -> None:
    record = logging.LogRecord("bot.web", logging.INFO, "x.py", 1, "%s 完成", ("甲",), None)
    record.status = 200
    line = JsonLines().format(record)
    assert "\n" not in line
    told = json.loads(line)
    assert (told["level"], told["message"], told["status"]) == ("info", "甲 完成", 200)


def test_a_fault_brings_its_traceback() -> None:
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        fault = sys.exc_info()
    record = logging.LogRecord("bot", logging.ERROR, "x.py", 1, "incident", None, fault)
    assert "ZeroDivisionError" in json.loads(JsonLines().format(record))["traceback"]
