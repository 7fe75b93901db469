"""The 付印单: what stands on it, for whom, and that its head can be checked."""

import io
import re

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from articles import layout, workflow
from articles.models import Article, Issue
from tests.admin.conftest import Login
from tests.admin.posting import queries_of
from tests.admin.test_article_doors import PEOPLE
from tests.admin.test_issue_doors import TOMORROW
from tests.cast import (
    HOUR,
    NOW,
    make_article,
    make_issue,
    make_reporter,
    place_all,
    signed_article,
)
from tests.press import approve_all, print_and_release

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def issue(reporter: User, chief: User) -> Issue:
    """Two signed stories on its first page, signed for the press and released."""
    row = make_issue(by=chief, date=TOMORROW.date())
    name = make_reporter("贺小满")
    stories = [
        signed_article(by=reporter, chief=chief, bylines=[name], headline=headline)
        for headline in ("头条的主题", "二条的主题")
    ]
    place_all(row, stories, by=chief)
    print_and_release(row, chief=chief, at=TOMORROW)
    return row


def address(issue: Issue) -> str:
    return reverse("admin:articles_issue_sheet", args=[issue.pk])


def sheet(client: Client, issue: Issue) -> str:
    answer = client.get(address(issue))
    assert answer.status_code == 200
    return answer.content.decode()


def story_of(issue: Issue, headline: str) -> Article:
    return Article.objects.of_issue(issue).get(headline=headline)


READERS = ("page_editor", "proofreader", "desk_head", "chief", "auditor", "superuser")


@pytest.mark.long_table
@pytest.mark.parametrize("person", sorted({*PEOPLE, *READERS}))
def test_sheet_is_for_those_who_may_see_the_issue(
    person: str, issue: Issue, login: Login, request: pytest.FixtureRequest
) -> None:
    client = login(request.getfixturevalue(person))
    expected = 200 if person in READERS else 403
    assert client.get(address(issue)).status_code == expected


def test_sheet_is_for_nobody_outside(issue: Issue, reader: Client) -> None:
    answer = reader.get(address(issue))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_sheet_names_what_goes_to_press_and_who_signed_it(
    issue: Issue, chief: User, login: Login
) -> None:
    text = sheet(login(chief), issue)
    story = story_of(issue, "头条的主题")
    press = issue.approvals.get()
    page = issue.pages.get(number=1)
    for words in (
        "澄湖日报",
        "2026年11月25日",
        "第A01版 要闻",
        "第A02版 要闻",
        "贺小满",
        f">{story.words}</td>",
        story.revisions.get().hash[:12],
        page.approvals.get().digest[:12],
        press.digest[:8],
        "2026-11-25 06:00:00",
        "空版",
    ):
        assert words in text, words
    assert text.index("头条的主题") < text.index("二条的主题")
    assert "有改动" not in text


def test_heads_on_the_sheet_are_found_in_the_log(
    issue: Issue, reporter: User, chief: User, login: Login
) -> None:
    connection.check_constraints()  # links the rows, as a commit would
    story = signed_article(by=reporter, chief=chief)
    layout.place(story, page=issue.pages.get(number=2), by=chief, now=NOW)
    approve_all(issue, chief=chief)
    text = sheet(login(chief), issue)
    groups = re.findall(r"<code>((?:[0-9a-f]{8} ){7}[0-9a-f]{8})</code>", text)
    _press, at_press, at_printing = groups
    assert issue.approvals.order_by("-pk")[0].log_head == at_press.replace(" ", "")
    connection.check_constraints()
    for head in (at_press, at_printing):
        out = io.StringIO()
        call_command("verify_log", "--head", head, stdout=out)
        assert "一行不缺" in out.getvalue()


def test_sheet_says_what_changed_after_the_signatures(
    issue: Issue, chief: User, login: Login
) -> None:
    story = story_of(issue, "头条的主题")
    layout.pull(issue, article=story, by=chief, now=NOW)
    text = sheet(login(chief), issue)
    assert "付印之后有改动：A01" in text
    assert "撤下《头条的主题》" in text


def test_sheet_of_what_readers_have_keeps_what_was_signed(
    issue: Issue, chief: User, login: Login, clock: time_machine.Traveller
) -> None:
    clock.move_to(TOMORROW + HOUR)
    story = story_of(issue, "头条的主题")
    workflow.withdraw(
        story, reason="有误", ordered_by="总编", by=chief, now=TOMORROW + HOUR
    )
    text = sheet(login(chief), issue)
    assert '<th scope="row">头条的主题</th>' in text
    assert story.revisions.get().hash[:12] in text
    assert "撤下《头条的主题》" in text


def test_unsigned_story_is_told_apart_and_a_draft_is_nobodys_business(
    issue: Issue, reporter: User, proofreader: User, chief: User, login: Login
) -> None:
    draft = make_article(by=reporter, headline="没交的草稿")
    layout.place(draft, page=issue.pages.get(number=2), by=chief, now=NOW)
    text = sheet(login(chief), issue)
    assert "没交的草稿" in text and "未签发，不上版" in text
    text = sheet(login(proofreader), issue)
    assert "没交的草稿" not in text and "还没交的稿" in text


def test_sheet_before_anything_is_signed(
    reporter: User, chief: User, login: Login
) -> None:
    issue = make_issue(by=chief, edition="extra")
    text = sheet(login(chief), issue)
    assert "未付印" in text and "未定" in text


def test_naughty_words_stand_escaped(reporter: User, chief: User, login: Login) -> None:
    words = "</table><script>alert(1)</script>"
    name = make_reporter(words[:50])
    issue = make_issue(by=chief)
    story = signed_article(by=reporter, chief=chief, headline=words, bylines=[name])
    place_all(issue, [story], by=chief)
    digest = layout.printed_page(issue.pages.get(number=1)).digest
    layout.approve_page(
        issue.pages.get(number=1), digest=digest, by=chief, now=NOW, comment=words
    )
    text = sheet(login(chief), issue)
    assert escape(words) in text
    assert "<script>alert" not in text


def test_sheet_costs_the_same_for_few_and_many_stories(
    issue: Issue, reporter: User, chief: User, login: Login
) -> None:
    client = login(chief)
    few = queries_of(client, address(issue))
    stories = [signed_article(by=reporter, chief=chief) for _ in range(12)]
    for number, story in enumerate(stories):
        page = issue.pages.get(number=number % 2 + 1)
        layout.place(story, page=page, by=chief, now=NOW)
    approve_all(issue, chief=chief)
    assert queries_of(client, address(issue)) == few
