"""Planning an issue, and who may."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import layout
from articles.models import Article, DeskLog, Issue
from articles.refusals import NotAllowed, NotReady
from tests.cast import HOUR, NOW, TODAY, make_article, make_issue, place_all

pytestmark = pytest.mark.django_db


def test_reporter_plans_places_and_releases_nothing(
    reporter: User, issue: Issue
) -> None:
    page, article = issue.pages.get(number=1), make_article(by=reporter)
    with pytest.raises(NotAllowed):
        make_issue(by=reporter, edition="extra")
    with pytest.raises(NotAllowed):
        layout.place(article, page=page, by=reporter, now=NOW)
    with pytest.raises(NotAllowed):
        layout.order_page(page, article_ids=[], version=0, by=reporter, now=NOW)
    with pytest.raises(NotAllowed):
        layout.release(issue, at=NOW, by=reporter, now=NOW)
    assert not DeskLog.objects.filter(person=reporter).exclude(verb="create").exists()


@pytest.mark.parametrize("editor", ["page_editor", "desk_head"])
def test_editors_place_but_leave_the_instant_to_the_chief(
    editor: str, issue: Issue, signed: list[Article], request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(editor)
    place_all(issue, signed, by=user)
    for refused in (
        lambda: layout.release(issue, at=NOW, by=user, now=NOW),
        lambda: layout.delay(issue, until=NOW + HOUR, by=user, now=NOW),
        lambda: layout.pull(issue, article=signed[0], by=user, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_one_day_has_one_main_issue(issue: Issue, chief: User) -> None:
    with pytest.raises(NotReady, match="已经有一期"):
        make_issue(by=chief)
    assert make_issue(by=chief, edition="extra").edition == "extra"


@pytest.mark.parametrize("edition", ["", "2", "Extra", "a/b", "号外", "a\n"])
def test_edition_that_is_no_address_is_refused(edition: str, chief: User) -> None:
    with pytest.raises(NotReady):
        make_issue(by=chief, edition=edition)


def test_numbers_follow_the_last_issue(chief: User) -> None:
    first = make_issue(by=chief, date=dt.date(2025, 12, 31))
    assert first.number is None
    Issue.objects.filter(pk=first.pk).update(number=365, total_number=9000)
    new_year = make_issue(by=chief, date=dt.date(2026, 1, 1))
    assert (new_year.number, new_year.total_number) == (1, 9001)
    second = make_issue(by=chief, date=TODAY)
    assert (second.number, second.total_number) == (2, 9002)


def test_pages_come_with_all_their_columns(chief: User, page_editor: User) -> None:
    page = layout.PlannedPage("A01", "要闻", page_editor, 2400, "责编 恽淇")
    issue = layout.plan_issue(
        TODAY, pages=[page, ("A02", "民生")], by=chief, now=NOW, deadline=NOW
    )
    first, second = issue.pages.order_by("number")
    assert (first.editor, first.space, first.credits) == page[2:]
    assert (second.editor, second.space, second.credits) == (None, None, "")
    assert issue.deadline == NOW
    copied = layout.pages_of(issue)
    assert copied == [page, layout.PlannedPage("A02", "民生")]


def test_given_numbers_win_over_those_that_follow(chief: User) -> None:
    first = make_issue(by=chief, date=TODAY)
    Issue.objects.filter(pk=first.pk).update(number=10, total_number=90)
    day = TODAY + dt.timedelta(days=1)
    given: dict[str, Any] = {"number": 77, "total_number": None}
    issue = layout.plan_issue(day, pages=[], by=chief, now=NOW, **given)
    assert (issue.number, issue.total_number) == (77, 91)


@pytest.mark.parametrize(
    ("days", "model"), [((7, 1), 7), ((6, 1), 1), ((8, 9), 8), ((), None)]
)
def test_model_is_last_weeks_same_day_else_the_last_issue(
    days: tuple[int, ...], model: int | None, chief: User
) -> None:
    for ago in days:
        make_issue(by=chief, date=TODAY - dt.timedelta(days=ago))
    make_issue(by=chief, date=TODAY - dt.timedelta(days=7), edition="extra")
    make_issue(by=chief, date=TODAY + dt.timedelta(days=1))
    found = layout.model_for(TODAY)
    wanted = model and TODAY - dt.timedelta(days=model)
    assert (found and (found.date, found.edition)) == (wanted and (wanted, "main"))
