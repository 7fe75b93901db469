"""Files that hold copy, read into text, a body and pictures. No database.

The parsers run in a child (articles/workers); here are the door and the sentences.
"""

from articles.documents.reading import LARGEST, read_document
from articles.documents.records import Document, DocumentPicture, UnreadableDocument

__all__ = [
    "LARGEST",
    "Document",
    "DocumentPicture",
    "UnreadableDocument",
    "read_document",
]
