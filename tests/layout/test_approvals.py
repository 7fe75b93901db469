"""大样 and 付印: who signs what, and what makes a signature fall."""

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, transaction

from articles import layout
from articles.models import Approval, Article, DeskLog, Issue, Page
from articles.refusals import NotAllowed, NotReady, Stale, WrongState
from articles.vocabulary import Verb
from tests.cast import (
    NOW,
    place_all,
    released_issue,
    submitted_article,
)
from tests.press import approve_all

pytestmark = pytest.mark.django_db


def page_of(issue: Issue, number: int = 1) -> Page:
    return issue.pages.get(number=number)


def sign_page(page: Page, *, by: User, leave_out: bool = False) -> Approval:
    digest = layout.printed_page(page).digest
    return layout.approve_page(page, digest=digest, by=by, now=NOW, leave_out=leave_out)


def sign_issue(issue: Issue, *, by: User) -> Approval:
    digest = layout.printed_issue(issue).digest
    return layout.approve_issue(issue, digest=digest, by=by, now=NOW)


def test_page_approval_keeps_order_titles_and_hashes_of_signed_texts(
    issue: Issue, signed: list[Article], desk_head: User
) -> None:
    place_all(issue, signed, by=desk_head)
    approval = sign_page(page_of(issue), by=desk_head)
    assert approval.content == [
        [article.pk, article.headline, article.revisions.get().hash]
        for article in signed
    ]
    assert (approval.person, approval.post, approval.at) == (desk_head, "部主任", NOW)
    log = DeskLog.objects.get(verb=Verb.APPROVE_PAGE)
    assert log.detail["digest"] == approval.digest
    assert layout.printed_page(page_of(issue)).standing == approval


@pytest.mark.parametrize("person", ["reporter", "page_editor", "proofreader"])
def test_page_is_approved_by_desk_head_and_chief_alone(
    person: str,
    issue: Issue,
    signed: list[Article],
    chief: User,
    request: pytest.FixtureRequest,
) -> None:
    place_all(issue, signed, by=chief)
    with pytest.raises(NotAllowed, match="部主任"):
        sign_page(page_of(issue), by=request.getfixturevalue(person))
    assert not Approval.objects.exists()


def test_issue_is_sent_to_press_by_the_chief_alone(
    issue: Issue, signed: list[Article], desk_head: User, chief: User
) -> None:
    place_all(issue, signed, by=chief)
    sign_page(page_of(issue), by=desk_head)
    with pytest.raises(NotAllowed, match="值班总编"):
        sign_issue(issue, by=desk_head)
    approval = sign_issue(issue, by=chief)
    pages = [layout.printed_page(page).digest for page in issue.pages.all()]
    assert approval.content == [[1, "A01", pages[0]], [2, "A02", pages[1]]]
    assert DeskLog.objects.filter(verb=Verb.APPROVE_ISSUE).count() == 1


def test_press_signature_notes_the_head_of_the_desk_log(
    issue: Issue, signed: list[Article], chief: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    place_all(issue, signed, by=chief)
    sign_page(page_of(issue), by=chief)
    monkeypatch.setattr(DeskLog.objects, "head", lambda: "ab" * 32)
    assert sign_issue(issue, by=chief).log_head == "ab" * 32


def test_blank_page_and_blank_issue_are_not_signed(
    issue: Issue, reporter: User, chief: User
) -> None:
    with pytest.raises(NotReady, match="空着"):
        sign_page(page_of(issue), by=chief)
    with pytest.raises(NotReady, match="空着"):
        sign_issue(issue, by=chief)
    place_all(issue, [submitted_article(by=reporter)], by=chief)
    with pytest.raises(NotReady, match="白版"):
        sign_page(page_of(issue), by=chief, leave_out=True)
    assert not Approval.objects.exists()


def test_unsigned_story_is_named_until_it_is_left_out_by_choice(
    issue: Issue, signed: list[Article], reporter: User, chief: User
) -> None:
    waiting = submitted_article(by=reporter, headline="还没人签")
    place_all(issue, [*signed, waiting], by=chief)
    with pytest.raises(NotReady, match="还没人签"):
        sign_page(page_of(issue), by=chief)
    approval = sign_page(page_of(issue), by=chief, leave_out=True)
    assert approval.content[-1] == [waiting.pk, "还没人签", None]


def test_what_was_not_seen_is_not_signed(
    issue: Issue, signed: list[Article], chief: User
) -> None:
    page = page_of(issue)
    place_all(issue, signed[:2], by=chief)
    seen = layout.printed_page(page).digest
    place_all(issue, signed[2:], by=chief)
    with pytest.raises(Stale):
        layout.approve_page(page, digest=seen, by=chief, now=NOW)
    sign_page(page, by=chief)
    seen = layout.printed_issue(issue).digest
    layout.unplace(signed[0], by=chief, now=NOW)
    with pytest.raises(Stale):
        layout.approve_issue(issue, digest=seen, by=chief, now=NOW)


def test_signing_the_same_twice_is_refused(
    issue: Issue, signed: list[Article], desk_head: User, chief: User
) -> None:
    place_all(issue, signed, by=chief)
    approve_all(issue, chief=chief)
    with pytest.raises(WrongState, match="没有改动"):
        sign_page(page_of(issue), by=desk_head)
    with pytest.raises(WrongState, match="没有改动"):
        sign_issue(issue, by=chief)
    assert Approval.objects.count() == 2


def test_press_waits_for_every_page_that_prints(
    issue: Issue, signed: list[Article], chief: User
) -> None:
    first, second = issue.pages.all()
    for article, page in zip(signed, (first, first, second), strict=True):
        layout.place(article, page=page, by=chief, now=NOW)
    sign_page(first, by=chief)
    with pytest.raises(NotReady, match="A02版还没有签大样") as refusal:
        sign_issue(issue, by=chief)
    assert "A01" not in str(refusal.value)


def test_what_readers_saw_is_not_approved_any_more(
    signed: list[Article], chief: User
) -> None:
    issue = released_issue(signed, chief=chief)
    with pytest.raises(WrongState, match="看到"):
        sign_page(page_of(issue), by=chief)
    with pytest.raises(WrongState, match="看到"):
        sign_issue(issue, by=chief)


def test_approvals_never_change(
    issue: Issue, signed: list[Article], chief: User
) -> None:
    place_all(issue, signed, by=chief)
    approval = sign_page(page_of(issue), by=chief)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).update(comment="补一句")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).delete()


@pytest.mark.parametrize("of", ["both", "neither"])
def test_approval_is_of_one_page_or_of_one_issue(
    of: str, issue: Issue, chief: User
) -> None:
    target = {"page": page_of(issue), "issue": issue} if of == "both" else {}
    with pytest.raises(IntegrityError, match="approval_of_page_or_issue"):
        Approval.objects.create(
            person=chief, post="值班总编", at=NOW, content=[], digest="0", **target
        )
