"""The desk log's hash chain, as a reader checks it: links in order, and what is wrong.

The database writes the chain at commit (migration desk_log_rows_form_one_chain); this
computes the same digests on its own, so that a changed database function shows too.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models.desk_log import DeskLog

BATCH = 2000
FORMAT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'


@dataclass(frozen=True, slots=True)
class Link:
    """One row as the digest sees it: instants in UTC and JSON as the database's text.

    As text, because a float or an absurd instant would not come back from Python the
    way it is stored.
    """

    at: str | None
    detail: str
    id: int
    noun: str
    person: int | None
    position: int
    previous: str
    target: str
    target_id: int | None
    verb: str
    digest: str

    @property
    def due(self) -> str:
        """The digest that this row must have: sha256 of its canonical JSON."""
        fields = asdict(self)
        del fields["digest"]
        text = json.dumps(
            fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(text.encode()).hexdigest()


def links(*, batch: int = BATCH) -> Iterator[Link]:
    """All linked rows in the chain's order. One query a batch."""
    # Django drops a comparison that no value of the column can fail, hence both.
    linked, last = _rows().filter(position__isnull=False), -1
    while found := list(linked.filter(position__gt=last)[:batch]):
        for values in found:
            link = Link(*values)
            last = link.position
            yield link


def unlinked() -> Link | None:
    """The first committed row outside the chain: written past the trigger."""
    values = _rows().filter(position=None).order_by("pk").first()
    return Link(*values) if values else None


def _rows() -> QuerySet[DeskLog, Any]:
    at_utc = Func(Value("UTC"), F("at"), function="timezone")
    at_text = Func(at_utc, Value(FORMAT), function="to_char", output_field=TextField())
    return (
        DeskLog.objects.order_by("position")
        .annotate(at_text=at_text, detail_text=Cast("detail", TextField()))
        .values_list(
            *("at_text", "detail_text", "id", "noun", "person_id", "position"),
            *("previous", "target", "target_id", "verb", "digest"),
        )
    )


def fault(link: Link, *, after: Link | None) -> str:
    """Why this row cannot follow that one, as a sentence; empty where all is well."""
    missing = link.position - (after.position if after else 0) - 1
    if missing:
        text = ngettext(
            "它前面缺了 %(count)d 行", "它前面缺了 %(count)d 行", abs(missing)
        )
        return text % {"count": missing}
    if link.previous != (after.digest if after else ""):
        return _("它接的不是前一行：前一行或这一行被换过、删过或改过")
    if link.digest != link.due:
        return _("它的内容与写下时的指纹不符")
    return ""
