"""What a file that was read holds, and the refusal of one that can't be."""

from dataclasses import dataclass, field
from typing import Literal

from articles.refusals import Refused

Kind = Literal["text", "word", "pdf"]


class UnreadableDocument(Refused):
    """The file holds no copy that we can read; str() says what to do instead."""


@dataclass(frozen=True, slots=True)
class DocumentPicture:
    """An embedded picture as it lies in the file; nobody has looked at it yet."""

    raw: bytes = field(repr=False)
    file_name: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """`text` is for parse_page: a paragraph a line, a picture the mark of its number.

    `body` is the same for one story's editor, in the HTML that a body may hold.
    """

    kind: Kind
    text: str
    body: str
    pictures: tuple[DocumentPicture, ...] = ()
    doubts: tuple[str, ...] = ()
