"""Who may do what, in one table. Pure questions; nothing here changes a row."""

from articles.permissions.people import (
    may_edit_photo,
    may_keep_account,
    may_noun,
    may_place,
    may_release,
    may_start,
    post_of,
    roles_of,
)
from articles.permissions.stories import may, may_to_others, own, require, visible
from articles.permissions.table import NOUNS, Action

__all__ = [
    "NOUNS",
    "Action",
    "may",
    "may_edit_photo",
    "may_keep_account",
    "may_noun",
    "may_place",
    "may_release",
    "may_start",
    "may_to_others",
    "own",
    "post_of",
    "require",
    "roles_of",
    "visible",
]
