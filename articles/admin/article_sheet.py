"""What the story's page shows beside its form: where it stands and what may be done."""

from typing import Any

from articles.admin.article_doors import offered
from articles.forms.verbs import PlaceForm, ReturnForm, SignForm, WithdrawForm
from articles.models import Article, DeskLog, Page
from articles.models.issue import Issue
from articles.permissions import Action, may
from articles.reading import story_context, working_text
from articles.templatetags.desk import draft_address
from articles.vocabulary import ArticleState, IssueState, Verb

REASONED = (Verb.RETURN, Verb.WITHDRAW)
ISSUES_OFFERED = 5


def sheet_of(row: Article, *, by: Any, now: Any) -> dict[str, Any]:
    """`row` is the story as saved, with its page and issue selected."""
    verbs = offered(row, by=by)
    context: dict[str, Any] = {
        "row": row,
        "verbs": verbs,
        "reason": last_reason(row),
        "sign_offs": row.sign_offs.select_related("person", "revision"),
        "revision_number": row.revisions.working()
        .values_list("number", flat=True)
        .first()
        or 0,
    }
    if "return" in verbs:
        context["return_form"] = ReturnForm(prefix=None)
    if "sign" in verbs:
        context["sign_form"] = SignForm(initial={"version": row.version})
    if "withdraw" in verbs:
        context["withdraw_form"] = WithdrawForm()
    if "place" in verbs:
        context["place_form"] = PlaceForm(pages=open_pages())
    if not may(by, Action.EDIT, row):
        text = working_text(row)
        context |= story_context(
            row, text, now=now, address=draft_address, preview=True
        )
    return context


def last_reason(row: Article) -> DeskLog | None:
    """Why it was returned or withdrawn, while it still stands there."""
    if row.state not in (ArticleState.RETURNED, ArticleState.WITHDRAWN):
        return None
    logs = DeskLog.objects.filter(noun="article", target_id=row.pk, verb__in=REASONED)
    return logs.select_related("person").order_by("-pk").first()


def open_pages() -> Any:
    """Pages of the next issues that are not released yet; the newest come first."""
    planned = Issue.objects.filter(state=IssueState.PLANNING).order_by("-date")
    rows = Page.objects.filter(issue__in=planned.values("pk")[:ISSUES_OFFERED])
    return rows.select_related("issue").order_by("-issue__date", "number")
