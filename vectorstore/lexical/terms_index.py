"""TermIndex: tantivy in memory over texts that are already cut into terms."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vectorstore.model import Scope

if TYPE_CHECKING:
    from tantivy import Index, IndexWriter, Query, Schema, Searcher

_HEAP = 30_000_000
RESTRICTED = "restricted"
SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Labels:
    """What decides who finds an entry: its document, its groups (``None``: everyone), its edition."""

    document: str
    groups: frozenset[str] | None
    superseded: bool

    def admits(self, scope: Scope) -> bool:
        """Say whether the scope may see what carries these labels."""
        return (
            (self.groups is None or bool(self.groups & scope.groups))
            and (scope.superseded or not self.superseded)
            and (scope.documents is None or self.document in scope.documents)
        )


class TermIndex:
    """Numbered entries with one list of terms a field, scored by BM25 (k1 1.2, b 0.75).

    Terms are joined by spaces. One thread writes; a ``Reading`` is a snapshot for any thread.
    """

    def __init__(self, fields: Sequence[str]) -> None:
        import tantivy

        builder = tantivy.SchemaBuilder()
        for field in fields:
            builder.add_text_field(field, tokenizer_name="terms", index_option="freq")
        for label in ("document", "groups", "edition"):
            builder.add_text_field(label, tokenizer_name="raw", index_option="basic")
        builder.add_unsigned_field("entry", fast=True)
        self._schema = builder.build()
        self._index: Index = tantivy.Index(self._schema)
        cut = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("terms", cut)
        self._writer: IndexWriter = self._index.writer(_HEAP, 1)

    def add(self, entry: int, terms: Mapping[str, str], labels: Labels) -> None:
        """Take in an entry; it is found after ``commit``."""
        import tantivy

        document = tantivy.Document()
        document.add_unsigned("entry", entry)
        document.add_text("document", labels.document)
        if labels.groups is not None:
            for label in (RESTRICTED, *(_group(name) for name in sorted(labels.groups))):
                document.add_text("groups", label)
        if labels.superseded:
            document.add_text("edition", SUPERSEDED)
        for field, text in terms.items():
            document.add_text(field, text)
        self._writer.add_document(document)

    def remove(self, document: str) -> None:
        """Drop all entries of a document."""
        self._writer.delete_documents_by_term("document", document)

    def commit(self) -> Reading:
        """Make what was added and removed count, and return the new state."""
        self._writer.commit()
        self._index.reload()
        return Reading(self._schema, self._index.searcher())


class Reading:
    """One state of a TermIndex."""

    def __init__(self, schema: Schema, searcher: Searcher) -> None:
        self._schema = schema
        self._searcher = searcher

    def rarity(self, field: str, terms: Iterable[str], scope: Scope) -> dict[str, float]:
        """Return each term's weight by how few entries hold it (BM25's idf).

        Only entries count that are open or the scope's groups' own: a weight must not tell whether
        a term stands in what the asker may not see.
        """
        return self._weights(self._holding(field, terms, scope), scope)

    def heard(self, field: str, terms: Iterable[str], scope: Scope) -> dict[str, float]:
        """Return the weights of those terms that any entry of the scope's groups holds."""
        held = self._holding(field, terms, scope)
        return self._weights({term: count for term, count in held.items() if count}, scope)

    def _holding(self, field: str, terms: Iterable[str], scope: Scope) -> dict[str, int]:
        """Return how many entries hold each term, those of groups that the scope has not left out.

        They are counted out term by term only where anything is limited to groups at all.
        """
        held = {term: int(self._searcher.doc_freq(field, term)) for term in terms}
        if not self._limited:
            return held
        return {
            term: count - self._hidden(scope, self._term(field, term)) if count else 0
            for term, count in held.items()
        }

    def _weights(self, held: Mapping[str, int], scope: Scope) -> dict[str, float]:
        total = self._searcher.num_docs - (self._hidden(scope) if self._limited else 0)
        return {term: _idf(min(count, total), total) for term, count in held.items()}

    @property
    def _limited(self) -> bool:
        return bool(self._searcher.doc_freq("groups", RESTRICTED))

    def _hidden(self, scope: Scope, *parts: Query) -> int:
        """Return how many entries that the scope's groups may not see match all of the parts."""
        import tantivy

        wanted = [(tantivy.Occur.Must, part) for part in (self._others(scope), *parts)]
        found = self._searcher.search(tantivy.Query.boolean_query(wanted), 1)
        return int(found.count)  # type: ignore[attr-defined]  # missing from its stubs

    def bm25(self, field: str, terms: Counter[str], limit: int, scope: Scope) -> dict[int, float]:
        """Return the best entries with their score, a term counting as often as it is asked."""
        import tantivy

        boosted = tantivy.Query.boost_query
        found = [(self._term(field, term), count) for term, count in terms.items()]
        return self._best([q if n == 1 else boosted(q, n) for q, n in found], limit, scope)

    def coverage(
        self, field: str, weights: Mapping[str, float], limit: int, scope: Scope
    ) -> dict[int, float]:
        """Return the best entries with the sum of the weights of the terms that they hold."""
        import tantivy

        fixed = tantivy.Query.const_score_query
        parts = [fixed(self._term(field, term), weight) for term, weight in weights.items()]
        return self._best(parts, limit, scope)

    def _excluded(self, scope: Scope) -> list[Query]:
        """Return queries for what the scope may not see.

        Excluding the few hidden entries costs next to nothing; requiring the many visible ones
        costs 8 ms on 4,000 passages.
        """
        hidden = self._others(scope)
        return [hidden] if scope.superseded else [hidden, self._term("edition", SUPERSEDED)]

    def _others(self, scope: Scope) -> Query:
        """Return a query for what is limited to groups that the scope has not."""
        import tantivy

        hidden = self._term("groups", RESTRICTED)
        if not scope.groups:
            return hidden
        mine = [(tantivy.Occur.MustNot, self._term("groups", _group(g))) for g in scope.groups]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, hidden), *mine])

    def _required(self, scope: Scope) -> list[Query]:
        """Return queries for the documents that the scope is narrowed to, if it is."""
        import tantivy

        if scope.documents is None:
            return []
        either = [(tantivy.Occur.Should, self._term("document", d)) for d in scope.documents]
        return [tantivy.Query.const_score_query(tantivy.Query.boolean_query(either), 0.0)]

    def _term(self, field: str, term: str) -> Query:
        import tantivy

        return tantivy.Query.term_query(self._schema, field, term, "freq")

    def _best(self, parts: Sequence[Query], limit: int, scope: Scope) -> dict[int, float]:
        import tantivy

        if not parts or scope.documents == frozenset():
            return {}
        any_of, must, must_not = tantivy.Occur.Should, tantivy.Occur.Must, tantivy.Occur.MustNot
        query = tantivy.Query.boolean_query([(any_of, part) for part in parts])
        limits = [(must, part) for part in self._required(scope)]
        limits.extend((must_not, part) for part in self._excluded(scope))
        query = tantivy.Query.boolean_query([(must, query), *limits])
        hits = self._searcher.search(query, limit, count=False).hits
        numbers = self._searcher.fast_field_values("entry", [address for _, address in hits])
        return {int(n or 0): score for n, (score, _) in zip(numbers, hits, strict=True)}


def _idf(held: int, total: int) -> float:
    """BM25's weight of a term that ``held`` of ``total`` entries hold."""
    return math.log(1 + (total - held + 0.5) / (held + 0.5))


def _group(name: str) -> str:
    """A group's label, which no group's name can make equal to ``RESTRICTED``."""
    return f"group {name}"
