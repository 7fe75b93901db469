"""What the story form shows of the library to choose from, a step at a time."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.admin.photo_list import found
from articles.forms.choices import is_key
from articles.models import Photo

STEP = 24


def choose_view(request: HttpRequest, *, model_admin: Any) -> HttpResponse:
    """Two queries. Without numbers of pages: who looks further back asks by a word."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    rows = found(Photo.objects.exclude(original=""), request.GET.get("q", ""))
    if request.GET.get("mine"):
        rows = rows.of_person(request.user)
    before = request.GET.get("before", "")
    if is_key(before):
        rows = rows.filter(pk__lt=int(before))
    photos = list(rows.order_by("-pk")[: STEP + 1])
    context = {
        "photos": photos[:STEP],
        "before": photos[STEP - 1].pk if len(photos) > STEP else None,
        "now": timezone.now(),
    }
    return TemplateResponse(
        request,
        "admin/articles/photo/choose.html",
        context,
        headers={"Cache-Control": "private, no-store"},
    )
