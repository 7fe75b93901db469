"""Every correction in the desk: what waits for the chief, what readers have."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.article_corrections import shown
from articles.admin.listing import ChoiceFilter
from articles.admin.site import desk
from articles.admin.verbs import Door, VerbAdmin, answers
from articles.forms.corrections import VoidForm
from articles.models import Correction, DeskLog
from articles.permissions import settling
from articles.templatetags.desk import correction_mark, moment, person


def sign(row: Correction, request: HttpRequest) -> str:
    workflow.sign_correction(row, by=request.user, now=timezone.now())
    return _("《%(title)s》的更正已签发，读者现在就能看到。") % {"title": row.title}


def void(row: Correction, request: HttpRequest) -> str:
    reason = answers(VoidForm(request.POST))["reason"]
    workflow.void_correction(row, reason=reason, by=request.user, now=timezone.now())
    return _("《%(title)s》的更正已作废。") % {"title": row.title}


DOORS: dict[str, Door] = {"sign": sign, "void": void}


class StateFilter(SimpleListFilter):
    title = gettext_lazy("状态")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("waiting", gettext_lazy("待签发")),
            ("signed", gettext_lazy("已签发")),
            ("voided", gettext_lazy("已作废")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows = {
            "waiting": Correction.objects.waiting,
            "signed": Correction.objects.signed,
            "voided": Correction.objects.voided,
        }
        chosen = rows.get(self.value() or "")
        return queryset.filter(pk__in=chosen().values("pk")) if chosen else queryset


class KindFilter(ChoiceFilter):
    title = gettext_lazy("种类")
    parameter_name = "kind"


class CorrectionAdmin(VerbAdmin):
    verbs = DOORS
    confirmed_verbs = frozenset({"sign", "void"})
    fields = ()
    list_display = ("what", "mark", "where", "words", "filed", "signed")
    list_display_links = ("what",)
    list_filter = (StateFilter, KindFilter)
    list_select_related = ("filed_by", "signed_by")
    ordering = ("-pk",)
    sortable_by = ()

    @admin.display(description=gettext_lazy("更正"))
    def what(self, row: Correction) -> SafeString:
        text = '<span class="kicker">{}</span> <span class="headline">{}</span>'
        return format_html(text, row.get_kind_display(), row.title)

    @admin.display(description=gettext_lazy("状态"))
    def mark(self, row: Correction) -> SafeString:
        return correction_mark(row)

    @admin.display(description=gettext_lazy("见报"))
    def where(self, row: Correction) -> str:
        return row.place or f"{_('网站')} {row.issue_date}"

    @admin.display(description=gettext_lazy("原文和更正"))
    def words(self, row: Correction) -> SafeString | str:
        if not row.was:
            return row.note[:60]
        return format_html("{} → {}", row.was[:40], row.should_be[:40])

    @admin.display(description=gettext_lazy("提出"))
    def filed(self, row: Correction) -> SafeString:
        when = moment(row.filed_at, timezone.now())
        return format_html("{} {}", person(row.filed_by), when)

    @admin.display(description=gettext_lazy("签发"))
    def signed(self, row: Correction) -> SafeString:
        when = moment(row.signed_at, timezone.now())
        return format_html("{} {}", person(row.signed_by), when)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        return Correction.objects.order_by("-pk")

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        people = ("article", "filed_by", "signed_by", "voided_by")
        row = Correction.objects.select_related(*people).get(pk=obj.pk)
        filed = shown(row, settling(request.user, row.article))
        context |= {"filed": filed, "title": str(row)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_context(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """Its verbs are logged with the story, whose history they belong to."""
        story = Q(noun="article", target_id=row.article_id, detail__correction=row.pk)
        own = Q(noun="correction", target_id=row.pk)
        entries = DeskLog.objects.filter(story | own).select_related("person")
        return {"entries": entries.order_by("-pk")}


desk.register(Correction, CorrectionAdmin)
