"""Saving a story: once however often it is sent, whole or not at all, never over
somebody else's text unseen. What is shown is article.py's business."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import drafts, workflow
from articles.admin.article_check import unseen
from articles.admin.article_draft import ArticleDrafts
from articles.admin.refusing import NotYours
from articles.models import Article
from articles.permissions import Action, require
from articles.refusals import Refused


class SentTwice(Exception):  # noqa: N818  (nothing is wrong: it is saved)
    """The form that comes was saved a moment ago, word for word."""


class ArticleSaving(ArticleDrafts):
    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Article | None:
        """A save holds the row from here on, so that nobody slips in between."""
        row: Article | None = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST" or not connection.in_atomic_block:
            return row
        row = workflow.locked(row)
        if "sitting" in request.POST and drafts.saved_before(
            self._sent(request, row), article=row, by=request.user
        ):
            raise SentTwice
        return row

    def _sent(self, request: HttpRequest, row: Article) -> dict[str, str]:
        """What tells this form from any other: its words, its files, its button."""
        sent: Any = request.FILES
        files = {name: f"{file.name} {file.size}" for name, file in sent.items()}
        button = {"_submit": str("_submit" in request.POST)}
        return self.typed_in(request, row) | files | button

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        filed = self._filed_before(request) if object_id is None else None
        if filed is not None:
            return self._already_filed(request, filed)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except SentTwice:
            messages.info(request, _("刚才已经存好了，没有再存一遍。"))
            return redirect("admin:articles_article_change", object_id)
        except IntegrityError:
            # Two clicks at once: the other request has just committed this form's key.
            filed = self._filed_before(request)
            if filed is None:
                raise
            return self._already_filed(request, filed)

    def _filed_before(self, request: HttpRequest) -> Article | None:
        """The story that this very form has made already."""
        key = drafts.as_key(request.POST.get("form_key"))
        if key is None:
            return None
        return Article.objects.filter(
            form_key=key, created_by_id=request.user.pk
        ).first()

    def _already_filed(self, request: HttpRequest, row: Article) -> HttpResponse:
        messages.info(request, _("这篇稿件刚才已经存好了，没有重复建稿。"))
        return redirect(self._address(row))

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        now = timezone.now()
        if change:
            version = form.cleaned_data["version"]
            workflow.save_copy(obj, version=version, by=request.user, now=now)
        else:
            obj.form_key = form.cleaned_data["form_key"]
            workflow.start(obj, by=request.user, now=now)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        row, now = form.instance, timezone.now()
        workflow.record_edit(row, by=request.user, now=now)
        drafts.saved(self._sent(request, row), article=row, by=request.user, now=now)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """workflow has written it."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """workflow has written it."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """workflow writes it."""

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        workflow.discard(obj, by=request.user, now=timezone.now())

    def uses(self, request: HttpRequest, row: Any) -> list[str]:
        """Its own revisions go with a draft; permissions have said it is only that."""
        return []

    # What comes after.

    def _address(self, row: Article) -> str:
        return reverse("admin:articles_article_change", args=[row.pk])

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._after_save(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._after_save(request, obj)

    def _after_save(self, request: HttpRequest, row: Article) -> HttpResponse:
        """Stay with the story; hand it in too if that was the button."""
        # By this word the browser knows which of its own copies are not needed now.
        done = f"saved-{drafts.as_key(request.POST.get('sitting'))}"
        if "_submit" not in request.POST:
            messages.success(request, _("已保存。"), extra_tags=done)
            return redirect(self._address(row))
        if found := unseen(request, row):
            said = _("已保存，还没有提交。检查有 %d 处提示，看过再按一次提交。")
            messages.warning(request, said % len(found), extra_tags=done)
            return redirect(f"{self._address(row)}#findings")
        try:
            sentence = self.do(row, request, "submit")
        except Refused as refusal:
            said = _("已保存，但没有提交：%s") % refusal
            messages.warning(request, said, extra_tags=done)
        else:
            messages.success(request, sentence, extra_tags=done)
        return redirect(self._address(row))

    def denial(self, request: HttpRequest, row: Any) -> Refused:
        """A story that moved on while somebody typed answers with its present state."""
        if row is not None:
            try:
                require(request.user, Action.EDIT, row)
            except Refused as refusal:
                return refusal
        return NotYours()
