"""新名字: the list of names that no reporter has, and the three answers to each."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Byline, PassedName, Reporter
from tests.cast import make_article, make_reporter

LIST = "/admin/articles/reporter/names/"
DOOR = f"{LIST}decide/"


@pytest.fixture
def byline(chief: User) -> Byline:
    article = make_article(by=chief, headline="渡口复航")
    return Byline.objects.create(article=article, printed_name="徐千卉")


def test_list_shows_name_story_and_who_it_may_be(
    client: Client, desk_head: User, byline: Byline
) -> None:
    make_reporter("徐芊卉")
    client.force_login(desk_head)
    page = client.get(LIST).content.decode()
    assert "徐千卉" in page and "渡口复航" in page and "徐芊卉" in page


def test_story_shows_its_new_names_to_who_keeps_reporters(
    client: Client, desk_head: User, page_editor: User, byline: Byline
) -> None:
    story = f"/admin/articles/article/{byline.article_id}/change/"
    client.force_login(desk_head)
    assert LIST in client.get(story).content.decode()
    client.force_login(page_editor)
    assert LIST not in client.get(story).content.decode()


def test_reporters_list_leads_there(client: Client, desk_head: User) -> None:
    client.force_login(desk_head)
    assert LIST in client.get("/admin/articles/reporter/").content.decode()


def test_name_is_made_a_reporter(
    client: Client, desk_head: User, byline: Byline
) -> None:
    client.force_login(desk_head)
    sent = {"name": "徐千卉", "decision": "make", "kind": "correspondent"}
    assert client.post(DOOR, sent).status_code == 302
    byline.refresh_from_db()
    assert byline.reporter == Reporter.objects.get(name="徐千卉")


def test_name_is_known_as_another(
    client: Client, desk_head: User, byline: Byline
) -> None:
    kept = make_reporter("徐芊卉")
    client.force_login(desk_head)
    sent = {"name": "徐千卉", "decision": "know", "reporter": kept.pk}
    assert client.post(DOOR, sent).status_code == 302
    byline.refresh_from_db()
    assert (byline.reporter, byline.name) == (kept, "徐千卉")


def test_name_is_passed_over(client: Client, desk_head: User, byline: Byline) -> None:
    client.force_login(desk_head)
    assert client.post(DOOR, {"name": "徐千卉", "decision": "pass"}).status_code == 302
    assert PassedName.objects.filter(name="徐千卉").exists()
    assert "徐千卉" not in client.get(LIST).content.decode().replace("“徐千卉”", "")


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"name": "徐千卉"},
        {"name": "徐千卉", "decision": "x"},
        {"name": "徐千卉", "decision": "make"},
        {"name": "徐千卉", "decision": "make", "kind": "nobody"},
        {"name": "徐千卉", "decision": "know"},
        {"name": "徐千卉", "decision": "know", "reporter": "9" * 30},
        {"name": "x" * 200, "decision": "pass"},
        {"name": "\x00", "decision": "pass"},
    ],
)
def test_bad_answer_is_a_sentence(
    client: Client, desk_head: User, byline: Byline, sent: dict[str, str]
) -> None:
    client.force_login(desk_head)
    assert client.post(DOOR, sent).status_code == 403
    byline.refresh_from_db()
    assert byline.reporter is None and not PassedName.objects.exists()


def test_name_that_was_settled_meanwhile_is_a_lost_race(
    client: Client, desk_head: User, byline: Byline
) -> None:
    client.force_login(desk_head)
    sent = {"name": "没有这个名字", "decision": "pass"}
    assert client.post(DOOR, sent).status_code == 409
    assert client.get(DOOR).status_code == 405


@pytest.mark.parametrize("name", ["reporter", "page_editor", "proofreader", "auditor"])
def test_who_keeps_no_reporters_only_reads(
    client: Client, request: pytest.FixtureRequest, name: str, byline: Byline
) -> None:
    client.force_login(request.getfixturevalue(name))
    page = client.get(LIST)
    assert page.status_code == 200 and "<button>" not in page.content.decode()
    assert client.post(DOOR, {"name": "徐千卉", "decision": "pass"}).status_code == 403
    assert not PassedName.objects.exists()


def test_list_names_no_story_that_is_not_for_this_reader(
    client: Client, reporter: User, byline: Byline
) -> None:
    client.force_login(reporter)
    page = client.get(LIST).content.decode()
    assert "徐千卉" in page and "渡口复航" not in page


def test_thirty_names_cost_as_many_queries_as_three(
    client: Client, desk_head: User, byline: Byline
) -> None:

    client.force_login(desk_head)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(30):
        Byline.objects.create(article=byline.article, printed_name=f"罗{number}")
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)
