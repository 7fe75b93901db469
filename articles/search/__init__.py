"""Search for readers: exact for every Chinese substring, over the whole archive."""

from articles.search.asking import LONGEST, Days, Question, understood
from articles.search.entries import (
    Words,
    drop_found,
    entry_of,
    keep_found,
    move_found,
    words_of,
)
from articles.search.finding import MOST_FOUND, Found, find, sounding_alike
from articles.search.naming import names_alike
from articles.search.walking import TooSlowError

__all__ = [
    "LONGEST",
    "MOST_FOUND",
    "Days",
    "Found",
    "Question",
    "TooSlowError",
    "Words",
    "drop_found",
    "entry_of",
    "find",
    "keep_found",
    "move_found",
    "names_alike",
    "sounding_alike",
    "understood",
    "words_of",
]
