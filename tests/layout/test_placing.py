"""Placing stories: last, at a position, off the page, the whole order at once."""

import pytest
from django.contrib.auth.models import User

from articles import layout
from articles.models import Article, DeskLog, Issue, Page
from articles.refusals import Stale
from articles.vocabulary import Verb
from tests.cast import NOW, make_issue, place_all

pytestmark = pytest.mark.django_db


def order_of(page: Page) -> list[tuple[int, int | None]]:
    return list(page.articles.order_by("position").values_list("pk", "position"))


def numbered(articles: list[Article]) -> list[tuple[int, int | None]]:
    return [(article.pk, number) for number, article in enumerate(articles, 1)]


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


@pytest.mark.parametrize(
    ("position", "order"),
    [(1, "3012"), (2, "0312"), (4, "0123"), (99, "0123"), (None, "0123"), (0, "3012")],
)
def test_story_takes_the_position_asked_and_the_rest_follows(
    position: int | None,
    order: str,
    issue: Issue,
    signed: list[Article],
    fourth: Article,
    page_editor: User,
) -> None:
    first, second = issue.pages.all()
    place_all(issue, signed, by=page_editor)
    layout.place(fourth, page=second, by=page_editor, now=NOW)
    layout.place(fourth, page=first, by=page_editor, now=NOW, position=position)
    every = [*signed, fourth]
    wanted = [every[int(number)] for number in order]
    assert order_of(first) == numbered(wanted)
    assert order_of(second) == []
    log = DeskLog.objects.filter(verb=Verb.PLACE).first()
    assert log is not None
    assert log.detail == {"page": str(first), "position": wanted.index(fourth) + 1}


@pytest.mark.parametrize(("position", "order"), [(1, "201"), (2, "021"), (3, "012")])
def test_story_moves_within_its_own_page(
    position: int, order: str, issue: Issue, signed: list[Article], page_editor: User
) -> None:
    page = issue.pages.get(number=1)
    place_all(issue, signed, by=page_editor)
    layout.place(signed[2], page=page, by=page_editor, now=NOW, position=position)
    assert order_of(page) == numbered([signed[int(number)] for number in order])


def test_story_moves_into_another_planned_issue(
    issue: Issue, signed: list[Article], page_editor: User
) -> None:
    other = make_issue(by=page_editor, edition="extra")
    place_all(issue, signed, by=page_editor)
    page = other.pages.get(number=2)
    layout.place(signed[1], page=page, by=page_editor, now=NOW)
    assert order_of(page) == numbered([signed[1]])
    assert order_of(issue.pages.get(number=1)) == numbered([signed[0], signed[2]])


def test_move_to_a_page_that_changed_is_stale_and_shows_both_orders(
    issue: Issue, signed: list[Article], fourth: Article, page_editor: User
) -> None:
    page = issue.pages.get(number=1)
    place_all(issue, signed, by=page_editor)
    read = Page.objects.get(pk=page.pk).version
    layout.unplace(signed[1], by=page_editor, now=NOW)
    with pytest.raises(Stale) as refusal:
        layout.place(
            fourth, page=page, by=page_editor, now=NOW, position=1, version=read
        )
    first, last, new = (row.title for row in (signed[0], signed[2], fourth))
    assert refusal.value.details == (
        f"现在的次序：1 《{first}》　2 《{last}》",
        f"您要的次序：1 《{new}》　2 《{first}》　3 《{last}》",
    )
    assert order_of(page) == numbered([signed[0], signed[2]])
    fresh = Page.objects.get(pk=page.pk).version
    layout.place(fourth, page=page, by=page_editor, now=NOW, version=fresh)
    assert order_of(page) == numbered([signed[0], signed[2], fourth])


def test_stale_order_names_what_has_left_and_what_has_come(
    issue: Issue, signed: list[Article], fourth: Article, page_editor: User
) -> None:
    page = issue.pages.get(number=1)
    place_all(issue, signed, by=page_editor)
    ids = [article.pk for article in reversed(signed)]
    read = Page.objects.get(pk=page.pk).version
    layout.unplace(signed[0], by=page_editor, now=NOW)
    layout.place(fourth, page=page, by=page_editor, now=NOW)
    with pytest.raises(Stale) as refusal:
        layout.order_page(page, article_ids=ids, version=read, by=page_editor, now=NOW)
    now, wanted = refusal.value.details
    assert [fourth.title in text for text in (now, wanted)] == [True, False]
    assert [signed[0].title in text for text in (now, wanted)] == [False, True]
