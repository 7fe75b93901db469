"""The copy checks beside the story's form: what they find in the text as it is typed,
saved or not. Asked by the form's script, or by its button in a window of its own."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.checking import current_lists, findings_of
from articles.checks import Finding
from articles.checks.finding import digest_of
from articles.forms.fields import BODY_LIMIT
from articles.forms.rows import MOST_ROWS
from articles.models import Article, Photo
from articles.models.content import content_of
from articles.sanitize import clean_body
from articles.text import strip_controls

HEADS = ("kicker", "headline", "deck", "summary", "dateline")
LONGEST_HEAD = 2_000
SEEN = "_seen"
PRIVATE = {"Cache-Control": "private, no-store"}


def article_checks(model_admin: Any) -> list[URLPattern]:
    view = model_admin.admin_site.admin_view(partial(_check, model_admin=model_admin))
    return [
        path("check/", view, name="articles_article_new_check"),
        path("<int:object_id>/check/", view, name="articles_article_check"),
    ]


def check_context(row: Article | None, *, shown: bool) -> dict[str, Any]:
    """What the form's page needs; the saved text is checked only where it is shown."""
    args = [row.pk] if row else []
    name = "article_check" if row else "article_new_check"
    context: dict[str, Any] = {
        "check_url": reverse(f"admin:articles_{name}", args=args)
    }
    if row is not None and shown:
        context |= found_context(findings_of(row, content_of(row)))
    return context


def found_context(findings: list[Finding]) -> dict[str, Any]:
    return {"found": findings, "checked": True, "seen": digest_of(findings)}


def unseen(request: HttpRequest, row: Article) -> list[Finding]:
    """What the writer has not been shown yet, in the text as it is saved now."""
    findings = findings_of(row, content_of(row))
    if request.POST.get(SEEN) == digest_of(findings):
        return []
    return [found for found in findings if found.asks]


def _check(
    request: HttpRequest, object_id: int | None = None, *, model_admin: Any
) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    row = None if object_id is None else get_object_or_404(Article, pk=object_id)
    if row is None:
        allowed = model_admin.has_add_permission(request)
    else:
        allowed = model_admin.has_change_permission(request, row)
    if not allowed:
        raise PermissionDenied
    story = row or Article(changed_at=timezone.now())
    content = typed_content(request.POST, saved=row)
    context = found_context(current_lists().findings(story, content))
    if "_part" in request.POST:
        template = "admin/articles/article/findings.html"
        return TemplateResponse(request, template, context, headers=PRIVATE)
    context |= model_admin.admin_site.each_context(request) | {
        "title": _("检查"),
        "opts": model_admin.opts,
        "original": row,
        "add": row is None,
    }
    template = "admin/articles/article/check.html"
    return TemplateResponse(request, template, context, headers=PRIVATE)


def typed_content(typed: Mapping[str, str], *, saved: Article | None) -> dict[str, Any]:
    """What a save of this form would make of its words. At most two queries."""
    heads = {
        name: strip_controls(typed.get(name, ""))[:LONGEST_HEAD].strip()
        for name in HEADS
    }
    body = clean_body(typed.get("body", "")[:BODY_LIMIT])
    return heads | {"body": body, "photos": list(_photos(typed, saved=saved))}


def _photos(
    typed: Mapping[str, str], *, saved: Article | None
) -> Iterator[dict[str, str]]:
    rows = [
        {
            name: typed.get(f"article_photos-{number}-{name}", "").strip()
            for name in ("photo", "caption", "alt", "DELETE")
        }
        for number in range(MOST_ROWS)
    ]
    keys = [row["photo"] for row in rows if row["photo"].isascii()]
    known = Photo.objects.in_bulk(
        [int(key) for key in keys if key.isdigit()][:MOST_ROWS]
    )
    used = set()
    if saved is not None:
        used = set(saved.article_photos.values_list("photo_id", flat=True))
    for row in rows:
        photo = known.get(int(row["photo"])) if row["photo"].isdecimal() else None
        if photo is None or row["DELETE"]:
            continue
        # Blanks leave a newly chosen picture its own words, as the form has it.
        fresh = photo.pk not in used
        yield {
            "caption": row["caption"] or photo.caption,
            "alt": row["alt"] or (photo.alt if fresh else ""),
        }
