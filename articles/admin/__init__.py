"""The desk: a file a noun, of its name. Importing the package registers them all."""

from articles.admin import (
    article,
    correction,
    desk_log,
    house_word,
    issue,
    leader,
    page,
    page_import,
    paper,
    photo,
    reporter,
    review_policy,
    section,
    series,
    tag,
    user,
)
from articles.admin.site import desk

__all__ = [
    "article",
    "correction",
    "desk",
    "desk_log",
    "house_word",
    "issue",
    "leader",
    "page",
    "page_import",
    "paper",
    "photo",
    "reporter",
    "review_policy",
    "section",
    "series",
    "tag",
    "user",
]
