"""Beside the work on the desk's first page: the next issue and the log; the cost."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import layout, presence, workflow
from articles.models import DeskLog, Issue, Reporter
from articles.vocabulary import Role, Verb
from tests.access import TABLE, employ, rows_of
from tests.admin.conftest import Login
from tests.admin.first_page import second_review, shown
from tests.admin.posting import queries_of, verb_address
from tests.cast import (
    NOW,
    TODAY,
    hire,
    make_article,
    make_issue,
    make_reporter,
    reviewed_article,
    submitted_article,
)

pytestmark = pytest.mark.usefixtures("clock")


def test_next_issue_is_shown_page_by_page_with_what_is_amiss(
    reporter: User, page_editor: User, chief: User, login: Login
) -> None:
    issue = make_issue(by=chief, date=TODAY + dt.timedelta(days=1))
    first = issue.pages.get(number=1)
    first.editor = page_editor
    first.save()
    for story in (submitted_article(by=reporter), make_article(by=reporter)):
        layout.place(story, page=first, by=chief, now=NOW)
    (sheet,) = shown(page_editor, login)["outlook"]
    assert [page.mine for page in sheet.pages] == [True, False]
    assert sheet.pages[0].pips == "□□"
    text = shown(page_editor, login)["text"]
    assert "还没签发（待一审）" in text and "还空着" in text and "我的版" in text
    assert (
        "outlook" not in shown(reporter, login) or not shown(reporter, login)["outlook"]
    )


@pytest.mark.parametrize("person", TABLE)
def test_no_title_is_shown_to_who_may_not_read_the_story(
    person: str, reporter: User, chief: User, login: Login
) -> None:
    """On the issue, in the log, in any list."""
    issue = make_issue(by=chief, date=TODAY + dt.timedelta(days=1))
    draft = make_article(by=reporter, headline="还没写完的稿子")
    filed = submitted_article(by=reporter, headline="交了的稿子")
    for story in (draft, filed):
        layout.place(story, page=issue.pages.get(number=1), by=chief, now=NOW)
    text = shown(employ(person), login)["text"]
    _mine, foreign = rows_of(person)["view"]
    assert ("还没写完的稿子" in text) is ("D" in foreign)
    assert ("交了的稿子" in text) is ("1" in foreign)


def test_log_shows_ten_rows_of_what_one_may_read_and_no_refusals(
    reporter: User, other_reporter: User, chief: User, login: Login
) -> None:
    for _ in range(12):
        submitted_article(by=reporter)
    make_article(by=other_reporter, headline="别人的草稿")
    mine = submitted_article(by=reporter, headline="我的稿子")
    login(other_reporter).post(verb_address(mine, "withdraw"))
    page = shown(reporter, login)
    assert len(page["recent"]) == 10
    assert {row.person for row in page["recent"]} == {reporter}
    assert not [row for row in page["recent"] if row.verb == "refused"]
    assert "refused" in {row.verb for row in shown(chief, login)["recent"]}


def test_log_tells_of_accounts_only_to_who_may_see_them(
    reporter: User, other_reporter: User, administrator: User, login: Login
) -> None:
    DeskLog.objects.write(Verb.EDIT, other_reporter, by=administrator, now=NOW)
    assert [row.noun for row in shown(administrator, login)["recent"]] == ["user"]
    assert shown(reporter, login)["recent"] == []


def _fill(reporter: User, chief: User, *, count: int, day: int) -> None:
    issue = make_issue(by=chief, date=TODAY + dt.timedelta(days=day), pages=count)
    editor = hire(f"editor{day}", Role.PAGE_EDITOR)
    name = Reporter.objects.filter(user=reporter).first()
    name = name or make_reporter(user=reporter)
    for page in issue.pages.all():
        layout.place(
            submitted_article(by=reporter, bylines=[name]), page=page, by=chief, now=NOW
        )
        reviewed_article(by=reporter)
        second_review(by=reporter)
        make_article(by=reporter)
        claimed = submitted_article(by=reporter)
        workflow.claim(claimed, by=editor, now=NOW)
        presence.ping(claimed, by=editor, changed=False, now=NOW)
        workflow.send_back(
            submitted_article(by=reporter), reason="补", by=chief, now=NOW
        )
        hurried = submitted_article(by=reporter)
        workflow.emergency_sign(hurried, reason="险情", by=chief, now=NOW)


def test_page_costs_the_same_with_three_and_with_thirty(
    reporter: User, page_editor: User, desk_head: User, chief: User, login: Login
) -> None:
    people = [reporter, page_editor, desk_head, chief, hire("looker", Role.AUDITOR)]

    def cost() -> list[int]:
        return [queries_of(login(person), reverse("admin:index")) for person in people]

    _fill(reporter, chief, count=3, day=1)
    _fill(reporter, chief, count=3, day=2)
    few = cost()
    _fill(reporter, chief, count=27, day=3)
    Issue.objects.filter(date=TODAY + dt.timedelta(days=1)).update(
        date=TODAY + dt.timedelta(days=9)
    )
    assert cost() == few
    assert max(few) < 60
