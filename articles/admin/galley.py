"""The doors of 整版导入: take copy in, correct what was read of it, make the drafts.

A galley is one person's: every door asks for one's own and knows no other.
"""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    JsonResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.galley_pages import PRIVATE, GalleyPages
from articles.admin.refusing import lost_races_refused, refused
from articles.forms.galley import CopyForm
from articles.intake import Filed, galleys
from articles.intake.galleys import Corrected, MadeBefore
from articles.intake.matter import matter_from
from articles.intake.originals import path_of
from articles.intake.pictures import Kept, kept_of
from articles.models import PageImport
from articles.permissions import may_import
from articles.refusals import Refused


class GalleyDoors(GalleyPages):
    def get_urls(self) -> list[Any]:
        doors: dict[str, Callable[..., HttpResponseBase]] = {
            "read/": self.read_view,
            "galley/<uuid:key>/": self.galley_view,
            "galley/<uuid:key>/keep/": self.keep_view,
            "galley/<uuid:key>/confirm/": self.confirm_view,
            "galley/<uuid:key>/discard/": self.discard_view,
            "<int:object_id>/original/": self.original_view,
        }
        names = ("read", "galley", "keep", "confirm", "discard", "original")
        urls = [
            path(
                route, self.admin_site.admin_view(view), name=f"articles_pageimport_{n}"
            )
            for (route, view), n in zip(doors.items(), names, strict=True)
        ]
        return urls + super().get_urls()

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        may = {"may_import": may_import(request.user)}
        return super().changelist_view(request, {**(extra_context or {}), **may})

    # Taking it in.

    def read_view(self, request: HttpRequest) -> HttpResponse:
        if not may_import(request.user):
            return self._turned_back(request, "read")
        if request.method != "POST":
            return self._paste(request, CopyForm())
        form = CopyForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._paste(request, form)
        asked = form.cleaned_data
        try:
            galley = galleys.open_galley(
                asked["text"],
                file_name=asked["name"],
                raw=asked["raw"],
                doubts=asked["doubts"],
                by=request.user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error("file" if asked["raw"] else "text", str(refusal))
            return self._paste(request, form)
        return redirect("admin:articles_pageimport_galley", galley.key)

    def _paste(self, request: HttpRequest, form: CopyForm) -> HttpResponse:
        begun = galleys.offered(request.user)
        context = {
            "title": _("整版导入"),
            "form": form,
            "begun": [(row, matter_from(row.matter)) for row in begun],
        }
        return self._page(request, "admin/articles/pageimport/read.html", context)

    def _turned_back(self, request: HttpRequest, verb: str) -> HttpResponse:
        try:
            galleys.require_importer(request.user)
        except Refused as refusal:
            return refused(self, request, refusal, row=None, verb=verb)
        raise PermissionDenied

    # Correcting it.

    def galley_view(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        if request.method == "POST":
            return self._corrected(request, key)
        galley = self._own(request, key)
        if galley.made_id is not None:
            return redirect("admin:articles_pageimport_change", galley.made_id)
        return self._screen(request, galley)

    def _corrected(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        posted, now = request.POST.dict(), timezone.now()
        try:
            with lost_races_refused():
                done = galleys.correct(key, posted=posted, by=request.user, now=now)
        except MadeBefore as made:
            return self._made_before(request, made)
        except Refused as refusal:
            return self._not_done(request, key, refusal, verb="correct")
        if done.clashes:
            return self._screen(request, done.galley, clashed=done)
        if done.shared:
            text = _("另一个窗口也在改这一版，两边的改动都留下了。")
            messages.info(request, text)
        address = reverse("admin:articles_pageimport_galley", args=[key])
        return redirect(address + _anchor(posted))

    def keep_view(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        """Asked by the screen's script while somebody types."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        posted, now = {**request.POST.dict(), "mark": ""}, timezone.now()
        try:
            with lost_races_refused():
                done = galleys.correct(key, posted=posted, by=request.user, now=now)
        except Refused as refusal:
            said, status, version = str(refusal), refusal.status, None
        else:
            if done.clashes:
                said = _("另一个窗口改过同一处，按“存下”看两边的文字。")
                status, version = 409, None
            else:
                said = _("已暂存 %s") % f"{timezone.localtime(now):%H:%M}"
                status, version = 200, done.galley.version
        found = {"said": said, "version": version}
        return JsonResponse(found, status=status, headers=PRIVATE)

    # Making the drafts, or not.

    def confirm_view(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        asked: dict[str, Any] = {"by": request.user, "now": timezone.now()}
        kept = self._kept(key, **asked)
        try:
            with lost_races_refused():
                done = galleys.confirm(
                    key, posted=request.POST.dict(), kept=kept, **asked
                )
        except MadeBefore as made:
            return self._made_before(request, made)
        except Refused as refusal:
            return self._not_done(request, key, refusal, verb="import")
        if isinstance(done, Corrected):
            return self._screen(request, done.galley, clashed=done)
        self._say_filed(request, done)
        for sentence in kept.doubts:
            messages.warning(request, sentence)
        return redirect("admin:articles_pageimport_change", done.row.pk)

    def _kept(self, key: uuid.UUID, *, by: Any, now: Any) -> Kept:
        galley = galleys.own(key, by=by) if may_import(by) else None
        if galley is None or galley.made_id is not None:
            return Kept()
        return kept_of(galley, by=by, now=now)

    def _say_filed(self, request: HttpRequest, filed: Filed) -> None:
        count = len(filed.articles)
        words = {"n": count, "where": filed.row.page or _("稿库")}
        text = ngettext(
            "%(n)d 篇草稿已建好，放在%(where)s。",
            "%(n)d 篇草稿已建好，放在%(where)s。",
            count,
        )
        messages.success(request, text % words)

    def discard_view(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            with lost_races_refused():
                galleys.discard(key, by=request.user)
        except MadeBefore as made:
            return self._made_before(request, made)
        except Refused as refusal:
            return refused(self, request, refusal, row=None, verb="discard")
        messages.success(request, _("这份没办完的导入已经不要了。"))
        return redirect("admin:articles_pageimport_read")

    def original_view(self, request: HttpRequest, object_id: int) -> HttpResponseBase:
        """The uploaded file as it came, to be saved and never shown by a browser."""
        row = get_object_or_404(PageImport, pk=object_id)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        file = path_of(row.original)
        if not row.original or not file.is_file():
            raise Http404
        return FileResponse(
            file.open("rb"),
            as_attachment=True,
            filename=row.file_name or file.name,
            content_type="application/octet-stream",
            headers=PRIVATE | {"X-Content-Type-Options": "nosniff"},
        )


def _anchor(posted: Mapping[str, str]) -> str:
    """Where the button stood, so that the page comes back to the same place."""
    at = posted.get("mark", "").split(":")
    spots = {"into": "i", "text": "p"}
    if len(at) < 2 or not at[1].isdigit():
        return ""
    return f"#{spots.get(at[0], 'b')}{at[1]}"
