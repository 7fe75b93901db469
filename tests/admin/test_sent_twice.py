"""The very same form, sent again by a second click, saves once."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import workflow
from articles.models import Article, DeskLog
from articles.vocabulary import Verb
from tests.admin.clashing import A, B, C, body, saved
from tests.admin.conftest import Login
from tests.admin.posting import change_address, shown
from tests.cast import NOW, submitted_article


@pytest.fixture
def story(reporter: User) -> Article:
    return submitted_article(
        by=reporter, headline="原来的主题", deck="原来的副题", body=body(A, B, C)
    )


@pytest.fixture
def client(page_editor: User, login: Login) -> Client:
    return login(page_editor)


@pytest.mark.parametrize("button", ["_save", "_submit"])
def test_very_same_form_sent_twice_saves_once(
    button: str, reporter: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    workflow.take_back(story, by=reporter, now=NOW)
    client = login(reporter)
    fields = shown(client, change_address(story)) | {"headline": "改好了", button: "1"}
    logged = DeskLog.objects.count()
    first, second = (saved(client, story, fields) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert "没有再存一遍" in client.get(change_address(story)).content.decode()
    assert story.revisions.count() == 2
    verbs = [Verb.SUBMIT] * (button == "_submit") + [Verb.EDIT]
    rows = DeskLog.objects.all()[: DeskLog.objects.count() - logged]
    assert [row.verb for row in rows] == verbs


def test_old_form_with_another_word_is_never_taken_for_a_second_click(
    story: Article, client: Client
) -> None:
    fields = shown(client, change_address(story)) | {"headline": "改好了"}
    assert saved(client, story, fields).status_code == 302
    again = saved(client, story, fields | {"headline": "又改了"})
    assert again.status_code == 409
