"""The pages of 整版导入: one's own galley on its screen, with what was refused."""

import uuid
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.base import DeskAdmin
from articles.admin.galley_shown import shown
from articles.admin.refusing import log_refusal, refused
from articles.intake import FiledBefore, galleys
from articles.intake.galleys import Corrected, MadeBefore
from articles.intake.matter import matter_from
from articles.models import Galley, PageImport
from articles.permissions import may_import
from articles.refusals import Refused

PRIVATE = {"Cache-Control": "private, no-store"}
SCREEN = "admin/articles/pageimport/galley.html"


class GalleyPages(DeskAdmin):
    def _own(self, request: HttpRequest, key: uuid.UUID) -> Galley:
        galley = galleys.own(key, by=request.user) if may_import(request.user) else None
        if galley is None:
            raise Http404
        return galley

    def _made_before(self, request: HttpRequest, made: MadeBefore) -> HttpResponse:
        messages.info(request, str(made))
        return redirect("admin:articles_pageimport_change", made.galley.made_id)

    def _not_done(
        self, request: HttpRequest, key: uuid.UUID, refusal: Refused, *, verb: str
    ) -> HttpResponse:
        """The screen again with what was typed, which the refusal rolled back."""
        galley = galleys.own(key, by=request.user) if may_import(request.user) else None
        if galley is None:
            return refused(self, request, refusal, row=None, verb=verb)
        log_refusal(request, target=PageImport, verb=verb, why=str(refusal))
        typed = {**request.POST.dict(), "mark": ""}
        now, done = timezone.now(), Corrected(galley)
        for posted in (typed, {**typed, "target": galley.target}):
            # The page that was chosen may be what is refused.
            with suppress(Refused):
                done = galleys.correct(key, posted=posted, by=request.user, now=now)
                break
        return self._screen(request, done.galley, clashed=done, problem=refusal)

    def _screen(
        self,
        request: HttpRequest,
        galley: Galley,
        *,
        clashed: Corrected | None = None,
        problem: Refused | None = None,
    ) -> HttpResponse:
        matter, now = matter_from(galley.matter), timezone.now()
        clashes = clashed.clashes if clashed else []
        context = {
            "title": _("核对整版稿件"),
            "problem": problem,
            "filed_before": isinstance(problem, FiledBefore),
            **shown(galley, matter, clashes=clashes, now=now),
        }
        status = 409 if clashes else problem.status if problem else 200
        return self._page(request, SCREEN, context, status=status)

    def _page(
        self,
        request: HttpRequest,
        template: str,
        context: Mapping[str, Any],
        *,
        status: int = 200,
    ) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(
            request, template, whole, status=status, headers=PRIVATE
        )
