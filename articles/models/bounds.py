"""Conditions that several nouns share: plausible dates, rows that exist. No models."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.lookups import IsNull

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST_DATE = dt.date(1949, 1, 1)
LAST_DATE = dt.date(2100, 12, 31)
FIRST_INSTANT = dt.datetime(1949, 1, 1, tzinfo=dt.UTC)
LAST_INSTANT = dt.datetime(2101, 1, 1, tzinfo=dt.UTC)

DATE_BOUNDS = [MinValueValidator(FIRST_DATE), MaxValueValidator(LAST_DATE)]
INSTANT_BOUNDS = [MinValueValidator(FIRST_INSTANT), MaxValueValidator(LAST_INSTANT)]


def between(field: str, low: object, high: object) -> models.Q:
    """True where the field is empty or within the bounds, for a CheckConstraint."""
    inside = models.Q(**{f"{field}__gte": low, f"{field}__lte": high})
    return models.Q(**{f"{field}__isnull": True}) | inside


def dated(field: str) -> models.Q:
    return between(field, FIRST_DATE, LAST_DATE)


def timed(field: str) -> models.Q:
    return between(field, FIRST_INSTANT, LAST_INSTANT)


def has(
    model: type[models.Model], relation: str, **conditions: object
) -> models.Exists:
    """Rows of `model` that have a related row; an index look-up each, no join.

    `relation` is the reverse name. Reaching it through the relation keeps the files
    of the nouns free of import circles.
    """
    rows = _related(model, relation, **conditions)
    return models.Exists(rows)


def has_one(
    model: type[models.Model], relation: str, *, order: str, **conditions: object
) -> models.Q:
    """The same by a subquery that stops at its first row. Of two EXISTS with "or"
    between them the database reads all related rows there are, to be done with it.

    `order` leads it to the index that begins with `relation` and goes on with this.
    """
    rows = _related(model, relation, **conditions).order_by(order)
    return models.Q(IsNull(models.Subquery(rows.values("pk")[:1]), False))


def _related(
    model: type[models.Model], relation: str, **conditions: object
) -> models.QuerySet[models.Model]:
    reverse = model._meta.get_field(relation)
    if not isinstance(reverse, models.ManyToOneRel):
        raise TypeError(f"{relation} is no reverse foreign key of {model.__name__}")
    rows = reverse.related_model._base_manager.filter(**conditions)
    return rows.filter(**{reverse.field.name: models.OuterRef("pk")})
