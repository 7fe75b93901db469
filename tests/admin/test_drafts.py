"""The doors of what is typed and not saved: who may, and that nobody else sees it."""

import json
import uuid
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import drafts
from articles.models import Article, DraftCopy
from articles.permissions import Action, may_start
from tests.access import CELLS, TABLE, allowed, employ, put_into
from tests.admin.conftest import Login
from tests.admin.posting import (
    add_address,
    change_address,
    verb_address,
)
from tests.admin.unsaved import MARKER, keep
from tests.cast import NOW, make_article, submitted_article

SEEN_BY_OTHERS: list[Callable[[Article], str]] = [
    change_address,
    lambda story: verb_address(story, "history"),
    lambda story: verb_address(story, "preview"),
    lambda story: verb_address(story, "compare"),
    lambda story: reverse("admin:articles_article_changelist"),
    lambda story: f"{reverse('admin:articles_article_changelist')}?q={MARKER}",
    lambda story: reverse("admin:index"),
    lambda story: add_address(),
    lambda story: change_address(story) + "?draft=1",
    lambda story: (
        "/admin/autocomplete/?app_label=articles&model_name=articlephoto"
        f"&field_name=photo&term={MARKER}"
    ),
]


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_door_takes_text_of_whoever_may_edit_and_nobody_else(
    person: str, reporter: User, login: Login
) -> None:
    user = employ(person)
    client = login(user)
    kept = set()
    for owned, state in CELLS:
        story = put_into(state, owner=user if owned else reporter, writer=reporter)
        answer = keep(client, story, headline=MARKER)
        assert answer.status_code in (200, 403, 409)
        assert json.loads(answer.content)["said"]
        assert DraftCopy.objects.filter(article=story).exists() is (
            answer.status_code == 200
        )
        if answer.status_code == 200:
            kept.add((owned, state))
    assert kept == allowed(person, Action.EDIT)
    answer = keep(client, None, headline=MARKER, form_key=str(uuid.uuid4()))
    assert (answer.status_code == 200) is may_start(user)


def test_doors_answer_only_to_post(reporter: User, login: Login) -> None:
    story = make_article(by=reporter)
    client = login(reporter)
    for name, args in (
        ("draft", [story.pk]),
        ("draft_discard", [story.pk]),
        ("new_draft", []),
        ("new_draft_discard", []),
    ):
        address = reverse(f"admin:articles_article_{name}", args=args)
        assert client.get(address).status_code == 405
        assert client.head(address).status_code == 405


def test_door_wants_the_csrf_token(reporter: User) -> None:
    story = make_article(by=reporter)
    client = Client(enforce_csrf_checks=True)
    client.force_login(reporter)
    assert keep(client, story, headline=MARKER).status_code == 403
    assert keep(client, None, headline=MARKER).status_code == 403
    assert not DraftCopy.objects.exists()


def test_nobody_logged_in_keeps_nothing(reporter: User, client: Client) -> None:
    story = make_article(by=reporter)
    assert keep(client, story, headline=MARKER).status_code == 403
    assert not DraftCopy.objects.exists()


@pytest.mark.parametrize("key", [0, 10**6, 10**30])
def test_unknown_story_is_not_found(key: int, reporter: User, login: Login) -> None:
    address = f"/admin/articles/article/{key}/draft/"
    assert login(reporter).post(address, {"headline": "字"}).status_code == 404
    assert not DraftCopy.objects.exists()


def test_only_fields_of_the_form_are_kept(reporter: User, login: Login) -> None:
    story = make_article(by=reporter)
    junk = {
        "state": "signed",
        "embargo": "2030-01-01T00:00",
        "password": "x",
        "_save": "1",
        "merge-headline": "theirs",
        "bylines-999999999999-printed_name": "x",
        "bylines-1-printed_name": "徐雁",
    }
    keep(login(reporter), story, headline=MARKER, **junk)
    assert set(DraftCopy.objects.get().data) == {"headline", "bylines-1-printed_name"}


@pytest.mark.parametrize(
    "junk",
    [
        {"headline": "\0"},
        {"version": "９", "sitting": "x", "base": "-1", "opened": "[1]"},
        {"opened": "{", "stamp": "字" * 5000, "base": "9" * 50},
        {"bylines-TOTAL_FORMS": "9" * 30, "bylines-0-reporter": "x"},
        {"bylines-TOTAL_FORMS": "2", "bylines-1-reporter": "9" * 30},
        {"article_photos-TOTAL_FORMS": "1", "article_photos-0-photo": "-5"},
        {"section": "x", "series": "9" * 30, "kind": "\x1b", "tags": ",,"},
        {"body": "<p>" * 3000, "summary": "字" * 9000},
    ],
)
def test_garbage_is_kept_or_refused_and_always_opens(
    junk: dict[str, str], reporter: User, login: Login
) -> None:
    story = make_article(by=reporter)
    client = login(reporter)
    assert keep(client, story, **{"headline": MARKER} | junk).status_code == 200
    assert client.get(change_address(story)).status_code == 200
    page = client.get(change_address(story) + "?draft=1")
    assert page.status_code == 200
    answer = client.post(change_address(story), junk)
    assert answer.status_code == 409


@pytest.mark.long_table
@pytest.mark.parametrize(
    "person", [*(name for name in TABLE if name != "nobody"), "its author"]
)
def test_nobody_else_ever_sees_it(
    person: str, page_editor: User, reporter: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    for article in (story, None):
        fields = {"headline": MARKER, "form_key": str(uuid.uuid4())}
        drafts.keep(fields, article=article, by=page_editor, now=NOW)
    client = login(reporter if person == "its author" else employ(person))
    for address in SEEN_BY_OTHERS:
        answer = client.get(address(story))
        assert answer.status_code in (200, 302, 403, 404), address(story)
        found = answer.content.decode().replace(f"={MARKER}", "")
        assert MARKER not in found.replace(f'value="{MARKER}"', ""), address(story)


@pytest.mark.parametrize("new", [True, False])
def test_discarding_takes_ones_own_copy_alone(
    new: bool, reporter: User, other_reporter: User, login: Login
) -> None:
    story = None if new else make_article(by=reporter)
    fields = {"headline": MARKER, "form_key": str(uuid.uuid4())}
    drafts.keep(fields, article=story, by=reporter, now=NOW)
    name = "admin:articles_article_" + ("new_draft_discard" if new else "draft_discard")
    address = reverse(name, args=[story.pk] if story else [])
    login(other_reporter).post(address, fields)
    assert DraftCopy.objects.count() == 1
    answer = login(reporter).post(address, fields)
    assert answer.status_code == 302
    assert answer["Location"] == (change_address(story) if story else add_address())
    assert not DraftCopy.objects.exists()
