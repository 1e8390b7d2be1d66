"""What can go wrong while reading a file: a code and fields, no sentences.

The sentence a user reads is made where it is shown (``prompts/replies.toml``, key
``errors.<code>``), with the fields of the error as its variables.
"""

from __future__ import annotations


class IngestError(Exception):
    """Base of all reading errors; ``code`` is stable, ``fields`` fill the sentence."""

    code = "unreadable_file"

    def __init__(self, **fields: str | int) -> None:
        super().__init__(self.code, fields)
        self.fields = fields

    def __reduce__(self) -> tuple[object, ...]:
        return revived, (type(self), self.fields)


class UnsupportedFormat(IngestError):
    """The content is of a kind no loader reads. Fields: ``kind``."""

    code = "unsupported_format"


class UnreadableFile(IngestError):
    """The file is damaged, may not be opened, or could not be read to its end. Fields: ``reason``.

    Of what reads files apart: "timeout", "memory" (more than a reading may use), "crashed".
    """

    code = "unreadable_file"


class EncryptedFile(IngestError):
    """The file needs a password."""

    code = "encrypted_file"


class TooLarge(IngestError):
    """The file is over the limit. Fields: ``size``, ``limit`` (both in bytes)."""

    code = "too_large"


class NothingToRead(IngestError):
    """The file holds no text."""

    code = "nothing_to_read"


class MissingDependency(IngestError):
    """A program or package needed for this kind is not installed. Fields: ``name``."""

    code = "missing_dependency"


class SecretDocument(IngestError):
    """The document bears a mark of secrecy and must not be kept here. Fields: ``mark``, ``title``."""

    code = "secret_document"


class InternalDocument(IngestError):
    """The document is marked 内部, and nobody said that it may be kept. Fields: ``mark``, ``title``."""

    code = "internal_document"


class ReadingStopped(IngestError):
    """Somebody wished the reading to end before it was done."""

    code = "reading_stopped"


def revived(kind: type[IngestError], fields: dict[str, str | int]) -> IngestError:
    """An error that came from another process, made anew."""
    return kind(**fields)
