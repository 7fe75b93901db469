"""Where a galley's drafts go, as the screen's choice says it: page:12, new:2026-11-27:2
for a page that is opened with it, or nothing yet."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.intake.filing import Target
from articles.intake.matter import Matter
from articles.models import Issue, Page
from articles.refusals import NotReady

SHOWN_ISSUES = 14
NEAR = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """An issue with its pages; without a name what stands above them all."""

    name: str
    choices: list[Choice]


def target_of(code: str, *, name: str = "") -> Target:
    """Raises where the page has gone meanwhile, or where the code was made up."""
    if not code:
        return Target()
    if match := re.fullmatch(r"page:(\d{1,9})", code):
        pages = Page.objects.select_related("issue")
        page = pages.filter(pk=match[1]).first()
        if page is not None:
            return Target(page=page)
    elif match := re.fullmatch(r"new:(\d{4}-\d\d-\d\d):(\d{1,3})", code):
        date = _date(match[1])
        if date is not None:
            return Target(date, int(match[2]), name)
    raise NotReady(_("选的版面不在了，请重新选一个。"))


def page_of(code: str) -> Page | None:
    """The page that stands already, where the code names one."""
    match = re.fullmatch(r"page:(\d{1,9})", code)
    if match is None:
        return None
    return Page.objects.select_related("issue").filter(pk=match[1]).first()


def choices_for(matter: Matter, *, now: dt.datetime) -> list[Group]:
    """Pages of issues that are still to come, nearest first, and the page that the
    printed head names where it does not stand yet."""
    issues = Issue.objects.not_live(now).order_by("date", "edition")
    groups = [Group("", [Choice("", _("先不上版，放进稿库"))])]
    if new := _printed_place(matter):
        groups[0].choices.append(new)
    for issue in issues.prefetch_related("pages")[:SHOWN_ISSUES]:
        pages = sorted(issue.pages.all(), key=lambda page: page.number)
        choices = [Choice(f"page:{page.pk}", page.heading) for page in pages]
        groups.append(Group(str(issue), choices))
    return groups


def guess_target(matter: Matter, *, now: dt.datetime) -> str:
    """The page whose date and label stand in the printed head."""
    date = _date(matter.date)
    if date is None or not matter.label:
        return ""
    for page in Page.objects.filter(issue__date=date).order_by("issue", "number"):
        if _bare(page.printed_label) == _bare(matter.label):
            return "" if page.issue.is_live(now) else f"page:{page.pk}"
    new = _printed_place(matter)
    return new.value if new and abs(date - now.date()) <= NEAR else ""


def _printed_place(matter: Matter) -> Choice | None:
    date, digits = _date(matter.date), re.findall(r"\d+", matter.label)
    if date is None or len(digits) != 1 or not 1 <= int(digits[0]) <= 200:
        return None
    number = int(digits[0])
    if Page.objects.filter(issue__date=date, number=number).exists():
        return None
    words = {"day": date.isoformat(), "label": matter.label}
    label = _("照版头新开：%(day)s 第%(label)s版") % words
    return Choice(f"new:{date.isoformat()}:{number}", label)


def values(groups: Sequence[Group]) -> set[str]:
    return {choice.value for group in groups for choice in group.choices}


def _bare(label: str) -> str:
    return label.upper().replace("版", "").lstrip("0")


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
