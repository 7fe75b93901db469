"""Where a row is used, told in sentences to somebody who wants to delete it."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from articles.models import Article
from articles.permissions import visible

NAMED = 5
COUNTED = 1000


def uses_of(row: models.Model, *, by: Any) -> list[str]:
    """One sentence a kind of use. Titles only of stories this person may read."""
    return [
        sentence
        for relation, rows in _using(row)
        if (sentence := _sentence(relation, rows, by=by))
    ]


def _using(row: models.Model) -> Iterator[tuple[Any, models.QuerySet[Any]]]:
    for relation in row._meta.related_objects:
        if relation.on_delete is models.PROTECT:
            model = relation.related_model
            rows = model._base_manager.filter(**{relation.field.name: row})
            yield relation, rows


def _sentence(relation: Any, rows: models.QuerySet[Any], *, by: Any) -> str:
    count = rows.order_by()[:COUNTED].count()
    if not count:
        return ""
    number = f"{count}+" if count == COUNTED else str(count)
    what = relation.related_model._meta.verbose_name
    named = "".join(f"《{title}》" for title in _titles(relation, rows, by=by))
    if named:
        return _("%(what)s %(number)s 处：%(named)s") % {
            "what": what,
            "number": number,
            "named": named,
        }
    return _("%(what)s %(number)s 处") % {"what": what, "number": number}


def _titles(relation: Any, rows: models.QuerySet[Any], *, by: Any) -> list[str]:
    articles = visible(by, Article.objects.all())
    if relation.related_model is Article:
        found = articles.filter(pk__in=rows.values("pk"))
    elif path := _path_to_article(relation.related_model):
        found = articles.filter(pk__in=rows.values(path))
    else:
        return []
    return [article.title for article in found.order_by("-pk")[:NAMED]]


def _path_to_article(model: type[models.Model]) -> str:
    """How a row of this model points at a story, itself or through its revision."""
    names = {field.name for field in model._meta.concrete_fields}
    if "article" in names:
        return "article"
    return "revision__article" if "revision" in names else ""
