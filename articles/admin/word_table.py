"""The word list as a table: shows what an import would do, does it, exports."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.refusing import log_refusal, lost_races_refused
from articles.models import HouseWord
from articles.refusals import Refused, Stale
from articles.word_table import Plan, as_csv, plan_for, take_in
from articles.word_table.rows import COLUMNS, text_of

SHOWN = 200
LIST = "admin:articles_houseword_changelist"
TEMPLATE = "admin/articles/houseword/import.html"
PRIVATE = {"Cache-Control": "private, no-store"}


def table_doors(model_admin: Any) -> list[URLPattern]:
    doors = {"import": _import, "export": _export}
    return [
        path(
            f"{name}/",
            model_admin.admin_site.admin_view(partial(door, model_admin=model_admin)),
            name=f"articles_houseword_{name}",
        )
        for name, door in doors.items()
    ]


def _export(request: HttpRequest, *, model_admin: Any) -> HttpResponse:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    day = timezone.localdate()
    answer = HttpResponse(
        as_csv(HouseWord.objects.all()), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="words-{day:%Y%m%d}.csv"'
    answer["Cache-Control"] = PRIVATE["Cache-Control"]
    return answer


def _import(request: HttpRequest, *, model_admin: Any) -> HttpResponse:
    """The file is sent once; the page that shows what it would do carries its text."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, model_admin)
    text, problem, plan = "", None, None
    try:
        text = _text(request)
        if "seal" in request.POST:
            return _taken_in(request, text)
        plan = plan_for(text)
    except Refused as refusal:
        problem = refusal
        log_refusal(request, target=HouseWord, verb="import", why=str(refusal))
        if isinstance(refusal, Stale):
            plan = plan_for(text)
    return _page(request, model_admin, text=text, plan=plan, problem=problem)


def _text(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is not None:
        return text_of(file.read())
    text = request.POST.get("text", "")
    if not text.strip():
        raise Refused(_("请选一个 CSV 文件。"))
    return text.replace("\r\n", "\n")


def _taken_in(request: HttpRequest, text: str) -> HttpResponse:
    with lost_races_refused():
        seal = request.POST["seal"]
        plan = take_in(text, seal=seal, by=request.user, now=timezone.now())
    words = {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same}
    said = _("词表已导入：新增 %(new)d，改动 %(changed)d，不变 %(same)d。") % words
    messages.success(request, said)
    return redirect(LIST)


def _page(
    request: HttpRequest,
    model_admin: Any,
    *,
    text: str = "",
    plan: Plan | None = None,
    problem: Refused | None = None,
) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("导入词表"),
        "opts": model_admin.opts,
        "add": True,
        "text": text,
        "plan": plan,
        "problem": problem,
        "columns": list(COLUMNS),
        "new": plan.new[:SHOWN] if plan else [],
        "changed": plan.changed[:SHOWN] if plan else [],
        "faults": plan.faults[:SHOWN] if plan else [],
        "back": request.path,
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, TEMPLATE, context, status=status, headers=PRIVATE)
