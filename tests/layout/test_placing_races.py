"""Several editors move stories between pages at once: none is lost, none doubled."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from articles import layout
from articles.models import Article, Page
from articles.refusals import Stale
from tests.cast import HOUR, NOW, make_article, make_issue, place_all, signed_article
from tests.test_races import fresh, issue_again, together

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5


def places(page: Page) -> list[int]:
    rows = page.articles.order_by("position").values_list("position", flat=True)
    return [row or 0 for row in rows]


def test_of_two_moves_to_one_page_as_read_one_wins_and_the_other_is_stale(
    reporter: User, page_editor: User, desk_head: User
) -> None:
    articles = [make_article(by=reporter) for _ in range(4)]
    issue = make_issue(by=page_editor)
    place_all(issue, articles[:2], by=page_editor)
    page = issue.pages.get(number=1)
    lost = together(
        *[
            lambda by=by, row=row: layout.place(
                fresh(row),
                page=page,
                by=by,
                now=NOW,
                position=1,
                version=page.version,
            )
            for by, row in zip((page_editor, desk_head), articles[2:], strict=True)
        ]
    )
    assert [type(refusal) for refusal in lost] == [Stale]
    assert lost[0].details
    assert places(page) == [1, 2, 3]


def test_move_and_order_of_one_page_lose_nothing(
    reporter: User, page_editor: User, desk_head: User
) -> None:
    for _round in range(ROUNDS):
        articles = [make_article(by=reporter) for _ in range(4)]
        issue = make_issue(by=page_editor, edition=f"extra-{_round + 2}")
        place_all(issue, articles[:3], by=page_editor)
        page = issue.pages.get(number=1)
        ids = [row.pk for row in articles[2::-1]]
        calls: list[Callable[[], object]] = [
            lambda page=page, ids=ids: layout.order_page(  # type: ignore[misc]
                page, article_ids=ids, version=page.version, by=desk_head, now=NOW
            ),
            lambda page=page, row=articles[3]: layout.place(  # type: ignore[misc]
                fresh(row),
                page=page,
                by=page_editor,
                now=NOW,
                position=2,
                version=page.version,
            ),
        ]
        lost = together(*calls)
        assert [type(refusal) for refusal in lost] == [Stale]
        assert places(page) in ([1, 2, 3], [1, 2, 3, 4])


def test_crowd_between_two_pages_loses_no_story_and_no_place(
    reporter: User, page_editor: User
) -> None:
    issue = make_issue(by=page_editor)
    first, second = issue.pages.all()
    articles = [make_article(by=reporter) for _ in range(8)]
    place_all(issue, articles[:4], by=page_editor)
    for row in articles[4:]:
        layout.place(row, page=second, by=page_editor, now=NOW)

    def swap(row: Article, page: Page, position: int) -> Callable[[], object]:
        return lambda: layout.place(
            fresh(row), page=page, by=page_editor, now=NOW, position=position
        )

    together(
        *[swap(row, second, at) for at, row in enumerate(articles[:4], 1)],
        *[swap(row, first, at) for at, row in enumerate(articles[4:], 1)],
    )
    assert places(first) == list(range(1, len(places(first)) + 1))
    assert places(second) == list(range(1, len(places(second)) + 1))
    assert len(places(first)) + len(places(second)) == 8


def test_moving_beside_release_and_delay_ends_in_no_deadlock(
    reporter: User, page_editor: User, chief: User
) -> None:
    for number in range(ROUNDS):
        rows = [signed_article(by=reporter, chief=chief) for _ in range(5)]
        issue = make_issue(by=page_editor, edition=f"extra-{number + 2}")
        first, second = issue.pages.all()
        place_all(issue, rows[:4][::-1], by=page_editor)
        together(
            lambda r=rows[0], p=second: layout.place(  # type: ignore[misc]
                fresh(r), page=p, by=page_editor, now=NOW, position=1
            ),
            lambda r=rows[4], p=first: layout.place(  # type: ignore[misc]
                fresh(r), page=p, by=page_editor, now=NOW, position=1
            ),
            lambda i=issue: layout.release(  # type: ignore[misc]
                issue_again(i), at=NOW + HOUR, by=chief, now=NOW
            ),
        )
        together(
            lambda i=issue: layout.delay(  # type: ignore[misc]
                issue_again(i), until=NOW + 2 * HOUR, by=chief, now=NOW
            ),
            lambda r=rows[4], p=second: layout.place(  # type: ignore[misc]
                fresh(r), page=p, by=page_editor, now=NOW, position=1
            ),
        )
        assert places(first) == list(range(1, len(places(first)) + 1))
        assert places(second) == list(range(1, len(places(second)) + 1))
        assert len(places(first)) + len(places(second)) == 5
