"""Every correction of the paper, newest first."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import Correction
from articles.reading import notes_of, the_paper
from articles.reading.pager import PER_STEP, step_of
from articles.views.lists import cursor_of, here
from articles.views.public import public, show


@public
def corrections(request: HttpRequest) -> HttpResponse:
    """One query."""
    rows = Correction.objects.live(timezone.now()).with_hashes().newest_first()
    cursor = cursor_of(request)
    if cursor is not None:
        rows = rows.older_than(cursor.at, pk=cursor.pk)
    step = step_of(list(rows[: PER_STEP + 1]), at=lambda row: row.signed_at)
    context = {
        "paper": the_paper(),
        "notes": notes_of(step.rows),
        "following": step.following,
        "is_first": cursor is None,
        "here": here(request, cursor),
    }
    return show(request, "articles/corrections.html", context)
