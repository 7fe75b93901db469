"""粘贴原稿: one story's copy, pasted or from a file, into the form of a new story.

What was read goes the way of every draft copy: the form is opened with it, and it is
kept until its writer saves or drops it.
"""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import drafts
from articles.admin.article_compare import PRIVATE
from articles.admin.refusing import refused
from articles.forms.galley import CopyForm
from articles.intake.one_story import Filled, fill_form
from articles.intake.pictures import keep_pictures
from articles.permissions import may_start
from articles.refusals import NotAllowed, Refused

SHOWN = 6


def article_paste(model_admin: Any) -> URLPattern:
    view = partial(_view, model_admin=model_admin)
    door: URLPattern = path(
        "paste/",
        model_admin.admin_site.admin_view(view),
        name="articles_article_paste",
    )
    return door


def _view(request: HttpRequest, *, model_admin: Any) -> HttpResponse:
    if not may_start(request.user):
        refusal = NotAllowed(_("您的岗位不能新建稿件。"))
        return refused(model_admin, request, refusal, row=None, verb="paste")
    if request.method != "POST":
        return _page(request, CopyForm(), model_admin)
    form = CopyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, model_admin)
    try:
        filled = _fill(request, form.cleaned_data)
    except Refused as refusal:
        form.add_error("file" if form.cleaned_data["raw"] else "text", str(refusal))
        return _page(request, form, model_admin)
    _say(request, filled)
    key = filled.fields["form_key"]
    return redirect(f"{reverse('admin:articles_article_add')}?draft={key}")


def _fill(request: HttpRequest, asked: dict[str, Any]) -> Filled:
    now = timezone.now()
    kept = keep_pictures(asked["pictures"], by=request.user, now=now)
    filled = fill_form(asked["text"], body=asked["body"], photos=kept.photos)
    drafts.keep(filled.fields, article=None, by=request.user, now=now)
    for sentence in [*asked["doubts"], *kept.doubts]:
        messages.warning(request, sentence)
    return filled


def _say(request: HttpRequest, filled: Filled) -> None:
    if filled.stories > 1:
        text = _("读到 %(n)d 篇，都并在这一篇里了；一个版的稿件请用整版导入。")
        messages.warning(request, text % {"n": filled.stories})
    if filled.without_picture:
        text = ngettext(
            "有 %(n)d 张图片只有说明：请选图，或把那一行去掉。",
            "有 %(n)d 张图片只有说明：请选图，或把那一行去掉。",
            filled.without_picture,
        )
        messages.warning(request, text % {"n": filled.without_picture})
    for doubt in filled.doubts[:SHOWN]:
        messages.warning(request, doubt)


def _page(request: HttpRequest, form: CopyForm, model_admin: Any) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("粘贴原稿"),
        "form": form,
        "opts": model_admin.opts,
    }
    return TemplateResponse(
        request, "admin/articles/article/paste.html", context, headers=PRIVATE
    )
