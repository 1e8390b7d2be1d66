"""What can go wrong while keeping or finding documents: a code and fields, no sentences."""

from __future__ import annotations


class StoreError(Exception):
    """Base of all storage errors; ``code`` is stable, ``fields`` fill the sentence."""

    code = "store_error"

    def __init__(self, **fields: str | int) -> None:
        super().__init__(self.code, fields)
        self.fields = fields


class HomeLocked(StoreError):
    """Another process serves this home. Fields: ``home``, ``pid``, ``url``."""

    code = "home_locked"


class ModelUnavailable(StoreError):
    """The embedding model cannot be loaded. Fields: ``model``, ``reason``."""

    code = "model_unavailable"


class RerankerUnavailable(StoreError):
    """The cross-encoder cannot be loaded. Fields: ``model``, ``reason``."""

    code = "reranker_unavailable"


class DatabaseUnavailable(StoreError):
    """The database cannot be opened or written. Fields: ``url`` (no password), ``reason``."""

    code = "database_unavailable"


class IndexUnavailable(StoreError):
    """The vector index cannot be opened. Fields: ``path``, ``reason``."""

    code = "index_unavailable"


class UnknownDocument(StoreError):
    """No visible document has this id. Fields: ``id``."""

    code = "unknown_document"


class OriginalUnavailable(StoreError):
    """A file given cannot be kept or read back. Fields: ``path``, ``reason``."""

    code = "original_unavailable"


class UnknownDraft(StoreError):
    """There is no such draft, or no longer. Fields: ``id``."""

    code = "unknown_draft"


class UnknownJob(StoreError):
    """There is no such job. Fields: ``id``."""

    code = "unknown_job"


class JobEnded(StoreError):
    """The job is not in a state for that. Fields: ``id``, ``state``."""

    code = "job_ended"


class JobOvertaken(StoreError):
    """A later job on the same subject has been done. Fields: ``id``."""

    code = "job_overtaken"


class JobLost(StoreError):
    """The job is no longer this worker's. Fields: ``id``."""

    code = "job_lost"
