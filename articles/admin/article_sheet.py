"""What the story's page shows beside its form: where it stands and what may be done."""

from collections.abc import Sequence
from typing import Any

from articles.admin.article_corrections import corrections_of
from articles.admin.article_doors import offered
from articles.admin.article_web import web_context
from articles.admin.proof_lines import proofs_of
from articles.admin.review_doors import review_forms
from articles.directory import new_names
from articles.forms.verbs import PlaceForm, WithdrawForm
from articles.models import Article, DeskLog, Page, SignOff
from articles.models.issue import Issue
from articles.permissions import Action, may, may_noun
from articles.reading import story_context, working_text
from articles.templatetags.desk import draft_address
from articles.vocabulary import ArticleState, IssueState, Verb

REASONED = (Verb.RETURN, Verb.WITHDRAW)
ISSUES_OFFERED = 5


def sheet_of(row: Article, *, by: Any, now: Any) -> dict[str, Any]:
    """`row` is the story as saved, with its page and issue selected."""
    verbs = offered(row, by=by)
    if row.page is not None and row.page.issue.is_live(now) and row.web_first:
        verbs -= {"place", "unplace"}
    steps = list(row.sign_offs.select_related("person", "revision"))
    context: dict[str, Any] = {
        "row": row,
        "verbs": verbs,
        "reason": last_reason(row),
        "sign_offs": steps,
        "owing": row.sign_offs.owing_review().exists(),
        "signed_number": last_signed(steps),
        "new_names": _new_names(row, by=by),
        "old_addresses": list(row.old_addresses.values_list("path", flat=True)),
        **web_context(row, by=by, now=now),
        **proofs_of(row, by=by),
    }
    context |= review_forms(row, verbs=verbs)
    context |= corrections_of(row, by=by, now=now)
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


def _new_names(row: Article, *, by: Any) -> list[str]:
    """Names of this story that whoever keeps the directory may make known."""
    if not may_noun(by, "change", "reporter"):
        return []
    return [found.name for found in new_names(among=[row.pk])]


def last_signed(steps: Sequence[SignOff]) -> int:
    """The number of the revision under the newest signature; 0 where there is none."""
    standing = [step for step in steps if step.stands]
    return standing[-1].revision.number if standing else 0


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
