"""The verbs that take a page of copy in: drafts of all it holds, or nothing."""

from articles.intake.filing import Filed, FiledBefore, Target, file_page
from articles.intake.names import Proposed, proposals_of
from articles.intake.pictures import Kept, keep_pictures
from articles.intake.rows import known_names, known_series

__all__ = [
    "Filed",
    "FiledBefore",
    "Kept",
    "Proposed",
    "Target",
    "file_page",
    "keep_pictures",
    "known_names",
    "known_series",
    "proposals_of",
]
