"""A story's own instant given by many at once, and beside its issue's verbs."""

import pytest
from django.contrib.auth.models import User

from articles import layout, workflow
from articles.models import Article, Page
from articles.refusals import WrongState
from articles.vocabulary import Verb
from tests.cast import HOUR, NOW, make_issue, place_all, released_issue, signed_article
from tests.press import approve_all
from tests.test_races import CROWD, fresh, issue_again, logged, together

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_instant_from_a_double_click(reporter: User, chief: User) -> None:
    row = signed_article(by=reporter, chief=chief)
    instants = [NOW + number * HOUR for number in range(1, CROWD + 1)]
    lost = together(
        *[
            lambda at=at: layout.publish_web(fresh(row), at=at, by=chief, now=NOW)
            for at in instants
        ]
    )
    assert [type(refusal) for refusal in lost] == [WrongState] * (CROWD - 1)
    assert logged(Verb.PUBLISH) == 1
    lost = together(*[lambda: layout.call_off(fresh(row), by=chief, now=NOW)] * CROWD)
    assert [type(refusal) for refusal in lost] == [WrongState] * (CROWD - 1)
    assert (logged(Verb.CALL_OFF), fresh(row).live_from) == (1, None)


def test_publishing_beside_the_release_of_its_issue_keeps_its_own_instant(
    reporter: User, chief: User, other_chief: User
) -> None:
    rows = [signed_article(by=reporter, chief=chief) for _ in range(3)]
    issue = make_issue(by=chief)
    place_all(issue, rows, by=chief)
    approve_all(issue, chief=chief)
    at = NOW + 5 * HOUR
    lost = together(
        lambda: layout.release(issue_again(issue), at=at, by=chief, now=NOW),
        lambda: layout.publish_web(
            fresh(rows[0]), at=NOW + HOUR, by=other_chief, now=NOW
        ),
    )
    assert not lost
    assert (fresh(rows[0]).live_from, fresh(rows[0]).web_first) == (NOW + HOUR, True)
    assert {fresh(row).live_from for row in rows[1:]} == {at}


@pytest.mark.parametrize("other", ["delay", "pull", "unsign", "withdraw"])
def test_publishing_beside_another_verb_ends_in_one_of_two_states(
    other: str, reporter: User, chief: User, other_chief: User
) -> None:
    rows = [signed_article(by=reporter, chief=chief) for _ in range(2)]
    issue = released_issue(rows, chief=chief, at=NOW + 3 * HOUR)
    row, until, words = rows[0], NOW + 4 * HOUR, {"reason": "误", "ordered_by": "总编"}
    calls = {
        "delay": lambda: layout.delay(
            issue_again(issue), until=until, by=chief, now=NOW
        ),
        "pull": lambda: layout.pull(issue_again(issue), article=row, by=chief, now=NOW),
        "unsign": lambda: workflow.unsign(fresh(row), by=chief, now=NOW),
        "withdraw": lambda: workflow.withdraw(fresh(row), by=chief, now=NOW, **words),
    }
    soon = NOW + HOUR
    together(
        calls[other],
        lambda: layout.publish_web(fresh(row), at=soon, by=other_chief, now=NOW),
    )
    after = fresh(row)
    assert (after.live_from, after.web_first) in ((soon, True), (None, False))
    if other == "delay":
        assert after.live_from == soon


def test_placing_beside_publishing_loses_neither(
    reporter: User, page_editor: User, chief: User
) -> None:
    issue = make_issue(by=chief)
    page: Page = issue.pages.get(number=1)
    rows: list[Article] = [signed_article(by=reporter, chief=chief) for _ in range(5)]
    for row in rows:
        lost = together(
            lambda r=row: layout.place(  # type: ignore[misc]
                fresh(r), page=page, by=page_editor, now=NOW
            ),
            lambda r=row: layout.publish_web(  # type: ignore[misc]
                fresh(r), at=NOW + HOUR, by=chief, now=NOW
            ),
        )
        assert not lost
        after = fresh(row)
        assert (after.page, after.live_from) == (page, NOW + HOUR)
