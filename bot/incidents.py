"""Faults of ours: caught in one place, logged under a number that the user is told too."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from typing import TypeVar

from bot.errors import KNOWN, BotError, KnownError

T = TypeVar("T")

log = logging.getLogger(__name__)


def attempt(act: Callable[[], T], what: str) -> T | KnownError:
    """What ``act`` gives; what went wrong is returned, so that whoever acts can live on.

    Known errors come as they are. Any other is logged as an incident in ``what``, and comes as
    BotError ``internal`` with its number.
    """
    try:
        return act()
    except KNOWN as error:
        return error
    except Exception:  # the one place: everything that must live on comes through here
        incident = uuid.uuid4().hex[:12]
        log.exception("incident %s: %s", incident, what)
        return BotError("internal", incident=incident)


def incident_of(error: KnownError) -> str | None:
    """The number of an incident; none for an error that is no fault of ours."""
    return str(error.fields["incident"]) if error.code == "internal" else None
