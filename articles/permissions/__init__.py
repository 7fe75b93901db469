"""Who may do what, in one table. Pure questions; nothing here changes a row."""

from articles.permissions.corrections import Settling, settling
from articles.permissions.log import readable_log
from articles.permissions.many import barred_from_confirming, own_among
from articles.permissions.people import (
    is_signer,
    may_approve_issue,
    may_approve_page,
    may_confirm,
    may_edit_photo,
    may_hand_off,
    may_import,
    may_keep_account,
    may_noun,
    may_place,
    may_proof,
    may_release,
    may_start,
    name_of,
    post_of,
    roles_of,
)
from articles.permissions.reviewing import (
    awaited,
    awaiting,
    may_review,
    may_take_over,
    own_stages,
    require_review,
)
from articles.permissions.stories import (
    last_signature,
    may,
    own,
    require,
    signature_of,
    visible,
)
from articles.permissions.table import NOUNS, Action

__all__ = [
    "NOUNS",
    "Action",
    "Settling",
    "awaited",
    "awaiting",
    "barred_from_confirming",
    "is_signer",
    "last_signature",
    "may",
    "may_approve_issue",
    "may_approve_page",
    "may_confirm",
    "may_edit_photo",
    "may_hand_off",
    "may_import",
    "may_keep_account",
    "may_noun",
    "may_place",
    "may_proof",
    "may_release",
    "may_review",
    "may_start",
    "may_take_over",
    "name_of",
    "own",
    "own_among",
    "own_stages",
    "post_of",
    "readable_log",
    "require",
    "require_review",
    "roles_of",
    "settling",
    "signature_of",
    "visible",
]
