"""An earlier site's address leads on once, to what readers have and nothing else."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles import workflow
from articles.models import Article, OldAddress, Page
from articles.models.old_address import normalised
from tests.cast import NOW, make_article, make_issue, released_issue, signed_article

pytestmark = pytest.mark.django_db

ADDRESS = "/html/2024-09/20/content_1.htm"
WAYS = [
    ADDRESS,
    f"{ADDRESS}?div=-1",
    f"{ADDRESS}/",
    "/HTML/2024-09/20/Content_1.HTM",
    "/html//2024-09/20/content_1.htm",
    f"{ADDRESS}?from=timeline&other=1",
]


def remember(path: str, **target: object) -> None:
    OldAddress.objects.create(path=normalised(path), **target)


@pytest.fixture
def live(reporter: User, chief: User) -> Article:
    story = signed_article(by=reporter, chief=chief)
    released_issue([story], chief=chief)
    story.refresh_from_db()
    remember(ADDRESS, article=story)
    return story


@pytest.mark.parametrize("way", WAYS)
def test_every_spelling_leads_on_once(way: str, live: Article, reader: Client) -> None:
    answer = reader.get(way)
    assert answer.status_code == 301
    assert answer.headers["Location"] == live.get_absolute_url()
    assert reader.get(answer.headers["Location"]).status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize(
    "way", ["/%E8%A6%81%E9%97%BB/1.htm", "/%D2%AA%CE%C5/1.htm", "/要闻/1.htm"]
)
def test_chinese_is_found_in_both_encodings(
    way: str, live: Article, reader: Client
) -> None:
    remember("/要闻/1.htm", article=live)
    assert reader.get(way).headers["Location"] == live.get_absolute_url()


def test_query_that_names_the_story_counts(live: Article, reader: Client) -> None:
    remember("/show.asp?id=7", article=live)
    assert reader.get("/show.asp?id=7&from=x").status_code == 301
    assert reader.get("/show.asp?id=8").status_code == 404
    assert reader.get("/show.asp").status_code == 404


def test_pages_and_issues_lead_on_too(live: Article, reader: Client) -> None:
    assert live.page is not None
    remember("/html/node_1.htm", page=live.page)
    remember("/html/node_2.htm", issue=live.page.issue)
    for path, target in (("node_1", live.page), ("node_2", live.page.issue)):
        answer = reader.get(f"/html/{path}.htm")
        assert answer.headers["Location"] == target.get_absolute_url()
        assert reader.get(answer.headers["Location"]).status_code == 200


def test_unknown_address_costs_one_query(
    live: Article, reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert reader.get("/html/nothing.htm").status_code == 404
    with django_assert_num_queries(1):
        assert reader.get(ADDRESS).status_code == 301


def test_what_is_not_out_is_not_told_from_what_never_was(
    reporter: User, chief: User, reader: Client
) -> None:
    issue = make_issue(by=chief)
    remember("/a.htm", article=make_article(by=reporter))
    remember("/b.htm", issue=issue)
    remember("/c.htm", page=Page.objects.filter(issue=issue)[0])
    never = reader.get("/never.htm")
    for path in ("/a.htm", "/b.htm", "/c.htm"):
        answer = reader.get(path)
        assert answer.status_code == 404
        assert answer.content == never.content
        assert dict(answer.headers) == dict(never.headers)


def test_withdrawn_story_is_gone(live: Article, chief: User, reader: Client) -> None:
    why = {"reason": "失实", "ordered_by": "总编", "told": ""}
    workflow.withdraw(live, by=chief, now=NOW, **why)
    answer = reader.get(ADDRESS)
    assert answer.status_code == 410
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["//evil.example/a.htm", "/\\evil.example/a.htm", "/https://evil.example/"]
)
def test_no_other_host_is_ever_led_to(path: str, live: Article, reader: Client) -> None:
    remember("/a.htm", article=live)
    location = reader.get(path).headers.get("Location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
    assert "evil" not in location


def test_nothing_is_posted_to_an_old_address(live: Article, reader: Client) -> None:
    assert reader.post(ADDRESS).status_code in (403, 404)


def test_our_own_addresses_come_first(live: Article, reader: Client) -> None:
    remember("/about/", article=live)
    assert reader.get("/about/").status_code == 200


def test_story_shows_its_old_addresses_at_the_desk(
    live: Article, chief: User, client: Client
) -> None:
    client.force_login(chief)
    page = client.get(f"/admin/articles/article/{live.pk}/change/")
    assert f"<code>{ADDRESS}</code>" in page.content.decode()
