"""What the desk's templates and lists print: marks, moments, media with a nonce.

Nothing here asks the database.
"""

import datetime as dt
from typing import Any

from django import forms, template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from js_asset import Media

from articles.models import Article, Claim, Correction, Issue, Photo
from articles.permissions import name_of
from articles.vocabulary import (
    CONFESSED,
    ArticleState,
    IssueState,
    PhotoSource,
    Severity,
)

register = template.Library()


@register.filter
def person(user: Any) -> str:
    return name_of(user)


@register.simple_tag
def media_with_nonce(media: forms.Media, nonce: str) -> str:
    """The editor's import map is an inline script; the policy wants a nonce on it."""
    return str(Media.from_media(media).with_nonce(nonce))


@register.simple_tag
def state_mark(article: Article, now: dt.datetime) -> SafeString:
    """A coloured word with a shape before it: colour alone says nothing to some."""
    if article.is_live(now):
        return _mark("live", _("已上网") if article.web_first else _("已见报"))
    if article.live_from is not None:
        return _mark("scheduled", _("待上网") if article.web_first else _("待见报"))
    return _mark(article.state, ArticleState(article.state).label)


@register.simple_tag
def claim_mark(claim: Claim) -> SafeString:
    words = _("%(name)s在审") % {"name": name_of(claim.person)}
    return format_html('<span class="claim">{}</span>', words)


@register.simple_tag
def severity_mark(severity: str) -> SafeString:
    grade = Severity(severity)
    return format_html(
        '<span class="severity severity-{}">{}</span>', grade.name.lower(), grade.label
    )


@register.simple_tag
def counted(words: int, han: int) -> str:
    """Both counts of a text, as the newsroom says them; see articles/text.py."""
    return _("%(words)d 字（汉字 %(han)d）") % {"words": words, "han": han}


@register.simple_tag
def web_instant(article: Article, now: dt.datetime) -> SafeString:
    """网上 今天 06:30 先发, for a story that does not wait for its paper."""
    at = moment(article.live_from, now)
    return format_html(_("网上 {at} 先发"), at=at) if at else at


@register.simple_tag
def issue_mark(issue: Issue, now: dt.datetime) -> SafeString:
    if issue.is_live(now):
        return _mark("live", _("已见报"))
    if issue.state == IssueState.RELEASED:
        return _mark("scheduled", _("待见报"))
    return _mark("planning", IssueState(issue.state).label)


@register.simple_tag
def correction_mark(correction: Correction) -> SafeString:
    if correction.voided_at is not None:
        return _mark("withdrawn", _("已作废"))
    if correction.signed_at is not None:
        return _mark("signed", _("已签发"))
    return _mark("asked", _("待签发"))


@register.simple_tag
def photo_mark(photo: Photo) -> SafeString:
    """What readers must be told about a picture; nothing for our own."""
    if photo.source not in CONFESSED:
        return SafeString("")
    return _mark("asked", PhotoSource(photo.source).label)


def _mark(name: str, word: Any) -> SafeString:
    return format_html('<span class="mark mark-{}">{}</span>', name, word)


@register.simple_tag
def moment(at: dt.datetime | None, now: dt.datetime) -> SafeString:
    """A time as colleagues say it; the whole of it on hover and for machines."""
    if at is None:
        return SafeString("")
    local = timezone.localtime(at)
    full = f"{local:%Y-%m-%d %H:%M:%S}"
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        full,
        _spoken(local, today=timezone.localdate(now)),
    )


@register.simple_tag
def second(at: dt.datetime, *, year: bool = True) -> SafeString:
    """A time to the second, for paper: nobody can hover over that."""
    local = timezone.localtime(at)
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        f"{local:%Y-%m-%d %H:%M:%S}" if year else f"{local:%m-%d %H:%M:%S}",
    )


@register.filter
def in_groups(digest: str) -> str:
    """Eight characters at a time, as a person reads a digest aloud."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


@register.simple_tag
def waited(since: dt.datetime, now: dt.datetime) -> str:
    """Whole hours, then whole days: nobody counts the minutes of a day."""
    minutes = max(0, int((now - since).total_seconds())) // 60
    if minutes < 60:
        text = ngettext("等了 %(n)d 分钟", "等了 %(n)d 分钟", minutes)
        return text % {"n": minutes}
    if minutes < 48 * 60:
        hours = minutes // 60
        return ngettext("等了 %(n)d 小时", "等了 %(n)d 小时", hours) % {"n": hours}
    days = minutes // (24 * 60)
    return ngettext("等了 %(n)d 天", "等了 %(n)d 天", days) % {"n": days}


@register.simple_tag
def short_day(date: dt.date) -> str:
    return _("%(month)d月%(day)d日") % {"month": date.month, "day": date.day}


@register.simple_tag
def day_words(now: dt.datetime) -> str:
    """11月27日 星期五"""
    local = timezone.localtime(now)
    return f"{short_day(local.date())} {date_format(local, 'l')}"


def draft_address(photo: Photo, width: int, extension: str, *, crop: str = "") -> str:
    """Where staff see a picture that readers may not see yet."""
    if crop:
        args = [photo.pk, crop, width, extension]
        return reverse("admin:articles_photo_crop", args=args)
    return reverse("admin:articles_photo_file", args=[photo.pk, width, extension])


@register.simple_tag
def thumbnail(photo: Photo, *, largest: bool = False) -> SafeString:
    if not photo.renditions:
        return format_html('<span class="no-picture">{}</span>', _("缺图"))
    size = photo.renditions[-1 if largest else 0]
    return format_html(
        '<img class="{}" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        "photo" if largest else "thumb",
        draft_address(photo, size["width"], "webp"),
        photo.alt or photo.caption[:60],
        size["width"],
        size["height"],
    )


@register.simple_tag
def crop_image(photo: Photo, name: str) -> SafeString:
    """As lists show it; whole where it was never cut."""
    sizes = photo.crops.get(name) or photo.renditions[:1]
    if not sizes:
        return SafeString("")
    size = sizes[0]
    return format_html(
        '<img src="{}" alt="" width="{}" height="{}">',
        draft_address(photo, size["width"], "webp", crop=size.get("crop", "")),
        size["width"],
        size["height"],
    )


def _spoken(local: dt.datetime, *, today: dt.date) -> str:
    days = (local.date() - today).days
    near = {-1: _("昨天"), 0: _("今天"), 1: _("明天")}
    if days in near:
        return f"{near[days]} {local:%H:%M}"
    if local.year == today.year:
        return _("%(month)d月%(day)d日 %(time)s") % {
            "month": local.month,
            "day": local.day,
            "time": f"{local:%H:%M}",
        }
    return f"{local:%Y-%m-%d}"
