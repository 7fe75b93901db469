"""What to read after a story: nothing twice, nothing of a paper that is not out."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Section, Series
from tests.cast import HOUR, NOW, TODAY, make_article, make_issue
from tests.press import print_and_release
from tests.views.paper import DAY, live_issue, place, sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def related_of(reader: Client, address: str) -> str:
    page = reader.get(address).content.decode()
    _before, found, after = page.partition("相关报道</h2>")
    return after.partition("</section>")[0] if found else ""


def test_tagged_stories_come_before_the_section(
    reporter: User, chief: User, reader: Client
) -> None:
    section = Section.objects.create(name="民生")
    issue = make_issue(by=chief, date=TODAY - DAY)
    kinds: list[dict[str, Any]] = [{"section": section}, {}, {}]
    for fields, headline in zip(kinds, ["同频道", "同标签", "不相干"], strict=True):
        story = make_article(by=reporter, headline=headline, **fields)
        if headline == "同标签":
            story.tags.add("澄湖")
        sign(story, by=reporter, chief=chief)
        place(story, issue=issue, by=chief)
    print_and_release(issue, chief=chief, at=NOW - DAY, now=NOW - DAY)
    story = make_article(by=reporter, section=section)
    story.tags.add("澄湖")
    sign(story, by=reporter, chief=chief)
    today = make_issue(by=chief)
    place(story, issue=today, by=chief)
    print_and_release(today, chief=chief, at=NOW - HOUR, now=NOW - HOUR)
    shown = related_of(reader, story.get_absolute_url())
    assert shown.index("同标签") < shown.index("同频道")
    assert "不相干" not in shown


def test_story_is_not_related_to_itself_nor_to_what_stands_beside_it(
    reporter: User, chief: User, reader: Client
) -> None:
    section = Section.objects.create(name="民生")
    series = Series.objects.create(name="一线见闻")
    issue = live_issue(
        3, reporter=reporter, chief=chief, section=section, series=series
    )
    story = issue.pages.get(number=1).articles.first()
    assert story is not None
    assert related_of(reader, story.get_absolute_url()) == ""


def test_story_not_out_is_related_to_nothing(
    reporter: User, chief: User, reader: Client
) -> None:
    section = Section.objects.create(name="民生")
    live = live_issue(1, reporter=reporter, chief=chief, section=section)
    tomorrow = make_issue(by=chief, date=TODAY + DAY)
    for headline in ("草稿", "明天见报"):
        story = make_article(by=reporter, headline=headline, section=section)
        story.tags.add("澄湖")
        if headline == "明天见报":
            sign(story, by=reporter, chief=chief)
            place(story, issue=tomorrow, by=chief)
    print_and_release(tomorrow, chief=chief, at=NOW + HOUR)
    story = live.pages.get(number=1).articles.get()
    page = reader.get(story.get_absolute_url()).content.decode()
    assert "草稿" not in page
    assert "明天见报" not in page


def test_stories_to_come_take_no_place_of_those_that_are_out(
    reporter: User, chief: User, reader: Client
) -> None:
    def tagged(headline: str) -> Article:
        story = make_article(by=reporter, headline=headline)
        story.tags.add("澄湖")
        sign(story, by=reporter, chief=chief)
        return story

    for days, headlines in ((-1, ["昨天见报"]), (0, ["今天见报"]), (1, ["明天"] * 9)):
        issue = make_issue(by=chief, date=TODAY + days * DAY)
        stories = [tagged(headline) for headline in headlines]
        for story in stories:
            place(story, issue=issue, by=chief)
        at = NOW + days * DAY - HOUR
        print_and_release(issue, chief=chief, at=at, now=min(at, NOW))
        if days == 0:
            today = stories[0]
    assert "昨天见报" in related_of(reader, today.get_absolute_url())
