"""What an issue would print: signatures fall with any change, and release says so."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from articles import layout, workflow
from articles.models import Article, DeskLog, Issue
from articles.refusals import NotReady, Refused
from articles.vocabulary import Verb
from tests.cast import (
    HOUR,
    NOW,
    make_issue,
    place_all,
    released_issue,
    signed_article,
    submitted_article,
)
from tests.layout.test_approvals import page_of, sign_page
from tests.press import approve_all, print_and_release

pytestmark = pytest.mark.django_db


def _reorder(story: Article, by: User) -> None:
    page = story.page
    assert page is not None
    page.refresh_from_db()
    ids = list(page.articles.order_by("-position").values_list("pk", flat=True))
    version = page.version
    layout.order_page(page, article_ids=ids, version=version, by=by, now=NOW)


def _resign(story: Article, by: User) -> None:
    _unsign(story, by)
    row = Article.objects.get(pk=story.pk)
    row.headline += "（改）"
    workflow.save_copy(row, version=row.version, by=by, now=NOW)
    workflow.record_edit(row, by=by, now=NOW)
    workflow.sign(row, by=by, now=NOW)


def _unsign(story: Article, by: User) -> None:
    workflow.unsign(story, by=by, now=NOW)


def _unplace(story: Article, by: User) -> None:
    layout.unplace(story, by=by, now=NOW)


def _withdraw(story: Article, by: User) -> None:
    workflow.withdraw(story, reason="误", ordered_by="总编", by=by, now=NOW)


def _move(story: Article, by: User) -> None:
    assert story.page is not None
    other = story.page.issue.pages.get(number=2)
    layout.place(story, page=other, by=by, now=NOW)


@pytest.mark.parametrize(
    "change", [_reorder, _resign, _unsign, _unplace, _withdraw, _move]
)
def test_signatures_fall_with_any_change(
    change: Callable[[Article, User], None],
    issue: Issue,
    signed: list[Article],
    chief: User,
) -> None:
    place_all(issue, signed, by=chief)
    approve_all(issue, chief=chief)
    change(Article.objects.get(pk=signed[1].pk), chief)
    printed = layout.printed_issue(issue)
    assert printed.pages[0].standing is printed.standing is None
    with pytest.raises(Refused):
        layout.release(issue, at=NOW, by=chief, now=NOW, leave_out=True)
    assert not Article.objects.live(NOW).exists()


def test_what_was_signed_stands_again_once_it_is_there_again(
    issue: Issue, signed: list[Article], chief: User
) -> None:
    place_all(issue, signed, by=chief)
    approve_all(issue, chief=chief)
    _reorder(signed[0], chief)
    assert layout.printed_issue(issue).standing is None
    _reorder(Article.objects.get(pk=signed[0].pk), chief)
    printed = layout.printed_issue(issue)
    assert printed.standing and printed.pages[0].standing
    layout.release(issue, at=NOW, by=chief, now=NOW)


def test_release_says_what_is_missing(
    issue: Issue, signed: list[Article], chief: User
) -> None:
    first, second = issue.pages.all()
    for article, page in zip(signed, (first, second, second), strict=True):
        layout.place(article, page=page, by=chief, now=NOW)
    sign_page(first, by=chief)
    with pytest.raises(NotReady) as refusal:
        layout.release(issue, at=NOW, by=chief, now=NOW)
    assert str(refusal.value) == "A02版还没有签大样；本期还没有付印。"
    approve_all(issue, chief=chief)
    layout.unplace(signed[1], by=chief, now=NOW)
    with pytest.raises(NotReady) as refusal:
        layout.release(issue, at=NOW, by=chief, now=NOW)
    assert str(refusal.value) == (
        "A02版签大样之后有改动，要重签；付印之后版面有改动，要重新付印。"
    )


def test_late_story_joins_without_a_new_press_signature_and_the_log_names_its_page(
    signed: list[Article], chief: User
) -> None:
    issue = released_issue(signed[:2], chief=chief, at=NOW + HOUR)
    place_all(issue, signed[2:], by=chief)
    layout.release(issue, at=NOW, by=chief, now=NOW)
    first, join = DeskLog.objects.filter(verb=Verb.RELEASE).order_by("pk")
    assert "changed" not in first.detail
    assert join.detail["changed"] == ["A01"]
    assert layout.printed_issue(issue).changed == ["A01"]


def test_pulled_story_fells_the_signatures_but_not_the_release(
    signed: list[Article], chief: User
) -> None:
    issue = released_issue(signed, chief=chief, at=NOW + HOUR)
    layout.pull(issue, article=signed[0], by=chief, now=NOW)
    printed = layout.printed_issue(issue)
    assert (printed.standing, printed.changed) == (None, ["A01"])
    issue.refresh_from_db()
    assert issue.release_at == NOW + HOUR
    approve_all(issue, chief=chief)
    assert layout.printed_issue(issue).changed == []


def test_words_of_a_story_left_out_fell_nothing(
    issue: Issue, signed: list[Article], reporter: User, chief: User
) -> None:
    waiting = submitted_article(by=reporter)
    place_all(issue, [*signed, waiting], by=chief)
    approve_all(issue, chief=chief, leave_out=True)
    waiting.refresh_from_db()
    waiting.headline = "审稿时改过的主题"
    workflow.save_copy(waiting, version=waiting.version, by=chief, now=NOW)
    assert layout.printed_issue(issue).standing


def test_withdrawn_story_prints_nowhere(
    issue: Issue, signed: list[Article], chief: User
) -> None:
    place_all(issue, signed, by=chief)
    _withdraw(signed[0], chief)
    approval = sign_page(page_of(issue), by=chief)
    assert [story for story, _title, _hash in approval.content] == [
        signed[1].pk,
        signed[2].pk,
    ]


def test_lists_cost_the_same_for_few_and_many_stories(
    reporter: User, chief: User, django_assert_num_queries: Callable[[int], object]
) -> None:
    for pages, stories in ((2, 3), (8, 12)):
        issue = make_issue(by=chief, pages=pages, edition=f"e{pages}")
        rows = [signed_article(by=reporter, chief=chief) for _ in range(stories)]
        for number, row in enumerate(rows):
            page = page_of(issue, number % pages + 1)
            layout.place(row, page=page, by=chief, now=NOW)
        print_and_release(issue, chief=chief, at=NOW + HOUR)
        with django_assert_num_queries(4):  # type: ignore[attr-defined]
            printed = layout.printed_issue(issue)
            assert printed.changed == [] and printed.standing
