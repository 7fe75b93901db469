"""A withdrawn story is gone at once, its pictures with it; a restored one is back."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Article, Photo, Withdrawal
from articles.vocabulary import WithdrawalCause
from tests.cast import HOUR, NOW, make_photo, released_issue, signed_article
from tests.correcting import corrected, live_article
from tests.views.paper import MARKER, UNDATED, Secret, secret_story, sign

pytestmark = pytest.mark.django_db


def photo_address(photo: Photo) -> str:
    return reverse("articles:photo", args=[photo.key, photo.width, "jpg"])


def withdraw(article: Article, *, by: User, told: str = "") -> None:
    why = {"reason": f"原因{MARKER}", "ordered_by": f"某人{MARKER}", "told": told}
    workflow.withdraw(article, by=by, now=NOW, **why)


@pytest.fixture
def secret(reporter: User, chief: User) -> Secret:
    """Live, every word and row of it marked."""
    made = secret_story(by=reporter)
    sign(made.article, by=reporter, chief=chief)
    released_issue([made.article], chief=chief)
    return made


def test_tombstone_says_when_and_nothing_of_the_story(
    secret: Secret, chief: User, reader: Client
) -> None:
    withdraw(secret.article, by=chief)
    answer = reader.get(secret.article.get_absolute_url())
    page = answer.content.decode()
    assert answer.status_code == 410
    assert answer.headers["Cache-Control"] == "no-store"
    assert '<time datetime="2026-11-24T10:00:00+08:00">2026年11月24日</time>' in page
    assert MARKER not in page
    assert "原因" not in page


@pytest.mark.parametrize("cause", WithdrawalCause)
def test_tombstone_tells_the_cause_that_was_chosen_for_readers(
    cause: WithdrawalCause, secret: Secret, chief: User, reader: Client
) -> None:
    withdraw(secret.article, by=chief, told=cause.value)
    page = reader.get(secret.article.get_absolute_url()).content.decode()
    assert f"原因：{cause.label}。" in page
    assert MARKER not in page


def test_story_that_was_never_live_leaves_no_tombstone(
    reporter: User, chief: User, reader: Client
) -> None:
    story = signed_article(by=reporter, chief=chief)
    withdraw(story, by=chief, told="facts")
    assert reader.get(story.get_absolute_url()).status_code == 404
    assert reader.get(f"{story.get_absolute_url()}as-printed/").status_code == 404


def test_nothing_of_it_is_left_and_all_of_it_comes_back(
    secret: Secret, chief: User, page_editor: User, reader: Client
) -> None:
    words: dict[str, Any] = {"was": f"正文{MARKER}", "should_be": "正文改过"}
    corrected(secret.article, by=page_editor, chief=chief, fix_text=True, **words)
    issue = secret.article.page.issue if secret.article.page else None
    assert issue is not None
    pages = ["/", "/corrections/", issue.get_absolute_url(), *UNDATED]
    story = secret.article.get_absolute_url()
    own = [story, f"{story}as-printed/", *secret.addresses()]
    before = {a: reader.get(a) for a in (*pages, *own)}
    assert {answer.status_code for answer in before.values()} == {200}
    contents = {a: b"".join(answer) for a, answer in before.items()}

    withdraw(secret.article, by=chief)
    for address, answer in before.items():
        tag = {"if-none-match": answer.headers["ETag"]}
        now = reader.get(address, headers=tag)
        assert now.status_code == (200 if address in pages else _gone(address)), address
        assert MARKER not in now.content.decode(), address

    workflow.restore(secret.article, by=chief, now=NOW + HOUR)
    secret.article.refresh_from_db()
    assert secret.article.live_from == secret.article.first_live_at == NOW
    again = {a: b"".join(reader.get(a)) for a in before}
    assert again == contents


def _gone(address: str) -> int:
    return 410 if address.startswith("/articles/") else 404


def test_picture_stays_while_another_live_story_shows_it(
    reporter: User, chief: User, reader: Client
) -> None:
    shared, alone = make_photo(by=reporter), make_photo(by=reporter)
    one = signed_article(by=reporter, chief=chief, photos=[shared, alone])
    other = signed_article(by=reporter, chief=chief, photos=[shared])
    released_issue([one, other], chief=chief)
    withdraw(one, by=chief)
    assert reader.get(photo_address(shared)).status_code == 200
    assert reader.get(photo_address(alone)).status_code == 404
    withdraw(other, by=chief)
    assert reader.get(photo_address(shared)).status_code == 404


def test_picture_of_a_withdrawn_story_is_held_minutes_by_caches_at_most(
    reporter: User, chief: User, reader: Client
) -> None:
    photo = make_photo(by=reporter)
    story = live_article(by=reporter, chief=chief, photos=[photo])
    held = reader.get(photo_address(photo)).headers["Cache-Control"]
    assert held == "public, max-age=300"
    withdraw(story, by=chief)
    gone = reader.get(photo_address(photo))
    assert gone.headers["Cache-Control"] == "no-store"


# What is kept of it.


def test_each_withdrawal_is_kept_with_its_end(
    reporter: User, chief: User, other_chief: User, reader: Client
) -> None:
    story = live_article(by=reporter, chief=chief)
    withdraw(story, by=chief)
    later = NOW + dt.timedelta(days=1)
    workflow.restore(story, by=other_chief, now=NOW + HOUR)
    workflow.withdraw(story, reason="又误", ordered_by="总编", by=chief, now=later)
    second, first = Withdrawal.objects.filter(article=story)
    assert (first.person, first.post, first.undone_by) == (
        chief,
        "值班总编",
        other_chief,
    )
    assert (second.reason, second.undone_at) == ("又误", None)
    assert "2026年11月25日" in reader.get(story.get_absolute_url()).content.decode()


def test_no_withdrawal_is_deleted_nor_stands_twice(reporter: User, chief: User) -> None:
    story = live_article(by=reporter, chief=chief)
    withdraw(story, by=chief)
    row = story.withdrawals.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.delete()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
