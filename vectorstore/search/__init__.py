"""Finding passages: the Retriever that everything above asks, and how two legs become one ranking.

Scores are normalised and added. Adding ranks instead throws away how much better the first is than
the second, which cost 14 points on the notices (docs/decisions.md).
"""

from vectorstore.search.fused import DENSE, Fused
from vectorstore.search.ranking import Nearest, Retriever, Words, collapse

__all__ = ["DENSE", "Fused", "Nearest", "Retriever", "Words", "collapse"]
