"""The verb that takes a page of copy in: drafts of all it holds, or nothing."""

from articles.intake.filing import Filed, Target, file_page
from articles.intake.rows import known_names, known_series

__all__ = ["Filed", "Target", "file_page", "known_names", "known_series"]
