"""The story in the desk: who may open it, and its form in a reporter's order."""

import uuid
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_check import article_checks, check_context
from articles.admin.article_company import (
    CLAIM_DOORS,
    article_presence,
    company_of,
)
from articles.admin.article_compare import article_compare
from articles.admin.article_corrections import CORRECTION_DOORS
from articles.admin.article_doors import DOORS
from articles.admin.article_history import newest_copy, sittings_of
from articles.admin.article_list import ArticleList
from articles.admin.article_paste import article_paste
from articles.admin.article_proof import article_proof
from articles.admin.article_rows import BylineRows, PhotoRows, own_byline
from articles.admin.article_saving import ArticleSaving
from articles.admin.article_sheet import sheet_of
from articles.admin.preview import article_preview
from articles.admin.proof_doors import ARTICLE_PROOF_DOORS
from articles.admin.proofs import article_proofs, article_screen
from articles.admin.review_sheet import review_sheet
from articles.admin.site import desk
from articles.forms.article import ArticleForm
from articles.models import Article
from articles.permissions import Action, may, may_noun, may_place, may_start, visible
from articles.refusals import NotReady, Refused

HEADLINE = ("kicker", "headline", "deck")
TEXT = ("dateline", "body")
FILING = ("summary", "kind", "weight", "label", "section", "series", "tags")
SOURCE = (
    "source",
    "source_name",
    "source_url",
    "original_title",
    "original_author",
)


class ArticleAdmin(ArticleList, ArticleSaving):
    form = ArticleForm
    verbs = DOORS | CLAIM_DOORS | CORRECTION_DOORS | ARTICLE_PROOF_DOORS
    confirmed_verbs = frozenset(
        {"sign", "emergency-sign", "after-review", "withdraw", "confirm"}
    )
    inlines = (BylineRows, PhotoRows)

    # Who may.

    def _may(self, request: HttpRequest, action: Action, row: Article) -> bool:
        """Asked many times a page, so remembered while the story stays as it is."""
        known: dict[Any, bool] = request.__dict__.setdefault("_desk_may", {})
        key = (action, row.pk, row.state)
        if key not in known:
            known[key] = may(request.user, action, row)
        return known[key]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return may_noun(request.user, "view", "article")
        return self._may(request, Action.VIEW, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_start(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return may_start(request.user)
        return self._may(request, Action.EDIT, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and self._may(request, Action.DELETE, obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        rows = Article.objects.order_by("-changed_at", "-pk")
        return visible(request.user, rows)

    # The form.

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        filing = FILING + (("embargo",) if may_place(request.user) else ())
        return (
            (gettext_lazy("标题"), {"fields": HEADLINE, "classes": ("heads",)}),
            (gettext_lazy("正文"), {"fields": TEXT, "classes": ("text",)}),
            (gettext_lazy("归类"), {"fields": filing, "classes": ("filing",)}),
            (
                gettext_lazy("来源与转载"),
                {"fields": SOURCE, "classes": ("collapse", "source")},
            ),
        )

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        if obj is not None and not self.has_change_permission(request, obj):
            return []
        return super().get_inline_instances(request, obj)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Nothing from the address, where a link could have planted it."""
        return {"form_key": uuid.uuid4()}

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, PhotoRows):
            now = timezone.now()
            kwargs["form_kwargs"] = {"by": request.user, "now": now}
        elif request.method != "POST" and not obj.pk:
            kwargs["initial"] = own_byline(request.user)
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
        if obj is not None and obj.pk:
            # The row as saved: a form that was refused has put its values into obj.
            saved = Article.objects.select_related("page__issue", "changed_by")
            row, now = saved.get(pk=obj.pk), timezone.now()
            context |= sheet_of(row, by=request.user, now=now)
            context |= company_of(row, by=request.user, now=now)
        if add or self.has_change_permission(request, obj):
            shown = "review_form" not in context and not context["errors"]
            context |= check_context(context.get("row"), shown=shown)
        context |= {
            "clashes": form.clashes,
            "can_submit": add or "submit" in context["verbs"],
            "title": _("写稿") if add else _("稿件"),
        }
        response = super().render_change_form(
            request, context, add, change, form_url, obj
        )
        if form.stale:
            response.status_code = 409
        return response

    def refusal(
        self, request: HttpRequest, refusal: Refused, *, row: Any, verb: str
    ) -> HttpResponse:
        if verb == "confirm" and isinstance(refusal, NotReady):
            return article_screen(request, row, model_admin=self, problem=refusal)
        return super().refusal(request, refusal, row=row, verb=verb)

    def history_context(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        may_edit = self.has_change_permission(request, row)
        sittings = sittings_of(row)
        newest = newest_copy(sittings)
        return {"sittings": sittings, "newest": newest, "may_edit": may_edit}

    def get_urls(self) -> list[Any]:
        doors = (
            article_paste,
            article_preview,
            article_compare,
            article_presence,
            article_proof,
            article_proofs,
            review_sheet,
        )
        return [
            *article_checks(self),
            *(door(self) for door in doors),
            *super().get_urls(),
        ]


desk.register(Article, ArticleAdmin)
