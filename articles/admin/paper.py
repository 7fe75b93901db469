"""The paper's own facts: one row, so its list is its form."""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.base import DeskAdmin
from articles.admin.site import desk
from articles.forms.paper import PaperForm
from articles.models import Paper
from articles.models.paper import THE_ONE
from articles.reading import forget_paper
from articles.refusals import Stale
from articles.renditions import nameplates_of
from articles.vocabulary import Verb

LOGGED = 40
NOT_COLUMNS = (
    *("nameplate_file", "nameplate_gone"),
    *("nameplate_dark_file", "nameplate_dark_gone"),
)


class PaperAdmin(DeskAdmin):
    form = PaperForm
    readonly_fields = ("nameplate_shown", "nameplate_dark_shown")
    fieldsets = (
        (None, {"fields": ("version", ("name", "latin"), "about")}),
        (
            gettext_lazy("报头资料"),
            {
                "fields": (
                    ("sponsor", "publisher", "chief_editor"),
                    ("hotline", "email"),
                    ("address", "postcode"),
                ),
            },
        ),
        (
            gettext_lazy("举报渠道"),
            {
                "fields": (("report_phone", "report_email"), "report_page"),
                "description": gettext_lazy(
                    "违法和不良信息举报，印在页脚和“关于本报”。填了哪个印哪个。"
                ),
            },
        ),
        (
            gettext_lazy("刊号和备案"),
            {
                "fields": (
                    ("serial_number", "news_licence"),
                    ("icp", "police_record"),
                ),
                "description": gettext_lazy("印在每一页的页脚；没有的留空，就不印。"),
            },
        ),
        (
            gettext_lazy("报头图"),
            {
                "fields": (
                    ("nameplate_shown", "nameplate_dark_shown"),
                    ("nameplate_file", "nameplate_dark_file"),
                    ("nameplate_gone", "nameplate_dark_gone"),
                ),
            },
        ),
        (
            gettext_lazy("颜色"),
            {
                "fields": (
                    ("paper_colour", "ink_colour", "accent_colour"),
                    ("dark_paper_colour", "dark_ink_colour", "dark_accent_colour"),
                ),
                "description": gettext_lazy(
                    "只填主色就够了：报头、栏目名、链接用它，其余的颜色跟着走。"
                    "看不清的搭配存不进去；读者选了高对比度时，仍按他们的来。"
                ),
            },
        ),
        (gettext_lazy("订阅源"), {"fields": ("whole_stories_in_feeds",)}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """There is one, made by the migration."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whoever only looks has no use for the form's machinery; nothing is shown or
        taken away that is not there."""
        hidden = {
            f"{name}_{what}"
            for name in ("nameplate", "nameplate_dark")
            for what in ("shown", "gone")
            if obj is None or not getattr(obj, name)
        }
        if not self.has_change_permission(request, obj):
            hidden |= {"version", *NOT_COLUMNS}
        return [
            (title, {**facts, "fields": list(_without(hidden, facts["fields"]))})
            for title, facts in self.fieldsets
        ]

    @admin.display(description=gettext_lazy("报头图"))
    def nameplate_shown(self, row: Paper) -> SafeString:
        return _shown_plate(row.nameplate, ground="day")

    @admin.display(description=gettext_lazy("深色模式的报头图"))
    def nameplate_dark_shown(self, row: Paper) -> SafeString:
        return _shown_plate(row.nameplate_dark, ground="night")

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        context["show_close"] = False  # there is no list to go back to
        return super().render_change_form(request, context, add, change, form_url, obj)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method != "GET" or not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        row, _made = Paper.objects.get_or_create(pk=THE_ONE)
        return redirect("admin:articles_paper_change", row.pk)

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        """Zero rows: somebody saved between our look and now."""
        stale = nameplates_of(Paper.objects.get(pk=obj.pk))
        rows = Paper.objects.filter(pk=obj.pk, version=form.cleaned_data["version"])
        if not rows.update(version=F("version") + 1):
            raise Stale(_("别人刚刚存过这份资料，您的还没有存；请打开来对着再填。"))
        obj.version = form.cleaned_data["version"] + 1
        obj.changed_at = timezone.now()
        super().save_model(request, obj, form, change)
        transaction.on_commit(forget_paper)
        transaction.on_commit(partial(_drop, stale, kept=nameplates_of(obj)))

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """What became what, for the desk log; in the paper's language, not the
        person's."""
        with translation.override(settings.LANGUAGE_CODE):
            return "；".join(_became(form, name) for name in form.changed_data)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self.write_log(Verb.EDIT, request, obj, why=message)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        messages.success(request, _("已保存。几秒之内，读者看到的每一页都换上新的。"))
        return redirect("admin:articles_paper_change", obj.pk)


def _without(hidden: set[str], rows: Any) -> Iterator[Any]:
    for row in rows:
        names = (row,) if isinstance(row, str) else row
        if left := tuple(name for name in names if name not in hidden):
            yield left


def _shown_plate(plate: dict[str, Any], *, ground: str) -> SafeString:
    """As readers get it, on the ground that they see it on."""
    address = reverse("articles:nameplate", args=[plate["mark"]])
    return format_html(
        '<span class="plate {}"><img src="{}" width="{}" height="{}" alt=""></span>',
        ground,
        address,
        plate["width"],
        plate["height"],
    )


def _drop(paths: list[Path], *, kept: list[Path]) -> None:
    """What can't be removed now is an orphan, which check_media finds."""
    for path in set(paths) - set(kept):
        with suppress(OSError):
            path.unlink()


def _became(form: Any, name: str) -> str:
    label = form.fields[name].label
    before, after = form.initial.get(name), form.cleaned_data.get(name)
    # What a browser calls a file says nothing, and may hold anything.
    if name in NOT_COLUMNS or max(len(str(before)), len(str(after))) > LOGGED:
        return str(label)
    return f"{label}：{_shown(before)} → {_shown(after)}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return str(value or _("空白"))


desk.register(Paper, PaperAdmin)
