"""The desk's list of corrections: who reads it, what it tells, and no form in it."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Article, Correction
from articles.vocabulary import Role
from articles.workflow.corrections import void_correction
from tests.admin.conftest import Login
from tests.admin.posting import change_address, queries_of
from tests.cast import NOW, hire
from tests.correcting import (
    DESK,
    LIST,
    WORDS,
    correct,
    corrected,
    detail,
    filed_correction,
    live_article,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    return live_article(by=reporter, chief=chief)


def test_list_shows_each_with_its_state_and_filters_by_it(
    story: Article, page_editor: User, chief: User, login: Login
) -> None:
    filed_correction(story, by=page_editor, should_be="一百余人")
    corrected(story, by=page_editor, chief=chief, should_be="四百余人")
    void_correction(
        correct(story, by=page_editor, should_be="六百余人"),
        reason="重复",
        by=chief,
        now=NOW,
    )
    words = {"waiting": "一百余人", "signed": "四百余人", "voided": "六百余人"}
    client = login(chief)
    page = client.get(LIST).content.decode()
    assert all(word in page for word in words.values())
    for state, word in words.items():
        page = client.get(LIST, {"state": state}).content.decode()
        assert {each for each in words.values() if each in page} == {word}
    assert client.get(LIST, {"state": "nonsense"}).status_code == 200
    assert (
        client.get(
            LIST, {"kind": "\ud800".encode("utf-8", "surrogatepass")}
        ).status_code
        < 500
    )


@pytest.mark.parametrize("post", Role)
def test_list_and_rows_are_open_to_those_who_read_what_is_filed(
    post: Role, story: Article, other_chief: User, login: Login
) -> None:
    row = filed_correction(story, by=other_chief)
    client = login(hire("someone", post))
    due = 200 if post in DESK | {Role.PROOFREADER, Role.AUDITOR} else 403
    history = reverse("admin:articles_correction_history", args=[row.pk])
    for address in (LIST, detail(row), history):
        assert client.get(address).status_code == due, address


def test_no_form_adds_changes_or_deletes_one(
    story: Article, page_editor: User, chief: User, superuser: User, login: Login
) -> None:
    row = filed_correction(story, by=page_editor)
    for person in (chief, superuser):
        client = login(person)
        assert client.post(f"{LIST}add/", WORDS).status_code == 403
        assert client.post(detail(row), {**WORDS, "note": "别的"}).status_code == 403
        delete = reverse("admin:articles_correction_delete", args=[row.pk])
        assert client.post(delete, {"post": "yes"}).status_code == 403
    kept = Correction.objects.get()
    assert (kept.note, kept.is_waiting) == ("", True)


def test_its_history_tells_who_filed_and_who_signed(
    story: Article, page_editor: User, chief: User, login: Login
) -> None:
    other = corrected(story, by=page_editor, chief=chief, note="另一条。")
    row = corrected(story, by=page_editor, chief=chief, note="这一条。")
    address = reverse("admin:articles_correction_history", args=[row.pk])
    page = login(chief).get(address).content.decode()
    assert "提更正" in page and "签发更正" in page
    assert "这一条。" in page and "另一条。" not in page
    assert other.pk != row.pk


@pytest.mark.parametrize("count", [3, 30])
def test_list_and_story_page_cost_the_same_however_many(
    count: int, story: Article, page_editor: User, chief: User, login: Login
) -> None:
    client = login(chief)
    filed_correction(story, by=page_editor)
    costs = [queries_of(client, LIST), queries_of(client, change_address(story))]
    for _number in range(count):
        filed_correction(story, by=page_editor)
    assert [
        queries_of(client, LIST),
        queries_of(client, change_address(story)),
    ] == costs
