"""The list of stories: who sees which, what search finds, what it costs."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.admin import article_list
from articles.admin.listing import CappedPaginator
from articles.models import Article, Section
from articles.search import TooSlowError, finding
from articles.vocabulary import ArticleKind
from tests.admin.conftest import Login
from tests.admin.posting import queries_of
from tests.cast import (
    NOW,
    make_article,
    make_issue,
    make_reporter,
    place_all,
    released_issue,
    signed_article,
    submitted_article,
)


@pytest.fixture
def address() -> str:
    return reverse("admin:articles_article_changelist")


def titles(client: Client, address: str, **asked: Any) -> set[str]:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return {row.headline for row in answer.context["cl"].result_list}


def test_list_costs_the_same_for_3_and_30_rows(
    reporter: User, chief: User, page_editor: User, login: Login, address: str
) -> None:
    client = login(page_editor)
    issue = make_issue(by=chief)

    def file(count: int) -> None:
        for _ in range(count):
            names = [make_reporter(), make_reporter()]
            place_all(issue, [submitted_article(by=reporter, bylines=names)], by=chief)
            make_article(by=reporter, headline="", kind=ArticleKind.PICTURE)

    file(3)
    few = queries_of(client, address)
    file(12)
    assert queries_of(client, address) == few
    assert few < 14


def test_first_page_costs_the_same_for_3_and_30_rows(
    reporter: User, chief: User, login: Login
) -> None:
    client, address = login(chief), reverse("admin:index")
    make_issue(by=chief)
    for _ in range(3):
        submitted_article(by=reporter, bylines=[make_reporter()])
        make_article(by=chief, bylines=[make_reporter()])
    few = queries_of(client, address)
    for _ in range(10):
        submitted_article(by=reporter, bylines=[make_reporter()])
        make_article(by=chief, bylines=[make_reporter()])
    assert queries_of(client, address) == few


def test_reporter_lists_only_own_stories(
    reporter: User, other_reporter: User, login: Login, address: str
) -> None:
    make_article(by=reporter, headline="我的")
    make_article(by=other_reporter, headline="别人的草稿")
    bylined = make_reporter("徐雁", user=reporter)
    make_article(by=other_reporter, headline="合写的", bylines=[bylined])
    assert titles(login(reporter), address) == {"我的", "合写的"}


@pytest.mark.parametrize("word", ["防汛", "徐雁", "堤坝", "汛情", "防汛 徐雁"])
def test_search_finds_headline_kicker_byline_and_body(
    word: str, reporter: User, page_editor: User, login: Login, address: str
) -> None:
    make_article(
        by=reporter,
        kicker="汛情通报",
        headline="冬季防汛",
        body="<p>堤坝完好。</p>",
        bylines=[make_reporter("徐雁")],
    )
    make_article(by=reporter, headline="菜价回落", body="<p>白菜。</p>")
    assert titles(login(page_editor), address, q=word) == {"冬季防汛"}


@pytest.fixture
def live_stories(reporter: User, chief: User) -> list[Article]:
    """Three that readers have."""
    stories = [
        signed_article(by=reporter, chief=chief, headline=f"旧稿{name}")
        for name in ("甲", "乙", "丙")
    ]
    released_issue(stories, chief=chief)
    return stories


@pytest.mark.usefixtures("clock", "live_stories")
def test_search_reads_through_only_what_readers_cannot_find(
    reporter: User,
    page_editor: User,
    login: Login,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(article_list, "SEARCHED", 1)
    make_article(by=reporter, headline="旧稿未报")
    found = {"旧稿甲", "旧稿乙", "旧稿丙", "旧稿未报"}
    assert titles(login(page_editor), address, q="旧稿") == found
    assert titles(login(page_editor), address, q="旧稿 甲") == {"旧稿甲"}
    assert titles(login(page_editor), address, q="——") == set()


@pytest.mark.usefixtures("clock")
def test_search_finds_new_words_of_a_story_that_readers_have(
    page_editor: User,
    chief: User,
    login: Login,
    address: str,
    live_stories: list[Article],
) -> None:
    story = live_stories[0]
    workflow.unsign(story, by=chief, now=NOW)
    Article.objects.filter(pk=story.pk).update(headline="新题")
    assert titles(login(page_editor), address, q="新题") == {"新题"}
    assert titles(login(page_editor), address, q="旧稿甲") == {"新题"}


@pytest.mark.usefixtures("clock")
def test_search_of_a_frequent_word_reads_what_the_filters_leave(
    page_editor: User,
    login: Login,
    address: str,
    live_stories: list[Article],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "MOST_FOUND", 1)
    section = Section.objects.create(name="民生")
    Article.objects.filter(pk=live_stories[0].pk).update(section=section)
    client = login(page_editor)
    assert titles(client, address, q="旧稿", section=section.pk) == {"旧稿甲"}


@pytest.mark.usefixtures("clock", "live_stories")
def test_search_that_takes_too_long_reads_through_the_newest(
    page_editor: User, login: Login, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_args: object, **_kwargs: object) -> None:
        raise TooSlowError

    monkeypatch.setattr(article_list, "find", slow)
    assert titles(login(page_editor), address, q="乙") == {"旧稿乙"}


def test_search_reaches_no_story_of_others(
    reporter: User, other_reporter: User, login: Login, address: str
) -> None:
    make_article(by=other_reporter, headline="别人的防汛")
    assert titles(login(reporter), address, q="防汛") == set()


def test_filters_narrow_the_list(
    reporter: User, page_editor: User, chief: User, login: Login, address: str
) -> None:
    section = Section.objects.create(name="民生")
    issue = make_issue(by=chief)
    make_article(by=page_editor, headline="我的草稿")
    placed = submitted_article(by=reporter, headline="上了版", section=section)
    place_all(issue, [placed], by=chief)
    client = login(page_editor)
    assert titles(client, address, state="submitted") == {"上了版"}
    assert titles(client, address, mine="1") == {"我的草稿"}
    assert titles(client, address, issue=issue.pk) == {"上了版"}
    assert titles(client, address, issue="none") == {"我的草稿"}
    assert titles(client, address, section=section.pk) == {"上了版"}


@pytest.mark.parametrize(
    "lookup",
    ["created_by__password__startswith", "created_at__year", "version__gt", "body"],
)
def test_lookups_that_are_no_filter_are_refused(
    lookup: str, page_editor: User, login: Login, address: str
) -> None:
    assert login(page_editor).get(address, {lookup: "1"}).status_code == 400


def test_count_stops_where_nobody_leafs(
    reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.admin.listing.COUNT_LIMIT", 2)
    for _ in range(3):
        make_article(by=reporter)
    assert CappedPaginator(Article.objects.order_by("pk"), 50).count == 2


def test_state_is_told_by_a_word_too(
    reporter: User, login: Login, address: str
) -> None:
    make_article(by=reporter, now=NOW - dt.timedelta(days=1))
    page = login(reporter).get(address).content.decode()
    assert '<span class="mark mark-draft">草稿</span>' in page
