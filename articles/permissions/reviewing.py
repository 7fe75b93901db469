"""Whose turn is it? Which stories wait for somebody's review, and who may claim one."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from articles.models import Article, ArticlePhoto, Byline, Revision, SignOff
from articles.permissions.people import roles_of
from articles.permissions.stories import may, own
from articles.permissions.table import OPEN, RULES, Action, Rule
from articles.refusals import NotAllowed, WrongState
from articles.vocabulary import ArticleState as S
from articles.vocabulary import Role

REVIEWS = (Action.APPROVE, Action.SIGN)
OVERSEERS = frozenset({Role.DESK_HEAD, Role.CHIEF})


def awaited(user: Any) -> frozenset[S]:
    """The states in which other people's stories wait for this person's review."""
    posts = roles_of(user)
    rules = (RULES.get((post, act), Rule()) for post in posts for act in REVIEWS)
    return frozenset[S]().union(*(rule.any for rule in rules))


def may_review(user: Any, article: Article) -> bool:
    """Is it this person's turn? Not with one's own story, nor one signed before."""
    return any(may(user, action, article) for action in REVIEWS)


def awaiting(user: Any, articles: QuerySet[Article]) -> QuerySet[Article]:
    """Those that may_review() is true of, as one condition."""
    signed = SignOff.objects.standing().filter(person=user, article=OuterRef("pk"))
    rows = articles.filter(state__in=awaited(user)).exclude(_own(user))
    return rows.exclude(Exists(signed))


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


def _own(user: Any) -> Q:
    """own() as a condition."""
    here = {"article": OuterRef("pk")}
    named = Q(revision_credits__reporter__user=user)
    shot = Q(revision_photos__photo__photographers__user=user)
    early = Q(author=user, state__in=[state.value for state in OPEN])
    written = Revision.objects.filter(named | shot | early, **here)
    bylined = Byline.objects.filter(reporter__user=user, **here)
    pictured = ArticlePhoto.objects.filter(photo__photographers__user=user, **here)
    return (
        Q(created_by=user)
        | Q(submitted_by=user)
        | Q(Exists(written))
        | Q(Exists(bylined))
        | Q(Exists(pictured))
    )
