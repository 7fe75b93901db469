"""A story's own instant as doors, and which of them its page offers."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import layout
from articles.admin.verbs import Door, answers
from articles.forms.verbs import PublishForm
from articles.models import Article
from articles.permissions import may_release
from articles.vocabulary import ArticleState


def publish(row: Article, request: HttpRequest) -> str:
    """At once, unless an instant is given."""
    now = timezone.now()
    at = answers(PublishForm(request.POST))["at"] or now
    layout.publish_web(row, at=at, by=request.user, now=now)
    if at == now:
        return _("《%(title)s》已在网上发布。") % {"title": row.title}
    words = {"title": row.title, "at": f"{timezone.localtime(at):%m-%d %H:%M}"}
    return _("《%(title)s》定于 %(at)s 网上先发。") % words


def call_off(row: Article, request: HttpRequest) -> str:
    layout.call_off(row, by=request.user, now=timezone.now())
    if row.page and row.page.issue.release_at:
        text = _("《%(title)s》不先发了；要随这一期见报，请到期次页面补进去。")
    else:
        text = _("《%(title)s》不先发了。")
    return text % {"title": row.title}


WEB_DOORS: dict[str, Door] = {"publish": publish, "call-off": call_off}


def web_context(row: Article, *, by: Any, now: dt.datetime) -> dict[str, Any]:
    """What the story's page shows to whoever may give it an instant of its own."""
    if not may_release(by) or row.is_live(now):
        return {}
    if row.web_first and row.live_from is not None:
        return {"may_call_off": True}
    if row.state != ArticleState.SIGNED:
        return {}
    return {"publish_form": PublishForm()}
