"""Deleting a row: refused with the places that still use it, never with a stack of what
else would go."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.admin.refusing import NotYours, Unseen, lost_races_refused, refused
from articles.admin.uses import uses_of
from articles.refusals import Refused

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class Deleting(ModelAdmin):
    def uses(self, request: HttpRequest, row: Any) -> list[str]:
        """Where this row is used, as sentences; empty when it may go."""
        return uses_of(row, by=request.user)

    def delete_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is not None and self.has_delete_permission(request, row):
            try:
                uses = self.uses(request, row)
                if not uses:
                    with lost_races_refused():
                        return super().delete_view(request, object_id, extra_context)
            except Refused as refusal:
                return refused(self, request, refusal, row=row, verb="delete")
            except ProtectedError:  # somebody used it between the two looks
                uses = self.uses(request, row)
            in_use = Refused(_("还在用，不能删。先从下面这些地方拿掉。"))
            return refused(self, request, in_use, row=row, verb="delete", details=uses)
        if request.method == "POST":
            denial = Unseen() if row is None else NotYours()
            return refused(self, request, denial, row=row, verb="delete")
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(
        self, objs: Sequence[Any] | QuerySet[Any], request: HttpRequest
    ) -> Any:
        """What else goes with it never holds news; uses() has looked before."""
        return [str(row) for row in objs], {}, set(), []
