"""The doors of the verbs: POST only, refused with a sentence, logged. The verbs are in
workflow and layout; what each reads from its form stands beside its noun."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from articles import notices
from articles.admin.base import DeskAdmin
from articles.admin.refusing import back_to, lost_races_refused, refused
from articles.refusals import NotReady, Refused

# Does one verb to one row and returns the sentence that says so.
Door = Callable[[Any, HttpRequest], str]


class VerbAdmin(DeskAdmin):
    """A noun with verbs, each at POST <id>/<verb>/."""

    verbs: dict[str, Door] = {}

    def get_urls(self) -> list[Any]:
        doors = [
            path(
                f"<int:object_id>/{verb}/",
                self.admin_site.admin_view(partial(self.verb_view, verb=verb)),
                name=f"{self.opts.app_label}_{self.opts.model_name}_{verb}",
            )
            for verb in self.verbs
        ]
        return doors + super().get_urls()

    def verb_view(
        self, request: HttpRequest, object_id: int, *, verb: str
    ) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = get_object_or_404(self.model, pk=object_id)
        if page := self.ask_again(request, row=row, verb=verb):
            return page
        try:
            with lost_races_refused():
                sentence = self.do(row, request, verb)
        except Refused as refusal:
            return self.refusal(request, refusal, row=row, verb=verb)
        messages.success(request, sentence)
        return redirect(self.next_page(request, row))

    def do(self, row: Any, request: HttpRequest, verb: str) -> str:
        """The one place where a verb done by a person is told to the group chat."""
        sentence = self.verbs[verb](row, request)
        notices.tell(row, verb=verb, by=request.user, now=timezone.now())
        return sentence

    def refusal(
        self, request: HttpRequest, refusal: Refused, *, row: Any, verb: str
    ) -> HttpResponse:
        """A verb with a screen of its own may show it again, with what was typed."""
        return refused(self, request, refusal, row=row, verb=verb)

    def next_page(self, request: HttpRequest, row: Any) -> str:
        """Where the form said it came from, else the row."""
        wanted = request.POST.get("next", "")
        hosts = {request.get_host()}
        if wanted and url_has_allowed_host_and_scheme(
            wanted, hosts, require_https=request.is_secure()
        ):
            return wanted
        return back_to(self, request, row)


def answers(form: forms.Form) -> dict[str, Any]:
    """What the verb's form holds, or its first mistake as a refusal."""
    if form.is_valid():
        return form.cleaned_data
    raise NotReady(str(next(iter(form.errors.values()))[0]))
