"""How a refusal looks: one page in the desk's dress, with the sentence and a way back,
and a line in the desk log that outlives the failed transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, ForeignKeyViolation, LockNotAvailable

from articles.admin.kept import kept_text
from articles.models import DeskLog
from articles.refusals import NotAllowed, Refused, WrongState
from articles.text import strip_controls
from articles.vocabulary import Verb


class NotYours(NotAllowed):
    """What Django would call permission denied, as a sentence."""

    def __str__(self) -> str:
        return _("您的岗位不能改动它，或它此刻的状态不允许。")


class Unseen(NotAllowed):
    """A row that is gone or that this person may not see; which of them is not told."""

    def __str__(self) -> str:
        return _("没有这一条，或者您看不到它。")


@contextmanager
def lost_races_refused() -> Iterator[None]:
    """A row that somebody holds for seconds, or took away, is a lost race, no fault."""
    try:
        yield
    except OperationalError as error:
        if isinstance(error.__cause__, (LockNotAvailable, DeadlockDetected)):
            raise WrongState(_("别人正在改它，请过几秒再试。")) from error
        raise
    except IntegrityError as error:
        if isinstance(error.__cause__, ForeignKeyViolation):
            text = _("选用的作者、图片或别的一项刚被合并或删掉了，请刷新后重选。")
            raise WrongState(text) from error
        raise


def refused(
    model_admin: Any,
    request: HttpRequest,
    refusal: Refused,
    *,
    row: Any,
    verb: str,
    details: Sequence[str] = (),
) -> HttpResponse:
    """`row` may be None for something that was still to be made."""
    if request.method == "POST":
        target = model_admin.model if row is None else row
        log_refusal(request, target=target, verb=verb, why=str(refusal))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("没有办成"),
        "sentence": str(refusal),
        "details": details or refusal.details,
        "kept": kept_text(request),
        "back": back_to(model_admin, request, row),
        "opts": model_admin.opts,
    }
    return TemplateResponse(
        request, "admin/refused.html", context, status=refusal.status
    )


def log_refusal(request: HttpRequest, *, target: Any, verb: str, why: str) -> None:
    # Some of Django's own sentences repeat what was sent, whatever it holds.
    detail = {"tried": verb, "why": strip_controls(why)}
    now = timezone.now()
    DeskLog.objects.write(Verb.REFUSED, target, by=request.user, now=now, **detail)


def back_to(model_admin: Any, request: HttpRequest, row: Any) -> str:
    """The row if this person may see it, else its list, else the first page."""
    opts = model_admin.opts
    if row is not None and model_admin.has_view_permission(request, row):
        return reverse(
            f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk]
        )
    if model_admin.has_view_permission(request):
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    return reverse("admin:index")
