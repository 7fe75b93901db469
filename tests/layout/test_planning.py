"""The verbs that fill an issue: plan, place, unplace, order."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from articles import layout
from articles.models import Article, DeskLog, Issue, Page
from articles.refusals import NotAllowed, NotReady, Stale
from tests.cast import HOUR, NOW, TODAY, make_article, make_issue, place_all

pytestmark = pytest.mark.django_db


def order_of(page: Page) -> list[tuple[int, int | None]]:
    return list(page.articles.order_by("position").values_list("pk", "position"))


def numbered(articles: list[Article]) -> list[tuple[int, int | None]]:
    return [(article.pk, number) for number, article in enumerate(articles, 1)]


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


def test_stories_stand_in_the_order_they_were_placed(
    issue: Issue, signed: list[Article], page_editor: User
) -> None:
    place_all(issue, signed, by=page_editor)
    assert order_of(issue.pages.get(number=1)) == numbered(signed)


def test_leaving_a_page_closes_the_gap_on_it(
    issue: Issue, signed: list[Article], page_editor: User
) -> None:
    first, second = issue.pages.all()
    place_all(issue, signed, by=page_editor)
    layout.place(signed[0], page=second, by=page_editor, now=NOW)
    layout.unplace(signed[1], by=page_editor, now=NOW)
    assert order_of(first) == numbered([signed[2]])
    assert order_of(second) == numbered([signed[0]])
    assert (signed[1].page, signed[1].position) == (None, None)


def test_whole_order_of_a_page_is_saved_at_once(
    issue: Issue, signed: list[Article], page_editor: User
) -> None:
    page = issue.pages.get(number=1)
    place_all(issue, signed, by=page_editor)
    page.refresh_from_db()
    ids = [article.pk for article in reversed(signed)]
    layout.order_page(
        page, article_ids=ids, version=page.version, by=page_editor, now=NOW
    )
    assert order_of(page) == numbered(signed[::-1])


def test_order_of_another_version_or_other_stories_is_stale(
    issue: Issue, signed: list[Article], page_editor: User
) -> None:
    page = issue.pages.get(number=1)
    place_all(issue, signed, by=page_editor)
    page.refresh_from_db()
    ids = [article.pk for article in signed]
    for given, version in [
        (ids, page.version - 1),
        (ids[:2], page.version),
        ([*ids, ids[0]], page.version),
        ([ids[0]] * 3, page.version),
        ([*ids[:2], 0], page.version),
    ]:
        with pytest.raises(Stale):
            layout.order_page(
                page, article_ids=given, version=version, by=page_editor, now=NOW
            )
    assert order_of(page) == numbered(signed)


def test_numbers_follow_the_last_issue(chief: User) -> None:
    first = make_issue(by=chief, date=dt.date(2025, 12, 31))
    assert first.number is None
    Issue.objects.filter(pk=first.pk).update(number=365, total_number=9000)
    new_year = make_issue(by=chief, date=dt.date(2026, 1, 1))
    assert (new_year.number, new_year.total_number) == (1, 9001)
    second = make_issue(by=chief, date=TODAY)
    assert (second.number, second.total_number) == (2, 9002)
