"""The review sheet 审稿单 of a story: every step from filing to release, printable."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.article_changes import Changes, changes_between
from articles.admin.article_compare import PRIVATE
from articles.models import Article, DeskLog, Revision, SignOff
from articles.permissions import Action, may
from articles.vocabulary import Answer, Severity, Stage, Verb

# The steps that are no reviewer's; those stand among the sign-offs.
TOLD = (
    Verb.CREATE,
    Verb.SUBMIT,
    Verb.TAKE_BACK,
    Verb.PROOF,
    Verb.PROPOSE,
    Verb.TAKE_BACK_PROPOSAL,
    Verb.REFUSE_PROPOSAL,
    Verb.UNSIGN,
    Verb.WITHDRAW,
    Verb.RESTORE,
)


@dataclass(frozen=True, slots=True)
class Step:
    """`changes` is what became of the text since the signature before."""

    at: Any
    what: str
    person: Any
    log: DeskLog | None = None
    sign_off: SignOff | None = None
    changes: Changes | None = None
    since: int = 0

    @property
    def warnings(self) -> list[dict[str, str]]:
        kept = self.sign_off.warnings if self.sign_off else []
        said = dict(Answer.choices)
        return [row | {"said": said.get(row["answer"], _silence(row))} for row in kept]

    @property
    def skipped(self) -> str:
        stages = self.sign_off.skipped if self.sign_off else []
        return "、".join(str(Stage(stage).label) for stage in stages)


def review_sheet(model_admin: Any) -> URLPattern:
    door: URLPattern = path(
        "<int:object_id>/review-sheet/",
        model_admin.admin_site.admin_view(partial(_sheet, model_admin=model_admin)),
        name="articles_article_review-sheet",
    )
    return door


def _sheet(request: HttpRequest, object_id: int, *, model_admin: Any) -> HttpResponse:
    rows = Article.objects.select_related("page__issue", "created_by", "live_revision")
    row = get_object_or_404(rows, pk=object_id)
    if not may(request.user, Action.VIEW, row):
        raise PermissionDenied
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("审稿单"),
        "original": row,
        "row": row,
        "opts": model_admin.opts,
        "bylines": row.bylines.select_related("reporter"),
        "steps": steps_of(row),
        "head": DeskLog.objects.head(),
        "printed_at": timezone.now(),
    }
    template = "admin/articles/article/review_sheet.html"
    return TemplateResponse(request, template, context, headers=PRIVATE)


def steps_of(row: Article) -> list[Step]:
    """In order of time. Five queries, with the signed texts."""
    logs = DeskLog.objects.filter(noun="article", target_id=row.pk, verb__in=TOLD)
    told = [
        Step(log.at, log.get_verb_display(), log.person, log=log)
        for log in logs.select_related("person").order_by("pk")
    ]
    return sorted([*told, *_signatures(row)], key=lambda step: step.at)


def _signatures(row: Article) -> list[Step]:
    signatures = list(row.sign_offs.select_related("person").order_by("pk"))
    texts = row.revisions.filter(sign_offs__in=signatures).distinct()
    known = {
        revision.pk: revision
        for revision in texts.prefetch_related(
            "revision_photos__photo", "revision_credits"
        )
    }
    steps, before = [], None
    for sign_off in signatures:
        sign_off.revision = known[sign_off.revision_id]
        steps.append(_step(sign_off, before=before))
        before = sign_off.revision
    return steps


def _step(sign_off: SignOff, *, before: Revision | None) -> Step:
    what = sign_off.get_stage_display()
    if sign_off.skipped:
        what = _("紧急签发")
    changed = before is not None and before.hash != sign_off.revision.hash
    return Step(
        sign_off.at,
        f"{what} {sign_off.get_decision_display()}",
        sign_off.person,
        sign_off=sign_off,
        changes=changes_between(before, sign_off.revision)
        if before and changed
        else None,
        since=before.number if before else 0,
    )


def _silence(warning: dict[str, str]) -> str:
    hint = warning.get("severity") == Severity.HINT
    return _("已看到") if hint else _("未答复")
