"""Dates and names as the paper prints them. Filters only: a template never queries."""

import datetime as dt
from collections.abc import Iterable

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.lunar import lunar_date
from articles.models import Issue
from articles.scanned import scanned as scanned_code

register = template.Library()


@register.filter
def day(value: dt.date) -> str:
    """2024年2月6日, in the paper's time zone for an instant."""
    return date_format(_local(value), _("Y年n月j日"))


@register.filter
def weekday(value: dt.date) -> str:
    return date_format(_local(value), "l")


@register.filter
def month(value: dt.date) -> str:
    return date_format(value, _("Y年n月"))


@register.filter
def lunar(value: dt.date) -> str:
    """农历丙午年十月十六; blank beyond the calendar's table."""
    words = lunar_date(value)
    return _("农历%(date)s") % {"date": words} if words else ""


@register.filter
def scanned(address: str) -> SafeString:
    return scanned_code(address)


@register.filter
def clock(value: dt.datetime) -> str:
    return date_format(_local(value), "H:i")


@register.filter
def iso(value: dt.date) -> str:
    return _local(value).isoformat()


@register.filter
def edition(issue: Issue) -> str:
    """The edition's name where it is not the main one."""
    name = issue.edition_name
    return name.replace("号外", _("号外"), 1)


@register.filter
def covered(issue: Issue) -> str:
    """2月9日—12日, for an issue of several days 合刊."""
    last = issue.covers_until
    if last is None:
        return ""
    shape = _("j日") if last.month == issue.date.month else _("n月j日")
    return f"{date_format(issue.date, _('n月j日'))}—{date_format(last, shape)}"


@register.filter
def comma_names(names: Iterable[str]) -> str:
    return "　".join(names)


def _local(value: dt.date) -> dt.date:
    return localtime(value) if isinstance(value, dt.datetime) else value
