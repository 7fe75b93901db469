"""The verbs that take a page of copy in: drafts of all it holds, or nothing."""

from articles.intake.filing import Filed, FiledBefore, Target, file_page
from articles.intake.names import is_new_name
from articles.intake.pictures import Kept, keep_pictures
from articles.intake.rows import known_names, known_series

__all__ = [
    "Filed",
    "FiledBefore",
    "Kept",
    "Target",
    "file_page",
    "is_new_name",
    "keep_pictures",
    "known_names",
    "known_series",
]
