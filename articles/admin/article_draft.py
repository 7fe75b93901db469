"""The doors of what is typed and not saved yet, and the story's page that offers it
back. The text is its writer's alone: every door asks for one's own copy, no other."""

import re
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    JsonResponse,
)
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import drafts
from articles.admin.article_clash import row_clashes
from articles.admin.article_offer import filled, offer_of
from articles.admin.refusing import lost_races_refused, refused
from articles.admin.verbs import VerbAdmin
from articles.forms.article import MERGED
from articles.forms.clash import PREFIX
from articles.models import Article, DraftCopy
from articles.refusals import Refused

ROWS = re.compile(
    r"(bylines|article_photos)-"
    r"(TOTAL_FORMS|INITIAL_FORMS|MIN_NUM_FORMS|MAX_NUM_FORMS|\d{1,2}-\w{1,40})"
)
UNKEPT = {"Cache-Control": "private, no-store"}


class ArticleDrafts(VerbAdmin):
    def get_urls(self) -> list[Any]:
        doors = {
            "draft/": self.keep_view,
            "draft/discard/": self.discard_view,
            "<int:object_id>/draft/": self.keep_view,
            "<int:object_id>/draft/discard/": self.discard_view,
        }
        names = ("new_draft", "new_draft_discard", "draft", "draft_discard")
        urls = [
            path(route, self.admin_site.admin_view(view), name=f"articles_article_{n}")
            for (route, view), n in zip(doors.items(), names, strict=True)
        ]
        return urls + super().get_urls()

    def keep_view(
        self, request: HttpRequest, object_id: int | None = None
    ) -> HttpResponse:
        """Asked by the form's script; answers with the sentence that it shows."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = _story(object_id)
        now = timezone.now()
        try:
            with lost_races_refused():
                typed = self.typed_in(request, row)
                drafts.keep(typed, article=row, by=request.user, now=now)
        except Refused as refusal:
            said, status = str(refusal), refusal.status
        else:
            said, status = _("已暂存 %s") % f"{timezone.localtime(now):%H:%M}", 200
        return JsonResponse({"said": said}, status=status, headers=UNKEPT)

    def discard_view(
        self, request: HttpRequest, object_id: int | None = None
    ) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = _story(object_id)
        try:
            with lost_races_refused():
                key = request.POST.get("form_key")
                drafts.forget(article=row, form_key=key, by=request.user)
        except Refused as refusal:
            return refused(self, request, refusal, row=row, verb="draft")
        messages.success(request, _("没存上的文字已经删去。"))
        if row is None:
            return redirect("admin:articles_article_add")
        return redirect(self.next_page(request, row))

    def typed_in(self, request: HttpRequest, row: Article | None) -> dict[str, str]:
        """The form's fields and its rows as they came; nothing else, and no file."""
        fields = flatten_fieldsets(self.get_fieldsets(request, row))
        known = super().get_form(request, row, fields=fields).base_fields
        return {
            name: str(value)
            for name, value in request.POST.items()
            if name in known or ROWS.fullmatch(name)
        }

    # The form, filled with a copy where the address asks for it.

    def own_draft(self, request: HttpRequest, row: Any) -> DraftCopy | None:
        """Asked for several times a page, so remembered on the request."""
        if not hasattr(request, "_desk_draft"):
            key = None if row else request.GET.get("draft")
            found = drafts.offered(article=row, form_key=key, by=request.user)
            request._desk_draft = found  # type: ignore[attr-defined]
        draft: DraftCopy | None = request._desk_draft  # type: ignore[attr-defined]
        return draft

    def _taken_up(self, request: HttpRequest, row: Any) -> DraftCopy | None:
        if request.method != "GET" or not request.GET.get("draft"):
            return None
        may_type = self.has_change_permission(request, row) if row else True
        return self.own_draft(request, row) if may_type else None

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        draft = self._taken_up(request, obj)
        if draft is None:
            return form
        empty = form(instance=obj) if obj else form()
        return partial(form, taken_up=filled(draft, form=empty))

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        draft = self._taken_up(request, obj if obj.pk else None)
        # A copy that says nothing of the rows must not empty them.
        if draft is not None and f"{prefix}-TOTAL_FORMS" in draft.data:
            kwargs |= {"data": draft.data, "taken_up": True}
        return kwargs

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        form = context["adminform"].form
        row = context.get("row")
        if row is not None and form.stale:
            context["clashes"] = form.clashes + self._row_clashes(context, row)
        if row is not None and form.merged:
            self._put_their_rows(request, context, row)
        if request.method == "GET":
            context |= self._draft_context(request, form, row)
        if form.merged or context.get("taken_up"):
            # Nobody shall sign what is saved while reading what is not.
            context["verbs"] = frozenset()
        if form.merged and [list(row) for row in context["errors"]] == [[MERGED]]:
            # Nothing is wrong: the page says so in a calmer place.
            context["errors"] = []
        context |= _addresses(row)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _draft_context(
        self, request: HttpRequest, form: Any, row: Article | None
    ) -> dict[str, Any]:
        draft = self.own_draft(request, row)
        if draft is None:
            return {}
        if self._taken_up(request, row) is not None:
            return {"taken_up": draft}
        may_type = row is None or self.has_change_permission(request, row)
        make_form = super().get_form if may_type else None
        fields = flatten_fieldsets(self.get_fieldsets(request, row))
        made = make_form(request, row, fields=fields) if make_form else None
        offer = offer_of(draft, saved=row, make_form=made)
        if offer is None and row is not None:
            # Nothing to ask about: what is typed now goes over it.
            form.initial["sitting"] = draft.sitting
        return {"offer": offer}

    # A stale save: the rows of both, and theirs where they were chosen.

    def _row_clashes(self, context: dict[str, Any], row: Article) -> list[Any]:
        typed = context["adminform"].form.data.dict()
        for inline in context["inline_admin_formsets"]:
            for form in inline.formset.forms:
                # A picture that came with this very request stands in its row only.
                if "photo" in form.fields:
                    typed[form.add_prefix("photo")] = form["photo"].data or ""
        return row_clashes(row, typed)

    def _put_their_rows(
        self, request: HttpRequest, context: dict[str, Any], row: Article
    ) -> None:
        for inline in context["inline_admin_formsets"]:
            mine = inline.formset
            if request.POST.get(PREFIX + mine.prefix) == "theirs":
                inline.formset = type(mine)(
                    instance=row,
                    prefix=mine.prefix,
                    queryset=mine.queryset,
                    form_kwargs=mine.form_kwargs,
                )


def _story(object_id: int | None) -> Article | None:
    return None if object_id is None else get_object_or_404(Article, pk=object_id)


def _addresses(row: Article | None) -> dict[str, str]:
    args = [row.pk] if row else []
    name = "admin:articles_article_draft" if row else "admin:articles_article_new_draft"
    return {
        "draft_url": reverse(name, args=args),
        "discard_url": reverse(f"{name}_discard", args=args),
    }
