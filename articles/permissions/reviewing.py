"""Whose turn is it? Which stories wait for somebody's review, and who may claim one."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from articles.models import Article, SignOff
from articles.permissions.many import is_own
from articles.permissions.people import roles_of
from articles.permissions.stories import may, own
from articles.permissions.table import RULES, Action, Rule
from articles.refusals import NotAllowed, WrongState
from articles.vocabulary import ArticleState as S
from articles.vocabulary import Role

REVIEWS = (Action.APPROVE, Action.SIGN)
OVERSEERS = frozenset({Role.DESK_HEAD, Role.CHIEF})


def awaited(user: Any, *, acts: Sequence[Action] = REVIEWS) -> frozenset[S]:
    """The states in which other people's stories wait for this person's review."""
    return frozenset[S]().union(*(_of_post(post, acts) for post in roles_of(user)))


def own_stages(user: Any) -> frozenset[S]:
    """Of these, the stages of the person's own posts; below them they stand in."""
    reviewed = (_of_post(post, REVIEWS) for post in roles_of(user))
    return frozenset(max(states, key=list(S).index) for states in reviewed if states)


def _of_post(post: Role, acts: Sequence[Action]) -> frozenset[S]:
    return frozenset[S]().union(*(RULES.get((post, act), Rule()).any for act in acts))


def may_review(user: Any, article: Article) -> bool:
    """Is it this person's turn? Not with one's own story, nor one signed before."""
    return any(may(user, action, article) for action in REVIEWS)


def awaiting(
    user: Any, articles: QuerySet[Article], *, acts: Sequence[Action] = REVIEWS
) -> QuerySet[Article]:
    """Those on which may() allows one of these acts, as one condition."""
    signed = SignOff.objects.standing().filter(person=user, article=OuterRef("pk"))
    rows = articles.filter(state__in=awaited(user, acts=acts))
    return rows.exclude(is_own(user)).exclude(Exists(signed))


def require_review(user: Any, article: Article) -> None:
    if may_review(user, article):
        return
    states = awaited(user)
    if states and own(user, article):
        raise NotAllowed(_("这是您自己的稿件，由别人来审。"))
    if states and S(article.state) not in states:
        text = _("稿件现在是“%(state)s”，这一步做不了；可能有人先动过，请刷新再看。")
        raise WrongState(text % {"state": article.get_state_display()})
    raise NotAllowed(_("您的岗位不审这篇稿件。"))


def may_take_over(user: Any, article: Article) -> bool:
    """May this person carry on what somebody else has claimed?"""
    return bool(roles_of(user) & OVERSEERS) and may_review(user, article)
