"""The verbs that take a page of copy in: drafts of all it holds, or nothing."""

from articles.intake.filing import Filed, FiledBefore, Target, file_page
from articles.intake.rows import known_names, known_series

__all__ = [
    "Filed",
    "FiledBefore",
    "Target",
    "file_page",
    "known_names",
    "known_series",
]
