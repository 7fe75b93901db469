"""Who somebody is: the posts held, and what these allow whatever the story."""

from typing import Any

from django.conf import settings
from django.utils.translation import override

from articles.models import Photo
from articles.permissions.table import (
    CONFIRMERS,
    DESK,
    HANDERS_OFF,
    IMPORTERS,
    ISSUE_APPROVERS,
    LIBRARIANS,
    NOUNS,
    PAGE_APPROVERS,
    PROOFERS,
    RELEASERS,
    SIGNERS,
    WRITERS,
)
from articles.vocabulary import Role

RANK = (
    Role.AUDITOR,
    Role.ADMINISTRATOR,
    Role.CORRESPONDENT,
    Role.REPORTER,
    Role.PHOTO_EDITOR,
    Role.PROOFREADER,
    Role.PAGE_EDITOR,
    Role.DESK_HEAD,
    Role.CHIEF,
)

# Written by verbs alone: a superuser too may only look.
ONLY_READ = ("correction", "pageimport", "desklog")


def roles_of(user: Any) -> frozenset[Role]:
    """The posts a person holds. One query, then remembered on this user object."""
    if not user.is_active or not user.is_authenticated:
        return frozenset()
    held: frozenset[Role] | None = getattr(user, "_roles", None)
    if held is None:
        names = set(user.groups.values_list("name", flat=True))
        held = frozenset(role for role in Role if role.value in names)
        user._roles = held
    return held


def post_of(user: Any) -> str:
    """The highest post that this person holds, in the paper's language."""
    held = sorted(roles_of(user), key=list(RANK).index)
    with override(settings.LANGUAGE_CODE):
        return str(held[-1].label) if held else ""


def name_of(user: Any) -> str:
    """As colleagues call them: 沈岱宗, family name first; else the account."""
    if user is None or not user.pk:
        return ""
    return f"{user.last_name}{user.first_name}" or str(user.get_username())


def may_noun(user: Any, access: str, noun: str) -> bool:
    """May this person "view" or "change" rows of this kind at all?"""
    if user.is_active and user.is_superuser:
        return noun not in ONLY_READ or access == "view"
    allowed = NOUNS.get(noun, {}).get(access, ())
    return not roles_of(user).isdisjoint(allowed)


def may_keep_account(user: Any, account: Any) -> bool:
    """Whoever could set a superuser's password would be one."""
    lifted = account.is_superuser and not user.is_superuser
    return may_noun(user, "change", "user") and not lifted


def may_edit_photo(user: Any, photo: Photo) -> bool:
    """Writers keep the photos they brought or shot; the desk keeps all."""
    if (user.is_active and user.is_superuser) or roles_of(user) & LIBRARIANS:
        return True
    if not may_noun(user, "change", "photo"):
        return False
    shot = photo.pk is not None and photo.photographers.filter(user=user).exists()
    return photo.created_by_id == user.pk or shot


def may_start(user: Any) -> bool:
    """May this person begin a story?"""
    return not roles_of(user).isdisjoint(WRITERS)


def may_release(user: Any) -> bool:
    """May this person release, delay or pull?"""
    return not roles_of(user).isdisjoint(RELEASERS)


def is_signer(user: Any) -> bool:
    """Does what this person signs, or gives to others, bind the paper?"""
    return bool(user.is_superuser) or not roles_of(user).isdisjoint(SIGNERS)


def may_place(user: Any) -> bool:
    return not roles_of(user).isdisjoint(DESK)


def may_approve_page(user: Any) -> bool:
    """May this person sign a page's 大样?"""
    return not roles_of(user).isdisjoint(PAGE_APPROVERS)


def may_approve_issue(user: Any) -> bool:
    """May this person sign an issue's 付印?"""
    return not roles_of(user).isdisjoint(ISSUE_APPROVERS)


def may_proof(user: Any) -> bool:
    """May this person read proofs of a page?"""
    return not roles_of(user).isdisjoint(PROOFERS)


def may_confirm(user: Any) -> bool:
    """May this person decide on proposed changes, if not to every story?"""
    return not roles_of(user).isdisjoint(CONFIRMERS)


def may_hand_off(user: Any) -> bool:
    """May this person give a page's signed copy to the layout room?"""
    return not roles_of(user).isdisjoint(HANDERS_OFF)


def may_import(user: Any) -> bool:
    """May this person take in a whole page of copy?"""
    return not roles_of(user).isdisjoint(IMPORTERS)
