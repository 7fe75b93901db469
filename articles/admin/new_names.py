"""新名字: names that copy printed and the directory lacks, for whoever keeps it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import directory
from articles.admin.refusing import lost_races_refused, refused
from articles.admin.verbs import answers
from articles.forms.reporters import KNOW, MAKE, NameForm, described
from articles.models import Article, Reporter
from articles.permissions import visible
from articles.refusals import Refused
from articles.vocabulary import ReporterKind


def names_doors(model_admin: Any) -> list[URLPattern]:
    opts, site = model_admin.opts, model_admin.admin_site
    name = f"{opts.app_label}_{opts.model_name}_names"
    return [
        path("names/", site.admin_view(partial(_page, model_admin)), name=name),
        path(
            "names/decide/",
            site.admin_view(partial(_decide, model_admin)),
            name=f"{name}_decide",
        ),
    ]


def _page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    found = directory.new_names()
    stories = visible(
        request.user, Article.objects.filter(pk__in=[row.article_id for row in found])
    )
    titles = {story.pk: story.title for story in stories.defer("body")}
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("新名字"),
        "opts": model_admin.opts,
        "rows": [(row, titles.get(row.article_id, ""), _choices(row)) for row in found],
        "kinds": ReporterKind.choices,
        "everybody": [
            (row.pk, described(row)) for row in Reporter.objects.order_by("pinyin")
        ],
        "may_keep": model_admin.has_change_permission(request),
    }
    return TemplateResponse(request, "admin/articles/reporter/names.html", context)


def _choices(row: directory.NewName) -> list[tuple[int, str]]:
    return [(like.pk, described(like)) for like in row.like]


def _decide(model_admin: Any, request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        with lost_races_refused():
            sentence = decided(request)
    except Refused as refusal:
        return refused(model_admin, request, refusal, row=None, verb="names")
    messages.success(request, sentence)
    return redirect(reverse("admin:articles_reporter_names"))


def decided(request: HttpRequest) -> str:
    directory.require_keeper(request.user)
    typed = answers(NameForm(request.POST))
    name, by, now = typed["name"], request.user, timezone.now()
    if typed["decision"] == MAKE:
        directory.make_known(
            name,
            kind=typed["kind"],
            organisation=typed["organisation"],
            by=by,
            now=now,
        )
        return _("已把“%(name)s”建为作者。") % {"name": name}
    if typed["decision"] == KNOW:
        row = directory.know_as(name, typed["reporter"], by=by, now=now)
        text = _("“%(name)s”认作%(reporter)s，见报的字不变。")
        return text % {"name": name, "reporter": row}
    directory.pass_over(name, by=by, now=now)
    return _("“%(name)s”不建作者，以后不再提示。") % {"name": name}
