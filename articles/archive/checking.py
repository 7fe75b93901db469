"""A line's JSON into a record: issue and pages. What is wrong falls alone."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from articles.archive.fields import Fields
from articles.archive.findings import Findings
from articles.archive.records import IssueRecord, PageRecord, StoryRecord
from articles.archive.stories import read_story
from articles.models.bounds import FIRST_DATE, FIRST_INSTANT, SHANGHAI
from articles.models.issue import MAIN
from articles.text import CONTROLS

ISSUE_KEYS = frozenset(
    {"date", "edition", "time", "number", "total", "covers_until", "old", "pages"}
)
PAGE_KEYS = frozenset({"number", "label", "name", "credits", "old", "stories"})
EDITION = re.compile(r"[a-z][a-z0-9-]{0,19}")
MOST_NUMBER = 2_000_000_000
MOST_PAGES = 200
DAWN = dt.time(6, 0)
LONGEST_COVER = dt.timedelta(days=31)


def instant_of(record: IssueRecord) -> dt.datetime:
    """Its hour of its day by the clock of Shanghai, with the summer time of its year.

    Eight in the morning on the first day that the database knows.
    """
    local = dt.datetime.combine(record.date, record.time, tzinfo=SHANGHAI)
    return max(local, FIRST_INSTANT)


def read_issue(raw: Any, *, findings: Findings, now: dt.datetime) -> IssueRecord | None:
    """None where the line names no issue that can be brought in."""
    if not isinstance(raw, dict):
        findings.refuse("", _("一行要写一期：一组花括号。"))
        return None
    fields = Fields(raw, keys=ISSUE_KEYS, findings=findings)
    date, edition = _named(fields)
    if date is None or fields.wrong:
        return None
    findings.at(issue=f"{date}" if edition == MAIN else f"{date} {edition}")
    record = IssueRecord(
        date=date,
        edition=edition,
        time=fields.time("time", default=DAWN),
        number=fields.number("number", low=1, high=MOST_NUMBER),
        total_number=fields.number("total", low=1, high=MOST_NUMBER),
        covers_until=_covered(fields, date),
        old=fields.addresses(),
        pages=_pages(fields),
    )
    if instant_of(record) > now:
        findings.refuse("date", _("这一期还没到见报的时候，不是档案。"))
        return None
    if not record.pages:
        findings.refuse("pages", _("没有一个能收的版，这一期没有收。"))
        return None
    return record


def _named(fields: Fields) -> tuple[dt.date | None, str]:
    date = fields.date("date")
    if date is None and not fields.wrong:
        fields.refuse("date", _("没有出版日期。"))
    if date is not None and date < FIRST_DATE:
        fields.refuse("date", _("日期不能早于 1949 年 1 月 1 日。"))
    edition = fields.raw.get("edition", MAIN)
    if not isinstance(edition, str) or not EDITION.fullmatch(edition):
        fields.refuse("edition", _("版本写 main，号外写 extra、extra-2。"))
        return date, ""
    return date, edition


def _covered(fields: Fields, date: dt.date) -> dt.date | None:
    until = fields.date("covers_until")
    if until is None or date < until <= date + LONGEST_COVER:
        return until
    fields.refuse("covers_until", _("合刊的最后一天要晚于出版日期，不超过一个月。"))
    return None


def _pages(fields: Fields) -> tuple[PageRecord, ...]:
    pages: dict[int, PageRecord] = {}
    for order, raw in enumerate(fields.items("pages"), 1):
        fields.findings.at(page=str(order), story="")
        page = _page(raw, order=order, findings=fields.findings)
        if page is None:
            continue
        if page.number in pages:
            text = _("第 %(number)d 版写了两次，后一个没有收，连同其中 %(count)d 篇。")
            words = {"number": page.number, "count": len(page.stories)}
            fields.findings.refuse("number", text % words)
            continue
        pages[page.number] = page
    fields.findings.at(page="", story="")
    return tuple(pages.values())


def _page(raw: Any, *, order: int, findings: Findings) -> PageRecord | None:
    if not isinstance(raw, dict):
        findings.refuse("pages", _("一版要写成一组（花括号）。"))
        return None
    fields = Fields(raw, keys=PAGE_KEYS, findings=findings)
    number = fields.number("number", low=1, high=MOST_PAGES)
    if fields.wrong:
        return None
    number = number or order
    if number > MOST_PAGES:
        findings.refuse("number", _("一期最多 200 版。"))
        return None
    label = fields.text("label", limit=10)
    findings.at(page=label or str(number))
    return PageRecord(
        number=number,
        label=label,
        name=fields.text("name", limit=30),
        credits=fields.text("credits", limit=200),
        old=fields.addresses(),
        stories=_stories(fields),
    )


def _stories(fields: Fields) -> tuple[StoryRecord, ...]:
    stories = []
    for position, raw in enumerate(fields.items("stories"), 1):
        fields.findings.at(story=_title(raw) or f"#{position}")
        story = read_story(raw, position=position, findings=fields.findings)
        if story is not None:
            stories.append(story)
    fields.findings.at(story="")
    return tuple(stories)


def _title(raw: Any) -> str:
    title = raw.get("headline") if isinstance(raw, Mapping) else ""
    return CONTROLS.sub("", title)[:40] if isinstance(title, str) else ""
