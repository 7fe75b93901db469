"""Sections, series, tags, names: every live story once, newest first, in steps."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, PhotoCredit, Section
from articles.reading.pager import PER_STEP
from tests.cast import NOW, make_article, make_issue, make_photo, make_reporter
from tests.press import print_and_release
from tests.views.paper import DAY, live_issue, place, sign

pytestmark = pytest.mark.django_db


def steps(reader: Client, address: str) -> list[list[int]]:
    """Story ids of each step, following "older" to the end."""
    seen: list[list[int]] = []
    following: str | None = address
    while following is not None:
        page = reader.get(following).content.decode()
        headlines = re.findall(
            r'<h2 class="headline">\s*<a href="/articles/(\d+)/', page
        )
        seen.append([int(pk) for pk in headlines])
        found = re.search(r'href="([^"]+)" rel="next"', page)
        following = found.group(1) if found else None
    return seen


@pytest.mark.parametrize("stories", [1, PER_STEP, PER_STEP + 1, 2 * PER_STEP + 5])
def test_steps_show_every_story_once_though_they_share_an_instant(
    stories: int, reporter: User, chief: User, reader: Client
) -> None:
    section = Section.objects.create(name="民生")
    live_issue(stories, reporter=reporter, chief=chief, section=section)
    got = steps(reader, section.get_absolute_url())
    flat = [pk for step in got for pk in step]
    rows = Article.objects.live(NOW).newest_first()
    assert flat == list(rows.values_list("pk", flat=True))
    assert [len(step) for step in got[:-1]] == [PER_STEP] * (len(got) - 1)


def test_step_stays_put_when_news_arrives(
    reporter: User, chief: User, reader: Client
) -> None:
    section = Section.objects.create(name="民生")
    old = NOW - 2 * DAY
    live_issue(
        PER_STEP + 3,
        reporter=reporter,
        chief=chief,
        date=old.date(),
        at=old,
        section=section,
    )
    address = section.get_absolute_url()
    before = steps(reader, address)
    page = reader.get(address).content.decode()
    second = re.search(r'href="([^"]+)" rel="next"', page)
    assert second is not None
    live_issue(5, reporter=reporter, chief=chief, section=section)
    assert steps(reader, second.group(1)) == before[1:]


def test_same_headline_is_not_the_same_story(
    reporter: User, chief: User, reader: Client
) -> None:
    section = Section.objects.create(name="民生")
    live_issue(2, reporter=reporter, chief=chief, section=section, headline="停水通知")
    assert len(steps(reader, section.get_absolute_url())[0]) == 2


def test_name_page_holds_written_and_photographed_stories(
    reporter: User, chief: User, reader: Client
) -> None:
    writer, photographer = make_reporter("贺小满"), make_reporter("穆远")
    photo = make_photo(by=reporter)
    PhotoCredit.objects.create(photo=photo, reporter=photographer)
    live_issue(
        1,
        reporter=reporter,
        chief=chief,
        bylines=[writer, writer],
        photos=[photo],
        headline="雪后",
    )
    written = reader.get(writer.get_absolute_url()).content.decode()
    assert written.count(">雪后</a>") == 1
    assert "拍摄的图片" not in written
    shot = reader.get(photographer.get_absolute_url()).content.decode()
    assert "拍摄的图片" in shot
    assert shot.count(">雪后</a>") == 1


def test_archive_shows_only_days_with_a_live_issue(
    reporter: User, chief: User, reader: Client
) -> None:
    shown = live_issue(1, reporter=reporter, chief=chief, date=dt.date(2026, 11, 3))
    hidden = live_issue(
        1, reporter=reporter, chief=chief, date=dt.date(2026, 11, 25), at=NOW + DAY
    )
    older = live_issue(1, reporter=reporter, chief=chief, date=dt.date(2019, 5, 1))
    page = reader.get(reverse("articles:archive", args=["2026", "11"]))
    text = page.content.decode()
    assert shown.get_absolute_url() in text
    assert hidden.get_absolute_url() not in text
    assert "这个月出报1期" in text
    assert re.findall(r">(\d+)</a></td>", text) == ["3"]
    assert "25" not in re.findall(r">(\d+)<", text)
    assert text.count('<a href="/2026/11/03/"') == 2  # its day, and what it led with
    assert re.findall(r">(\d+)月</a>", text) == ["11"]
    assert "/archive/2019/05/" in text  # that year's only month
    assert "/archive/2020/" not in text
    empty = reader.get(reverse("articles:archive", args=["2026", "10"]))
    assert "这个月没有报纸" in empty.content.decode()
    missing = reader.get(reverse("articles:archive", args=["2020", "01"]))
    assert missing.status_code == 404
    may = reader.get(reverse("articles:archive", args=["2019", "05"])).content.decode()
    assert older.get_absolute_url() in may


def test_way_to_the_archive_leads_to_the_newest_month(
    reporter: User, chief: User, reader: Client
) -> None:
    assert reader.get("/archive/").status_code == 404
    live_issue(1, reporter=reporter, chief=chief)
    assert reader.get("/archive/").headers["Location"] == "/archive/2026/11/"


def test_archive_names_what_each_issue_leads_with(
    reporter: User, chief: User, reader: Client
) -> None:
    issue = make_issue(by=chief)
    for kind, weight, headline in (
        ("advert", "1lead", "买楼送车位"),
        ("news", "3normal", "普通稿件"),
        ("news", "1lead", "今天的头条"),
    ):
        story = make_article(by=reporter, headline=headline, weight=weight, kind=kind)
        sign(story, by=reporter, chief=chief)
        place(story, issue=issue, by=chief)
    print_and_release(issue, chief=chief)
    month = reader.get(f"/archive/{issue.date:%Y/%m}/").content.decode()
    assert "今天的头条" in month
    assert "普通稿件" not in month
    assert "买楼送车位" not in month
