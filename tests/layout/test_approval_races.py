"""大样 and 付印 beside other verbs: what is signed is what stood there."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from articles import layout, workflow
from articles.models import Approval, Article, Issue, Page
from articles.refusals import Stale, WrongState
from articles.vocabulary import Verb
from tests.cast import NOW, make_issue, place_all, signed_article
from tests.press import approve_all
from tests.test_races import CROWD, fresh, issue_again, logged, together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def issue(reporter: User, chief: User) -> Issue:
    """Two signed stories on its first page."""
    row = make_issue(by=chief)
    stories = [signed_article(by=reporter, chief=chief) for _ in range(2)]
    place_all(row, stories, by=chief)
    return row


def test_one_page_approval(issue: Issue, desk_head: User, chief: User) -> None:
    page = issue.pages.get(number=1)
    digest = layout.printed_page(page).digest
    calls = [
        lambda by=person: layout.approve_page(page, digest=digest, by=by, now=NOW)
        for person in (desk_head, chief) * (CROWD // 2)
    ]
    lost = together(*calls)
    assert [type(refusal) for refusal in lost] == [WrongState] * (CROWD - 1)
    assert logged(Verb.APPROVE_PAGE) == Approval.objects.count() == 1


def test_one_issue_approval(issue: Issue, chief: User, other_chief: User) -> None:
    page = issue.pages.get(number=1)
    digest = layout.printed_page(page).digest
    layout.approve_page(page, digest=digest, by=chief, now=NOW)
    digest = layout.printed_issue(issue).digest
    calls = [
        lambda by=person: layout.approve_issue(
            issue_again(issue), digest=digest, by=by, now=NOW
        )
        for person in (chief, other_chief) * (CROWD // 2)
    ]
    lost = together(*calls)
    assert [type(refusal) for refusal in lost] == [WrongState] * (CROWD - 1)
    assert logged(Verb.APPROVE_ISSUE) == 1


@pytest.mark.parametrize("other", ["order", "place", "unplace", "unsign", "sign"])
def test_page_is_approved_as_it_was_seen_or_not_at_all(
    other: str, issue: Issue, reporter: User, chief: User, desk_head: User
) -> None:
    for _round in range(5):
        page = issue.pages.get(number=1)
        beside = _beside(other, page, reporter=reporter, chief=chief)
        digest = layout.printed_page(page).digest
        before = Approval.objects.count()

        def approve(page: Page = page, digest: str = digest) -> None:
            layout.approve_page(
                page, digest=digest, by=desk_head, now=NOW, leave_out=True
            )

        lost = together(approve, beside)
        assert {type(refusal) for refusal in lost} <= {Stale}
        approvals = Approval.objects.order_by("pk")[before:]
        assert [row.digest for row in approvals] == [digest] * (1 - len(lost))
        assert layout.printed_page(page).standing is None


def _beside(
    other: str, page: Page, *, reporter: User, chief: User
) -> Callable[[], object]:
    """A change of the page, ready to be made; each round leaves it anew."""
    new = signed_article(by=reporter, chief=chief)
    if other == "place":
        return lambda: layout.place(fresh(new), page=page, by=chief, now=NOW)
    layout.place(new, page=page, by=chief, now=NOW)
    page.refresh_from_db()
    if other == "unplace":
        return lambda: layout.unplace(fresh(new), by=chief, now=NOW)
    if other == "unsign":
        return lambda: workflow.unsign(fresh(new), by=chief, now=NOW)
    if other == "sign":
        workflow.unsign(new, by=chief, now=NOW)
        return lambda: workflow.sign(fresh(new), by=chief, now=NOW)
    ids = list(page.articles.order_by("-position").values_list("pk", flat=True))
    version = page.version
    return lambda: layout.order_page(
        page, article_ids=ids, version=version, by=chief, now=NOW
    )


@pytest.mark.parametrize("other", ["unplace", "unsign", "place"])
def test_issue_is_released_as_it_went_to_press_or_not_at_all(
    other: str, reporter: User, chief: User, other_chief: User
) -> None:
    for round_ in range(5):
        issue = make_issue(by=chief, edition=f"e{round_}")
        page = issue.pages.get(number=1)
        place_all(issue, [signed_article(by=reporter, chief=chief)], by=chief)
        beside = _beside(other, page, reporter=reporter, chief=other_chief)
        approve_all(issue, chief=chief)

        def release(issue: Issue = issue) -> None:
            layout.release(issue_again(issue), at=NOW, by=chief, now=NOW)

        together(release, beside)
        live = Article.objects.live(NOW).of_issue(issue)
        pressed = page.approvals.get().content
        assert {row.pk for row in live} in (set(), {story for story, *_ in pressed})
