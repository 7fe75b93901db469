"""Which corrections: the rows a door may ask for. No columns; those are in
correction.py."""

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Max
from django.db.models.functions import Greatest, JSONObject, TruncMonth

from articles.models.bounds import SHANGHAI
from articles.models.steps import following

if TYPE_CHECKING:
    from articles.models.correction import Correction  # noqa: F401 (named in a string)

TOLD = (
    "id",
    "kind",
    "was",
    "should_be",
    "note",
    "title",
    "issue_date",
    "issue_name",
    "page_name",
    "signed_at",
    "new_revision_id",
    "printed_revision_id",
)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def live(self, now: dt.datetime) -> Self:
        """Those that readers see: signed, standing, on a story that is live itself."""
        return self.signed().filter(signed_at__lte=now, article__live_from__lte=now)

    def waiting(self) -> Self:
        """For a signature."""
        return self.filter(signed_at__isnull=True, voided_at__isnull=True)

    def signed(self) -> Self:
        return self.filter(signed_at__isnull=False, voided_at__isnull=True)

    def newest_change(self) -> dt.datetime | None:
        """When a correction last came to readers or was taken back. One query."""
        rows = self.filter(signed_at__isnull=False)
        found = rows.aggregate(at=Max(Greatest("signed_at", "voided_at")))
        instant: dt.datetime | None = found["at"]
        return instant

    def newest_changes(self, now: dt.datetime) -> dict[dt.date, dt.datetime]:
        """The same by the first day of the month since which readers have the story."""
        rows = self.filter(signed_at__isnull=False, article__live_from__lte=now)
        month = TruncMonth("article__live_from", tzinfo=SHANGHAI)
        found = (
            rows.order_by()
            .values(month=month)
            .annotate(at=Max(Greatest("signed_at", "voided_at")))
        )
        return {row["month"].date(): row["at"] for row in found}

    def voided(self) -> Self:
        return self.filter(voided_at__isnull=False)

    def fixing(self) -> Self:
        """Those that changed the words on the site."""
        return self.filter(new_revision__isnull=False)

    def since(self, instant: dt.datetime) -> Self:
        return self.filter(signed_at__gte=instant)

    def with_hashes(self) -> Self:
        """With the story and both its texts, of which only the hashes. One query."""
        texts = ("printed_revision", "article__live_revision")
        heavy = [f"{text}__{name}" for text in texts for name in ("content", "card")]
        return self.select_related(*texts).defer("article__body", *heavy)

    def as_told(self) -> models.QuerySet[Any]:
        """What readers are told of each as JSON, for the one query of its story."""
        columns = {name: name for name in TOLD}
        told = JSONObject(printed_hash="printed_revision__hash", **columns)
        return self.newest_first().values(json=told)

    def newest_first(self) -> Self:
        return self.order_by("-signed_at", "-pk")

    def older_than(self, at: dt.datetime, *, pk: int) -> Self:
        """What follows this one in newest_first()."""
        return self.filter(following(at, pk, instant="signed_at"))
