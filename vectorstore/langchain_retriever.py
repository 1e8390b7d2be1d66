"""FawenRetriever: the same passages to anything that speaks LangChain."""

from __future__ import annotations

from dataclasses import asdict

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, SkipValidation

from ingest.model import Document, Passage
from vectorstore.catalog import Catalog
from vectorstore.model import Hit, Scope
from vectorstore.search import Retriever


class FawenRetriever(BaseRetriever):
    """A LangChain retriever limited to one scope.

    A Document's ``page_content`` is the display text of a passage; its metadata is what a citation
    needs: ``passage``, ``score``, ``twins``, ``path``, ``locators`` (one for each piece, absent
    coordinates left out) and ``document`` (id, title, source, number, issuer, issued, edition,
    status, standing, authority; absent ones ``None``, the date in ISO form).
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    passages: SkipValidation[Retriever]
    catalog: Catalog
    scope: Scope
    limit: int = 5

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        hits = self.passages.search(query, self.scope, self.limit)
        kept = self.catalog.passages([hit.passage for hit in hits], self.scope)
        known = {document.id: document for document in self.catalog.documents(self.scope)}
        return [
            _document(hit, kept[hit.passage], known[hit.document])
            for hit in hits
            # A document may be withdrawn between the search and the reading.
            if hit.passage in kept and hit.document in known
        ]


def _document(hit: Hit, passage: Passage, document: Document) -> LangChainDocument:
    locators = [asdict(piece.locator) for piece in passage.pieces]
    return LangChainDocument(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "passage": passage.id,
            "score": hit.score,
            "twins": list(hit.twins),
            "path": list(passage.path),
            "locators": [{k: v for k, v in at.items() if v is not None} for at in locators],
            "document": {
                "id": document.id,
                "title": document.title,
                "source": document.source,
                "number": document.number,
                "issuer": document.issuer,
                "issued": document.issued.isoformat() if document.issued else None,
                "edition": document.edition,
                "status": document.status,
                "standing": document.standing,
                "authority": document.authority,
            },
        },
    )
