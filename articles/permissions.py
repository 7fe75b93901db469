"""Who may do what, in one table. Pure questions; nothing here changes a row."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Article, Photo, Revision
from articles.refusals import NotAllowed, WrongState
from articles.vocabulary import ArticleState as S
from articles.vocabulary import Role


class Action(Enum):
    """What a person may be allowed to do to a story."""

    VIEW = "view"
    EDIT = "edit"
    DELETE = "delete"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    RETURN = "return"
    SIGN = "sign"
    UNSIGN = "unsign"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Rule:
    """On whose stories (own or any), in which states."""

    own: frozenset[S] = frozenset()
    any: frozenset[S] = frozenset()


ALL = frozenset(S)
OPEN = frozenset({S.DRAFT, S.RETURNED})
FILED = ALL - {S.DRAFT}
DESK = (Role.PAGE_EDITOR, Role.DESK_HEAD, Role.CHIEF)
LIBRARIANS = frozenset({Role.PHOTO_EDITOR, *DESK})
WRITERS = (Role.CORRESPONDENT, Role.REPORTER, Role.PHOTO_EDITOR, *DESK)


def _rules() -> dict[tuple[Role, Action], Rule]:
    table: dict[tuple[Role, Action], Rule] = {}
    for role in WRITERS:
        table[role, Action.VIEW] = Rule(own=ALL)
        table[role, Action.EDIT] = Rule(own=OPEN)
        table[role, Action.DELETE] = Rule(own=frozenset({S.DRAFT}))
        table[role, Action.SUBMIT] = Rule(own=OPEN)
        table[role, Action.TAKE_BACK] = Rule(own=frozenset({S.SUBMITTED}))
    for role in DESK:
        table[role, Action.VIEW] = Rule(any=ALL)
        table[role, Action.EDIT] = Rule(own=OPEN, any=frozenset({S.SUBMITTED}))
        table[role, Action.RETURN] = Rule(any=frozenset({S.SUBMITTED}))
        table[role, Action.PLACE] = Rule(any=ALL - {S.WITHDRAWN})
    for role in (Role.PHOTO_EDITOR, Role.PROOFREADER):
        table[role, Action.VIEW] = Rule(own=ALL, any=FILED)
    table[Role.AUDITOR, Action.VIEW] = Rule(any=ALL)
    for action, states in {
        Action.SIGN: {S.SUBMITTED},
        Action.UNSIGN: {S.SIGNED},
        Action.WITHDRAW: {S.SUBMITTED, S.RETURNED, S.SIGNED},
        Action.RESTORE: {S.WITHDRAWN},
    }.items():
        table[Role.CHIEF, action] = Rule(any=frozenset(states))
    return table


RULES = _rules()

# Rows that are not stories: who may read and who may change them.
NOUNS: dict[str, dict[str, tuple[Role, ...]]] = {
    "article": {"view": (*WRITERS, Role.PROOFREADER, Role.AUDITOR), "change": ()},
    "issue": {"view": (*DESK, Role.PROOFREADER, Role.AUDITOR), "change": DESK},
    "page": {"view": (*DESK, Role.PROOFREADER, Role.AUDITOR), "change": DESK},
    "photo": {"view": (*WRITERS, Role.PROOFREADER, Role.AUDITOR), "change": WRITERS},
    "reporter": {
        "view": tuple(Role),
        "change": (Role.DESK_HEAD, Role.CHIEF, Role.ADMINISTRATOR),
    },
    "section": {"view": tuple(Role), "change": (Role.CHIEF, Role.ADMINISTRATOR)},
    "series": {
        "view": tuple(Role),
        "change": (Role.DESK_HEAD, Role.CHIEF, Role.ADMINISTRATOR),
    },
    "tag": {
        "view": tuple(Role),
        "change": (Role.DESK_HEAD, Role.CHIEF, Role.ADMINISTRATOR),
    },
    "pageimport": {"view": (*DESK, Role.AUDITOR), "change": ()},
    "desklog": {"view": (Role.CHIEF, Role.ADMINISTRATOR, Role.AUDITOR), "change": ()},
    "user": {
        "view": (Role.ADMINISTRATOR, Role.AUDITOR),
        "change": (Role.ADMINISTRATOR,),
    },
}
RELEASERS = (Role.CHIEF,)
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


def may_noun(user: Any, access: str, noun: str) -> bool:
    """May this person "view" or "change" rows of this kind at all?"""
    if user.is_active and user.is_superuser:
        return noun not in ("pageimport", "desklog") or access == "view"
    allowed = NOUNS.get(noun, {}).get(access, ())
    return not roles_of(user).isdisjoint(allowed)


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


def may_to_others(user: Any, action: Action) -> bool:
    return bool(_states(user, action, owned=False))


def may_release(user: Any) -> bool:
    """May this person release, delay or pull?"""
    return not roles_of(user).isdisjoint(RELEASERS)


def may_place(user: Any) -> bool:
    return not roles_of(user).isdisjoint(DESK)


def own(user: Any, article: Article) -> bool:
    """Law 3: creator, submitter, bylined, photographer, or writer of an early revision.

    Names once printed in any revision count: taking one's byline off before signing
    does not make the story somebody else's. Up to three queries.
    """
    if user.pk in (article.created_by_id, article.submitted_by_id):
        return True
    named = Q(revision_credits__reporter__user=user)
    shot = Q(revision_photos__photo__photographers__user=user)
    early = Q(author=user, state__in=_values(OPEN))
    return (
        Revision.objects.filter(named | shot | early, article=article).exists()
        or article.bylines.filter(reporter__user=user).exists()
        or article.article_photos.filter(photo__photographers__user=user).exists()
    )


def _states(user: Any, action: Action, *, owned: bool) -> frozenset[S]:
    rules = [RULES.get((role, action), Rule()) for role in roles_of(user)]
    states = frozenset[S]().union(*(rule.any for rule in rules))
    return states.union(*(rule.own for rule in rules)) if owned else states


def may(user: Any, action: Action, article: Article) -> bool:
    state = S(article.state)
    if action is Action.VIEW and user.is_active and user.is_superuser:
        return True
    allowed = state in _states(user, action, owned=False) or (
        state in _states(user, action, owned=True) and own(user, article)
    )
    if action is Action.SIGN:
        return allowed and not own(user, article)
    if action is Action.DELETE:
        return allowed and article.submitted_at is None
    return allowed


def require(user: Any, action: Action, article: Article) -> None:
    """Refuse with the reason a tired editor can act on."""
    if may(user, action, article):
        return
    if action is Action.SIGN and own(user, article):
        raise NotAllowed(_("这是您自己的稿件，须由别人签发。"))
    if _states(user, action, owned=own(user, article)):
        text = _("稿件现在是“%(state)s”，这一步做不了；可能有人先动过，请刷新再看。")
        raise WrongState(text % {"state": article.get_state_display()})
    raise NotAllowed(_("您的岗位不能对这篇稿件做这件事。"))


def visible(user: Any, articles: QuerySet[Article]) -> QuerySet[Article]:
    """Those stories whose working copy this person may read."""
    if user.is_active and user.is_superuser:
        return articles
    anyone = _states(user, Action.VIEW, owned=False)
    if anyone == ALL:
        return articles
    mine = _states(user, Action.VIEW, owned=True)
    return articles.filter(
        Q(state__in=_values(anyone)) | Q(state__in=_values(mine)) & _is_own(user)
    )


def _values(states: Iterable[S]) -> list[str]:
    return [state.value for state in states]


def _is_own(user: Any) -> Q:
    """The cheap part of own() as a condition; early revisions imply one of these."""
    bylined = Article.objects.filter(bylines__reporter__user=user).values("pk")
    shot = Article.objects.filter(
        article_photos__photo__photographers__user=user
    ).values("pk")
    return (
        Q(created_by=user) | Q(submitted_by=user) | Q(pk__in=bylined) | Q(pk__in=shot)
    )
