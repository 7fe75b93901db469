"""The verbs of a story as doors: what each reads from the request and then says."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import layout, revisions, workflow
from articles.admin.article_web import WEB_DOORS
from articles.admin.review_doors import REVIEW_DOORS
from articles.admin.verbs import Door, answers
from articles.forms.verbs import (
    PlaceForm,
    UseRevisionForm,
    WithdrawForm,
)
from articles.models import Article, Page
from articles.permissions import Action, may


def submit(row: Article, request: HttpRequest) -> str:
    workflow.submit(row, by=request.user, now=timezone.now())
    return _("《%(title)s》已提交，等待审签。") % {"title": row.title}


def take_back(row: Article, request: HttpRequest) -> str:
    workflow.take_back(row, by=request.user, now=timezone.now())
    return _("《%(title)s》已撤回，可以接着改。") % {"title": row.title}


def withdraw(row: Article, request: HttpRequest) -> str:
    asked = answers(WithdrawForm(request.POST))
    workflow.withdraw(row, by=request.user, now=timezone.now(), **asked)
    return _("《%(title)s》已撤稿。") % {"title": row.title}


def restore(row: Article, request: HttpRequest) -> str:
    workflow.restore(row, by=request.user, now=timezone.now())
    return _("《%(title)s》已恢复。") % {"title": row.title}


def place(row: Article, request: HttpRequest) -> str:
    pages = Page.objects.select_related("issue")
    asked = answers(PlaceForm(request.POST, pages=pages))
    layout.place(
        row,
        page=asked["page"],
        position=asked["position"],
        version=asked["page_version"],
        by=request.user,
        now=timezone.now(),
    )
    words = {"title": row.title, "page": asked["page"], "position": row.position}
    return _("《%(title)s》已上%(page)s，排第%(position)d条。") % words


def unplace(row: Article, request: HttpRequest) -> str:
    layout.unplace(row, by=request.user, now=timezone.now())
    return _("《%(title)s》已撤版，回到待上版的稿件里。") % {"title": row.title}


def use_revision(row: Article, request: HttpRequest) -> str:
    asked = answers(UseRevisionForm(request.POST))
    now = timezone.now()
    new = revisions.use_revision(row, by=request.user, now=now, **asked)
    words = {"number": asked["number"], "new": new.number}
    chosen = row.revisions.get(number=asked["number"])
    if chosen.hash != new.hash:
        return (
            _(
                "第 %(number)d 稿的文字已恢复，存成第 %(new)d 稿；"
                "图片署名等以图库现在的为准，请再核对一遍。"
            )
            % words
        )
    return _("已恢复第 %(number)d 稿，存成第 %(new)d 稿。") % words


DOORS: dict[str, Door] = REVIEW_DOORS | {
    "submit": submit,
    "take-back": take_back,
    "withdraw": withdraw,
    "restore": restore,
    "place": place,
    "unplace": unplace,
    "use-revision": use_revision,
    **WEB_DOORS,
}


# Acts whose buttons do not stand among the others.
ELSEWHERE = (Action.VIEW, Action.EDIT, Action.CORRECT, Action.SIGN_CORRECTION)


def offered(article: Article, *, by: Any) -> frozenset[str]:
    """The verbs whose buttons this person sees on this story, as template names."""
    verbs = {
        action.value
        for action in Action
        if action not in ELSEWHERE and may(by, action, article)
    }
    if "take_back" in verbs and article.submitted_by_id != by.pk:
        verbs.discard("take_back")
    if "after_review" in verbs and not article.sign_offs.owing_review().exists():
        verbs.discard("after_review")
    fixed = article.live_from is not None and not article.web_first
    if "place" in verbs and fixed:
        verbs.discard("place")
    elif "place" in verbs and article.page_id is not None:
        verbs.add("unplace")
    return frozenset(verbs)
