"""Where a model is and how patiently it is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint.

    ``timeout`` is the whole time of one answer in seconds, tries included. ``failures`` in a row
    keep the model from being asked for ``cooldown`` seconds.
    """

    base_url: str = ""
    model: str = ""
    api_key: str = ""
    temperature: float = 0.0
    timeout: float = 30.0
    retries: int = 1
    concurrency: int = 4
    failures: int = 3
    cooldown: float = 60.0
    check: bool = False
