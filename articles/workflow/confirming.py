"""The chief's verb over proposals 改样: each accepted or refused, all of them at once.

What is accepted is signed anew by this; see resigning.py.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.checking import findings_of
from articles.models import Article, DeskLog, Proposal
from articles.models.content import hash_of
from articles.permissions import Action, may, require
from articles.refusals import NotReady, Stale, WrongState
from articles.vocabulary import Answer, Outcome, Verb
from articles.workflow.resigning import resign
from articles.workflow.rows import locked


@dataclass(frozen=True, slots=True)
class Verdict:
    accept: bool
    reason: str = ""


# By the proposal's key.
Verdicts = Mapping[int, Verdict]


def proposals_in(articles: Iterable[Article]) -> list[Proposal]:
    """What waits for the chief in these stories, out of date or not, in print order."""
    rows = Proposal.objects.waiting().with_texts().filter(article__in=articles)
    ordered = rows.order_by("article__position", "article_id")
    return list(ordered.select_related("article__page__issue"))


def digest_of(proposals: Sequence[Proposal]) -> str:
    """What somebody saw who looked at these before deciding."""
    seen = [
        [row.pk, row.revision.hash, row.sign_off_id, row.is_stale] for row in proposals
    ]
    return hash_of({"proposals": sorted(seen)})


@transaction.atomic
def confirm(
    article: Article, *, verdicts: Verdicts, digest: str, by: Any, now: dt.datetime
) -> list[Proposal]:
    """Decide on the proposal of one story, placed or not."""
    row = locked(article)
    require(by, Action.CONFIRM, row)
    return settle([row], verdicts=verdicts, digest=digest, by=by, now=now)


@transaction.atomic
def settle(
    rows: Sequence[Article],
    *,
    verdicts: Verdicts,
    digest: str,
    by: Any,
    now: dt.datetime,
) -> list[Proposal]:
    """Decide on every proposal in these stories that this person may decide on.

    The caller holds the stories. One that cannot be done undoes the others too.
    """
    found = proposals_in(rows)
    if digest_of(found) != digest or not verdicts.keys() <= {row.pk for row in found}:
        raise Stale(_("您看过之后改样又有变动，请看过现在的再确认。什么都没有改。"))
    mine = [row for row in found if row.pk in verdicts or _is_due(row, by=by)]
    if not mine:
        raise NotReady(_("没有等您确认的改样。"))
    for proposal in mine:
        _settle(proposal, verdicts.get(proposal.pk), by=by, now=now)
    return mine


def _is_due(proposal: Proposal, *, by: Any) -> bool:
    return not proposal.is_stale and may(by, Action.CONFIRM, proposal.article)


def _settle(
    proposal: Proposal, verdict: Verdict | None, *, by: Any, now: dt.datetime
) -> None:
    row = proposal.article
    title = {"title": row.title}
    require(by, Action.CONFIRM, row)
    if proposal.is_stale:
        raise WrongState(_("《%(title)s》的签发已变，这份改样作废了。") % title)
    if verdict is None:
        raise NotReady(_("《%(title)s》还没有选采纳或不采纳。") % title)
    if verdict.accept:
        _accept(proposal, comment=verdict.reason.strip(), by=by, now=now)
        return
    if not verdict.reason.strip():
        raise NotReady(_("《%(title)s》不采纳改样，请写明理由。") % title)
    _refuse(proposal, reason=verdict.reason.strip(), by=by, now=now)


def _accept(proposal: Proposal, *, comment: str, by: Any, now: dt.datetime) -> None:
    row, revision = proposal.article, proposal.revision
    # Shown beside the changes, so accepting these is the answer.
    findings = findings_of(row, revision.content)
    answers = {found.key: Answer.AS_IS for found in findings}
    with override(settings.LANGUAGE_CODE):
        why = comment or _("采纳改样")
    resign(row, revision, by=by, now=now, comment=why, answers=answers)
    proposal.close(Outcome.ACCEPTED, by=by, now=now, reason=comment)
    detail = {
        "revision": revision.number,
        "hash": revision.hash,
        "was": proposal.sign_off.revision.hash,
    }
    DeskLog.objects.write(Verb.CONFIRM, row, by=by, now=now, **detail)


def _refuse(proposal: Proposal, *, reason: str, by: Any, now: dt.datetime) -> None:
    proposal.close(Outcome.REFUSED, by=by, now=now, reason=reason)
    detail = {"revision": proposal.revision.number, "reason": reason}
    row = proposal.article
    DeskLog.objects.write(Verb.REFUSE_PROPOSAL, row, by=by, now=now, **detail)
