"""The verbs of an issue and the order of a page as doors."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import layout
from articles.admin.verbs import Door, answers
from articles.forms.verbs import DelayForm, JoinForm, OrderForm, PullForm, ReleaseForm
from articles.models import Issue, Page


def release(row: Issue, request: HttpRequest) -> str:
    """The first time at an instant; later it confirms what was signed since."""
    now = timezone.now()
    if row.release_at is None:
        asked = answers(ReleaseForm(request.POST))
    else:
        asked = answers(JoinForm(request.POST)) | {"at": row.release_at}
    gone = layout.release(row, by=request.user, now=now, **asked)
    words = {
        "count": len(gone),
        "at": f"{timezone.localtime(row.release_at):%m-%d %H:%M}",
    }
    text = ngettext(
        "已定 %(at)s 发布，共 %(count)d 篇。",
        "已定 %(at)s 发布，共 %(count)d 篇。",
        len(gone),
    )
    return text % words


def delay(row: Issue, request: HttpRequest) -> str:
    asked = answers(DelayForm(request.POST))
    layout.delay(row, until=asked["until"], by=request.user, now=timezone.now())
    return _("已缓到 %s 发布。") % f"{timezone.localtime(row.release_at):%m-%d %H:%M}"


def pull(row: Issue, request: HttpRequest) -> str:
    article = answers(PullForm(request.POST))["article"]
    layout.pull(row, article=article, by=request.user, now=timezone.now())
    return _("《%(title)s》已抽下，其余照常。") % {"title": article.title}


def order(row: Page, request: HttpRequest) -> str:
    """By the stories that the sender saw: the verb compares them with what is there."""
    form = OrderForm(request.POST)
    version = answers(form)["version"]
    layout.order_page(
        row,
        article_ids=form.article_ids(),
        version=version,
        by=request.user,
        now=timezone.now(),
    )
    return _("%(page)s的次序已保存。") % {"page": row.heading}


ISSUE_DOORS: dict[str, Door] = {"release": release, "delay": delay, "pull": pull}
PAGE_DOORS: dict[str, Door] = {"order": order}
