"""A story's history: sittings folded, and an earlier revision brought back."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.admin.article_history import grouped, sittings_of
from articles.models import Article, DeskLog, Photo, Revision
from articles.vocabulary import Verb
from tests.admin.conftest import Login
from tests.admin.posting import change_address, queries_of, verb_address
from tests.admin.test_article_compare import save
from tests.cast import NOW, make_article, make_photo, signed_article, submitted_article


def history_address(article: Article) -> str:
    return reverse("admin:articles_article_history", args=[article.pk])


def revisions(*saves: tuple[int, int | None]) -> list[Revision]:
    """Newest first, from (minute, author) oldest first; the pk is the number."""
    rows = [
        Revision(pk=n, number=n, author_id=who, at=NOW + dt.timedelta(minutes=minute))
        for n, (minute, who) in enumerate(saves, 1)
    ]
    return rows[::-1]


@pytest.mark.parametrize(
    ("saves", "expected"),
    [
        ([], []),
        ([(0, 1)], [[1]]),
        ([(0, 1), (15, 1), (30, 1)], [[3, 2, 1]]),
        ([(0, 1), (16, 1)], [[2], [1]]),
        ([(0, 1), (1, 2), (2, 1)], [[3], [2], [1]]),
        ([(0, None), (1, None)], [[2], [1]]),
    ],
)
def test_one_persons_saves_without_a_pause_are_one_sitting(
    saves: list[tuple[int, int | None]], expected: list[list[int]]
) -> None:
    groups = grouped(revisions(*saves))
    assert [[row.number for row in group] for group in groups] == expected


def test_signed_revision_is_never_folded_away() -> None:
    groups = grouped(revisions((0, 1), (1, 1), (2, 1), (3, 1)), signed=[2])
    assert [[row.number for row in group] for group in groups] == [[4, 3], [2, 1]]


def test_history_shows_the_last_of_a_sitting_and_folds_the_rest(
    reporter: User, page_editor: User, login: Login
) -> None:
    row = make_article(by=reporter, headline="甲稿")
    save(row, by=reporter, headline="乙稿")
    save(row, by=reporter, headline="丙稿")
    text = login(reporter).get(history_address(row)).content.decode()
    shown, folded = text.split("<details>")
    assert "丙稿" in shown
    assert "甲稿" not in shown
    assert "甲稿" in folded and "乙稿" in folded
    assert "还存过 2 稿" in text


@pytest.mark.django_db
def test_sitting_knows_what_it_began_from(reporter: User, page_editor: User) -> None:
    row = submitted_article(by=reporter)
    save(row, by=page_editor, headline="一改")
    save(row, by=page_editor, headline="二改")
    assert [sitting.before for sitting in sittings_of(row)] == [1, 0]


def test_who_signed_stands_beside_the_revision(
    reporter: User, chief: User, login: Login
) -> None:
    row = signed_article(by=reporter, chief=chief)
    text = login(chief).get(history_address(row)).content.decode()
    assert "sign-off" in text
    assert verb_address(row, "use-revision") not in text


def test_history_costs_the_same_for_3_and_30_revisions(
    reporter: User, login: Login
) -> None:
    row = make_article(by=reporter)
    client = login(reporter)
    for number in range(2):
        save(row, by=reporter, headline=f"第{number}次")
    few = queries_of(client, history_address(row))
    for number in range(2, 29):
        save(row, by=reporter, headline=f"第{number}次")
    assert row.revisions.count() == 30
    assert queries_of(client, history_address(row)) == few


# The door of restoring.

PEOPLE = {
    "reporter": 409,  # it was theirs to edit until they submitted it
    "other_reporter": 403,
    "page_editor": 302,
    "desk_head": 302,
    "chief": 302,
    "photo_editor": 403,
    "proofreader": 403,
    "administrator": 403,
    "auditor": 403,
    "superuser": 403,
}


@pytest.fixture
def article(reporter: User, page_editor: User) -> Article:
    row = submitted_article(by=reporter, headline="原来的主题")
    return save(row, by=page_editor, headline="改过的主题")


def asked(article: Article, **changed: Any) -> dict[str, Any]:
    return {"number": 1, "version": article.version} | changed


@pytest.mark.parametrize(("person", "status"), PEOPLE.items())
def test_restoring_answers_each_person_as_the_table_says(
    person: str,
    status: int,
    article: Article,
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    user = request.getfixturevalue(person)
    door = verb_address(article, "use-revision")
    assert login(user).post(door, asked(article)).status_code == status
    done = status == 302
    row = Article.objects.get(pk=article.pk)
    assert row.headline == ("原来的主题" if done else "改过的主题")
    assert row.revisions.count() == (3 if done else 2)
    refused = DeskLog.objects.filter(verb=Verb.REFUSED, target_id=row.pk)
    assert refused.exists() != done


def test_restored_revision_says_so_in_the_history(
    article: Article, page_editor: User, login: Login
) -> None:
    client = login(page_editor)
    door = verb_address(article, "use-revision")
    answer = client.post(door, asked(article), follow=True)
    assert answer.redirect_chain[-1][0] == change_address(article)
    assert "已恢复第 1 稿，存成第 3 稿。" in answer.content.decode()
    text = client.get(history_address(article)).content.decode()
    assert text.count("恢复第1稿") == 2  # in the log and at the revision
    first, last = article.revisions.get(number=1), article.revisions.get(number=3)
    assert first.hash == last.hash


def test_restoring_a_stale_page_is_a_lost_race(
    article: Article, page_editor: User, chief: User, login: Login
) -> None:
    read = asked(article)
    save(article, by=chief, headline="别人又改")
    door = verb_address(article, "use-revision")
    answer = login(page_editor).post(door, read)
    assert answer.status_code == 409
    assert "又有改动" in answer.content.decode()
    assert Article.objects.get(pk=article.pk).headline == "别人又改"


@pytest.mark.parametrize(
    "changed",
    [
        {"number": 2},
        {"number": 3},
        {"number": 0},
        {"number": -1},
        {"number": ""},
        {"number": "abc"},
        {"number": "9" * 30},
        {"version": ""},
        {"version": "abc"},
    ],
)
def test_impossible_choice_is_refused_with_a_sentence(
    changed: dict[str, Any], article: Article, page_editor: User, login: Login
) -> None:
    door = verb_address(article, "use-revision")
    answer = login(page_editor).post(door, asked(article, **changed))
    assert answer.status_code == 403
    assert Article.objects.get(pk=article.pk).revisions.count() == 2


def test_restoring_is_post_only_and_needs_a_login_and_a_token(
    article: Article, page_editor: User, client: Client, login: Login
) -> None:
    door = verb_address(article, "use-revision")
    assert login(page_editor).get(door).status_code == 405
    assert client.post(door, asked(article)).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(page_editor)
    assert strict.post(door, asked(article)).status_code == 403
    assert article.revisions.count() == 2


def test_words_kept_by_the_library_are_mentioned(
    reporter: User, other_reporter: User, login: Login
) -> None:
    row = make_article(by=reporter, photos=[make_photo(by=other_reporter)])
    row = save(row, by=reporter, headline="改过的主题")
    Photo.objects.update(credit="改过 摄")
    door = verb_address(row, "use-revision")
    answer = login(reporter).post(door, asked(row), follow=True)
    assert "以图库现在的为准" in answer.content.decode()


def test_restoring_keeps_what_readers_see(
    reporter: User, chief: User, login: Login
) -> None:
    row = signed_article(by=reporter, chief=chief, headline="签过的主题")
    signed = row.sign_offs.releasing().get().revision
    Article.objects.filter(pk=row.pk).update(
        live_from=NOW, first_live_at=NOW, live_revision=signed
    )
    row.refresh_from_db()
    workflow.unsign(row, by=chief, now=NOW)
    row = save(row, by=chief, headline="还没签的主题")
    row = save(row, by=chief, headline="又改的主题")
    door = verb_address(row, "use-revision")
    choice = asked(row, number=2)
    assert login(chief).post(door, choice).status_code == 302
    live = Article.objects.get(pk=row.pk)
    assert (live.live_revision, live.headline) == (signed, "还没签的主题")
