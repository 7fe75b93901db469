"""The front page: right with no issue, one story, sixty, with and without pictures."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import layout
from articles.models import Series
from tests.cast import HOUR, NOW, TODAY, make_article, make_issue, make_photo
from tests.press import print_and_release
from tests.views.paper import live_issue, place, sign

pytestmark = pytest.mark.django_db
FOUR = "秋收开镰"
SIXTY = (
    "关于进一步优化全区基层医疗卫生服务体系推动优质资源下沉到社区和乡村的"
    "若干措施今天起正式施行群众家门口看病更方便更省心"
)


def test_no_issue_is_a_designed_page(reader: Client) -> None:
    answer = reader.get("/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "第一期还在编排" in page
    assert "澄湖日报" in page


@pytest.mark.parametrize(("stories", "headline"), [(1, FOUR), (3, SIXTY), (60, FOUR)])
def test_every_story_of_page_one_is_on_the_front(
    stories: int, headline: str, reporter: User, chief: User, reader: Client
) -> None:
    issue = make_issue(by=chief, pages=1)
    for _number in range(stories):
        story = make_article(by=reporter, headline=headline)
        sign(story, by=reporter, chief=chief)
        place(story, issue=issue, by=chief)
    print_and_release(issue, chief=chief)
    page = reader.get("/").content.decode()
    assert page.count(f">{headline}</a>") == stories
    assert "<img" not in page


def test_weight_comes_before_position(
    reporter: User, chief: User, reader: Client
) -> None:
    issue = make_issue(by=chief)
    for weight, headline in (
        ("4brief", "一条简讯"),
        ("3normal", "普通稿件"),
        ("1lead", "今天的头条"),
        ("2main", "今天的主稿"),
    ):
        story = make_article(by=reporter, headline=headline, weight=weight)
        sign(story, by=reporter, chief=chief)
        place(story, issue=issue, by=chief)
    print_and_release(issue, chief=chief)
    page = reader.get("/").content.decode()
    shown = [page.index(f">{words}</a>") for words in ("今天的头条", "今天的主稿")]
    shown += [page.index(f">{words}</a>") for words in ("普通稿件", "一条简讯")]
    assert shown == sorted(shown)
    assert 'class="lead"' in page[: shown[0]]


def test_advert_is_labelled_and_never_leads(
    reporter: User, chief: User, reader: Client
) -> None:
    issue = make_issue(by=chief)
    for kind, weight in (("advert", "1lead"), ("news", "4brief")):
        story = make_article(by=reporter, headline=kind, kind=kind, weight=weight)
        sign(story, by=reporter, chief=chief)
        place(story, issue=issue, by=chief)
    print_and_release(issue, chief=chief)
    page = reader.get("/").content.decode()
    assert page.index(">news</a>") < page.index(">advert</a>")
    assert '<span class="label">广告</span>' in page


def test_nameplate_states_date_numbers_and_pages(
    reporter: User, chief: User, reader: Client
) -> None:
    issue = live_issue(1, reporter=reporter, chief=chief)
    issue.number, issue.total_number = 37, 9120
    issue.save()
    page = reader.get("/").content.decode()
    for words in ("2026年11月", "星期二", "第37期", "总第9120期", "今日2版"):
        assert words in page


def test_inner_pages_are_guided_to_with_their_series_and_pictures(
    reporter: User, chief: User, reader: Client
) -> None:
    series = Series.objects.create(name="走村看变化")
    issue = make_issue(by=chief)
    kinds: list[dict[str, Any]] = [
        {},
        {"series": series},
        {"photos": [make_photo(by=reporter)]},
    ]
    for number, fields in enumerate(kinds):
        story = make_article(by=reporter, headline=f"稿{number}", **fields)
        sign(story, by=reporter, chief=chief)
        place(story, issue=issue, by=chief, number=1 if number == 0 else 2)
    print_and_release(issue, chief=chief)
    page = reader.get("/").content.decode()
    assert "导读" in page
    assert issue.pages.get(number=2).get_absolute_url() in page
    assert series.get_absolute_url() in page
    assert page.count("<img") == 1


def test_story_released_on_the_site_alone_is_on_the_front(
    reporter: User, chief: User, reader: Client
) -> None:
    live_issue(1, reporter=reporter, chief=chief, at=NOW - HOUR)
    story = make_article(by=reporter, headline="网上先发")
    sign(story, by=reporter, chief=chief)
    layout.publish_web(story, at=NOW, by=chief, now=NOW)
    assert "网上先发" in reader.get("/").content.decode()


def test_issue_of_several_days_says_so(
    reporter: User, chief: User, reader: Client
) -> None:
    issue = live_issue(1, reporter=reporter, chief=chief)
    issue.covers_until = TODAY.replace(day=27)
    issue.save()
    for address in ("/", issue.get_absolute_url()):
        assert "11月24日—27日 合刊" in reader.get(address).content.decode()
