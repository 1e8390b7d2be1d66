"""Reading files where a fault, a bomb or an endless loop in a parser harms nothing else."""

from ingest.apart.limits import Limits
from ingest.apart.reader import Apart, read_apart, shared

__all__ = ["Apart", "Limits", "read_apart", "shared"]
