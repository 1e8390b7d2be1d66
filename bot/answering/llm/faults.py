"""What libraries raise, as the ways in which a model fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import openai

from bot.answering.writing import ModelFailed
from bot.answering.writing.model import Why

_STATUS: dict[int, Why] = {408: "timeout", 429: "rate_limited"}


@contextmanager
def mapped() -> Iterator[None]:
    """Raises ModelFailed for whatever goes wrong on the way to a model and back."""
    try:
        yield
    except (openai.APITimeoutError, httpx.TimeoutException) as error:
        raise ModelFailed("timeout", _told(error)) from error
    except (openai.APIConnectionError, httpx.TransportError) as error:
        raise ModelFailed("unreachable", _told(error)) from error
    except openai.APIStatusError as error:
        why = _STATUS.get(error.status_code)
        why = why or ("server_error" if error.status_code >= 500 else "refused")
        raise ModelFailed(why, f"{error.status_code} {_told(error)}") from error
    except (openai.OpenAIError, httpx.HTTPError) as error:
        raise ModelFailed("malformed", _told(error)) from error
    # A stream that is no chat stream breaks the libraries in ways of their own.
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise ModelFailed("malformed", _told(error)) from error


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:200]}"
