"""A page: its order and its preview. Opened from its issue, never listed alone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from articles.admin.hand_off import page_hand_off
from articles.admin.issue_approvals import PAGE_APPROVAL_DOORS
from articles.admin.issue_doors import PAGE_DOORS
from articles.admin.preview import page_preview
from articles.admin.proof_doors import PAGE_PROOF_DOORS
from articles.admin.proofs import page_proofs, page_screen
from articles.admin.site import desk
from articles.admin.verbs import VerbAdmin
from articles.models import Page
from articles.refusals import NotReady, Refused


class PageAdmin(VerbAdmin):
    verbs = PAGE_DOORS | PAGE_APPROVAL_DOORS | PAGE_PROOF_DOORS
    confirmed_verbs = frozenset({"confirm"})
    fields = ("label", "name", "credits")
    sortable_by = ()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        """Only its words: the version belongs to the order of its stories."""
        obj.save(update_fields=self.fields)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("admin:articles_issue_changelist")

    def refusal(
        self, request: HttpRequest, refusal: Refused, *, row: Any, verb: str
    ) -> HttpResponse:
        if verb == "confirm" and isinstance(refusal, NotReady):
            return page_screen(request, row, model_admin=self, problem=refusal)
        return super().refusal(request, refusal, row=row, verb=verb)

    def next_page(self, request: HttpRequest, row: Any) -> str:
        if request.POST.get("next"):
            return super().next_page(request, row)
        return reverse("admin:articles_issue_change", args=[row.issue_id])

    def get_urls(self) -> list[Any]:
        doors = [page_preview(self), page_proofs(self), page_hand_off(self)]
        return [*doors, *super().get_urls()]


desk.register(Page, PageAdmin)
