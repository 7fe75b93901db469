"""A page of raw text into stories, photos and credits: pure functions, no database.

Everything printed stays: what becomes data is kept as printed beside it, and what the
parser is not sure of is said in `doubts`.
"""

from articles.copytext.decoding import UnreadableCopy, decode
from articles.copytext.page import parse_page
from articles.copytext.records import (
    Credit,
    Join,
    PageCopy,
    PhotoCopy,
    SourceLine,
    StoryCopy,
    Subhead,
)

__all__ = [
    "Credit",
    "Join",
    "PageCopy",
    "PhotoCopy",
    "SourceLine",
    "StoryCopy",
    "Subhead",
    "UnreadableCopy",
    "decode",
    "parse_page",
]
