"""The questions of stories.py about many stories at once, at one query each."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q

from articles.models import Article, ArticlePhoto, Byline, Revision, SignOff
from articles.permissions.stories import OWN_REFUSALS, signed_elsewhere
from articles.permissions.table import OPEN, Action


def own_among(user: Any, articles: Iterable[Article]) -> frozenset[int]:
    """Those for which own() says yes."""
    rows = Article.objects.filter(pk__in=[article.pk for article in articles])
    return frozenset(rows.filter(is_own(user)).values_list("pk", flat=True))


def is_own(user: Any) -> Q:
    """own() as a condition on stories."""
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


def barred_from_confirming(user: Any, articles: Iterable[Article]) -> dict[int, str]:
    """Why this person has no word on the changes of these, whatever post they hold."""
    rows = list(articles)
    signed = signed_beside_among(user, rows).items()
    own = own_among(user, rows)
    return {pk: signed_elsewhere(sign_off) for pk, sign_off in signed} | dict.fromkeys(
        own, str(OWN_REFUSALS[Action.CONFIRM])
    )


def signed_beside_among(user: Any, articles: Iterable[Article]) -> dict[int, SignOff]:
    """Where this person's signature stands beside the final one, by story."""
    rows = SignOff.objects.beside_final().filter(person=user)
    found = rows.filter(article__in=[article.pk for article in articles])
    return {row.article_id: row for row in found}
