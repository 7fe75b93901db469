"""May this person do this to that story? Ownership, states, what one may read."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Revision, SignOff
from articles.permissions.people import roles_of
from articles.permissions.table import (
    ALL,
    NEVER_OWN,
    OPEN,
    RULES,
    Action,
    Rule,
    reviewers_act,
)
from articles.refusals import NotAllowed, Refused, WrongState
from articles.vocabulary import WAITING
from articles.vocabulary import ArticleState as S

OWN_REFUSED = gettext_lazy("这是您自己的稿件，须由别人审签。")
OWN_REFUSALS = {
    Action.PROOF: gettext_lazy("这是您自己的稿件，须由别人校对。"),
    Action.CONFIRM: gettext_lazy("这是您自己的稿件，改样须由别的值班总编确认。"),
}


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


def _states(user: Any, action: Action, *, owned: bool = False) -> frozenset[S]:
    rules = [RULES.get((role, action), Rule()) for role in roles_of(user)]
    states = frozenset[S]().union(*(rule.any for rule in rules))
    return states.union(*(rule.own for rule in rules)) if owned else states


def _unclaimed(user: Any, action: Action) -> frozenset[S]:
    rules = (RULES.get((role, action), Rule()) for role in roles_of(user))
    return frozenset[S]().union(*(rule.unclaimed for rule in rules))


def may(user: Any, action: Action, article: Article) -> bool:
    state = S(article.state)
    if action is Action.VIEW and user.is_active and user.is_superuser:
        return True
    allowed = (
        state in _states(user, action)
        or (article.created_by_id is None and state in _unclaimed(user, action))
        or (state in _states(user, action, owned=True) and own(user, article))
    )
    if not allowed:
        return False
    if action is Action.UNSIGN and state in WAITING:
        last = last_signature(article)
        return last is not None and last.person_id == user.pk
    if reviewers_act(action, state):
        return not own(user, article) and signature_of(user, article) is None
    if action in NEVER_OWN:
        signed = action is Action.CONFIRM and signed_beside(user, article)
        return not signed and not own(user, article)
    return action is not Action.DELETE or article.submitted_at is None


def require(user: Any, action: Action, article: Article) -> None:
    """Refuse with the reason a tired editor can act on."""
    if not may(user, action, article):
        raise _refusal(user, action, article)


def _refusal(user: Any, action: Action, article: Article) -> Refused:
    owned, state = own(user, article), S(article.state)
    states = _states(user, action, owned=owned)
    if action in NEVER_OWN and states and owned:
        return NotAllowed(str(OWN_REFUSALS.get(action, OWN_REFUSED)))
    if state in states and reviewers_act(action, state):
        return _signed_or_own(user, article)
    if action is Action.CONFIRM and (signed := signed_beside(user, article)):
        return NotAllowed(signed_elsewhere(signed))
    if action is Action.UNSIGN and states and states <= WAITING:
        return NotAllowed(_("只能撤回自己刚签的、后面还没有人签的字。"))
    if states:
        text = _("稿件现在是“%(state)s”，这一步做不了；可能有人先动过，请刷新再看。")
        return WrongState(text % {"state": article.get_state_display()})
    return NotAllowed(_("您的岗位不能对这篇稿件做这件事。"))


def _signed_or_own(user: Any, article: Article) -> Refused:
    signed = signature_of(user, article)
    if signed is None:
        return WrongState(_("您自己的稿件已经有人审过，要改请审稿人退给您。"))
    text = _("您已经签过这篇稿件的“%(stage)s”，别的环节要由别人来。")
    return NotAllowed(text % {"stage": signed.get_stage_display()})


def signature_of(user: Any, article: Article) -> SignOff | None:
    """The one this person has standing under the story. One query."""
    return article.sign_offs.standing().filter(person=user).first()


def last_signature(article: Article) -> SignOff | None:
    return article.sign_offs.standing().order_by("-pk").first()


def signed_beside(user: Any, article: Article) -> SignOff | None:
    """This person's signature of another stage than the final one. One query."""
    return article.sign_offs.beside_final().filter(person=user).first()


def signed_elsewhere(sign_off: SignOff) -> str:
    text = _("这篇稿件的“%(stage)s”是您签的，改样要由别的值班总编确认。")
    return text % {"stage": sign_off.get_stage_display()}


def visible(user: Any, articles: QuerySet[Article]) -> QuerySet[Article]:
    """Those stories whose working copy this person may read."""
    if user.is_active and user.is_superuser:
        return articles
    anyone = _states(user, Action.VIEW)
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
