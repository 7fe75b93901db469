"""The access tables, cell by cell. What makes a story own is in test_ownership."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.utils.translation import override

from articles.models import Article, PhotoCredit
from articles.permissions import (
    NOUNS,
    Action,
    may,
    may_approve_issue,
    may_approve_page,
    may_edit_photo,
    may_hand_off,
    may_noun,
    may_place,
    may_release,
    may_start,
    post_of,
    require,
    visible,
)
from articles.refusals import NotAllowed, WrongState
from articles.vocabulary import ArticleState as S
from articles.vocabulary import Role
from tests.access import CELLS, TABLE, allowed, employ, put_into, rows_of
from tests.cast import hire, make_article, make_photo, make_reporter, submitted_article

pytestmark = pytest.mark.django_db

# What a post allows whatever the story, and who holds such a post.
QUESTIONS: dict[Callable[[Any], bool], set[str]] = {
    may_release: {"chief"},
    may_approve_issue: {"chief"},
    may_approve_page: {"desk_head", "chief"},
    may_hand_off: {"page_editor", "desk_head", "chief"},
    may_place: {"page_editor", "desk_head", "chief"},
    may_start: {
        "correspondent",
        "reporter",
        "photo_editor",
        "page_editor",
        "desk_head",
        "chief",
    },
}


def test_table_has_a_row_for_every_post_and_every_act() -> None:
    assert set(TABLE) == {role.value for role in Role} | {"superuser", "nobody"}
    for person in TABLE:
        assert list(rows_of(person)) == [action.value for action in Action]


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_post_may_do_exactly_what_the_table_says(person: str, reporter: User) -> None:
    user = employ(person)
    stories = _stories(user, reporter)
    for action in Action:
        may_in = {cell for cell, story in stories.items() if may(user, action, story)}
        assert may_in == allowed(person, action), action


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_list_shows_exactly_the_stories_one_may_read(
    person: str, reporter: User
) -> None:
    user = employ(person)
    stories = _stories(user, reporter)
    seen = set(visible(user, Article.objects.all()))
    assert seen == {
        story for story in stories.values() if may(user, Action.VIEW, story)
    }


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_refusal_tells_a_missing_right_from_a_lost_race(
    person: str, reporter: User
) -> None:
    user = employ(person)
    for cell, story in _stories(user, reporter).items():
        for action in Action:
            ever = {
                state for owned, state in allowed(person, action) if owned is cell[0]
            }
            if cell in allowed(person, action):
                require(user, action, story)
            else:
                with pytest.raises(WrongState if ever else NotAllowed):
                    require(user, action, story)


def test_nobody_who_left_may_do_anything(reporter: User, chief: User) -> None:
    chief.is_active = False
    story = submitted_article(by=reporter)
    assert not [action for action in Action if may(chief, action, story)]
    assert not visible(chief, Article.objects.all())
    assert not [question for question in QUESTIONS if question(chief)]


def test_left_superuser_reads_nothing(superuser: User, reporter: User) -> None:
    superuser.is_active = False
    assert not may(superuser, Action.VIEW, make_article(by=reporter))
    assert not visible(superuser, Article.objects.all())
    assert not may_noun(superuser, "view", "section")


def test_anonymous_may_do_nothing(reporter: User) -> None:
    stranger = AnonymousUser()
    story = make_article(by=reporter)
    assert not [action for action in Action if may(stranger, action, story)]
    assert not [question for question in QUESTIONS if question(stranger)]


NOUN_TABLE = """
article     view   correspondent reporter photo_editor page_editor proofreader
article     view   desk_head chief auditor
article     change
issue       view   page_editor proofreader desk_head chief auditor
issue       change page_editor desk_head chief
page        view   page_editor proofreader desk_head chief auditor
page        change page_editor desk_head chief
photo       view   correspondent reporter photo_editor page_editor proofreader
photo       view   desk_head chief auditor
photo       change correspondent reporter photo_editor page_editor desk_head chief
reporter    view   EVERYBODY
reporter    change desk_head chief administrator
section     view   EVERYBODY
section     change chief administrator
series      view   EVERYBODY
series      change desk_head chief administrator
tag         view   EVERYBODY
tag         change desk_head chief administrator
correction  view   page_editor proofreader desk_head chief auditor
correction  change
pageimport  view   page_editor desk_head chief auditor
pageimport  change
reviewpolicy view  page_editor desk_head chief auditor
reviewpolicy change chief
houseword   view   page_editor proofreader desk_head chief auditor
houseword   change desk_head chief
leader      view   page_editor proofreader desk_head chief auditor
leader      change desk_head chief
paper       view   chief administrator auditor
paper       change chief administrator
desklog     view   chief administrator auditor
desklog     change
user        view   administrator auditor
user        change administrator
"""


def _noun_table() -> dict[tuple[str, str], set[str]]:
    table: dict[tuple[str, str], set[str]] = {}
    for line in NOUN_TABLE.strip().splitlines():
        noun, access, *people = line.split()
        if people == ["EVERYBODY"]:
            people = [role.value for role in Role]
        table.setdefault((noun, access), set()).update(people)
    return table


def test_every_noun_has_a_row_for_reading_and_one_for_changing() -> None:
    named = {(noun, access) for noun in NOUNS for access in ("view", "change")}
    assert set(_noun_table()) == named


@pytest.mark.parametrize(("noun", "access"), _noun_table())
def test_noun_is_open_to_exactly_these_posts(noun: str, access: str) -> None:
    people = {role.value: hire(f"a-{role}", role) for role in Role}
    allowed_to = {name for name, user in people.items() if may_noun(user, access, noun)}
    assert allowed_to == _noun_table()[noun, access]


def test_unknown_noun_is_closed_to_everybody(chief: User) -> None:
    assert not may_noun(chief, "view", "session")
    assert not may_noun(chief, "destroy", "section")


def test_no_superuser_rewrites_the_desk_log(superuser: User) -> None:
    assert may_noun(superuser, "view", "desklog")
    assert not may_noun(superuser, "change", "desklog")
    assert not may_noun(superuser, "change", "pageimport")
    assert not may_noun(superuser, "change", "correction")


@pytest.mark.parametrize(("question", "people"), QUESTIONS.items())
def test_verb_without_a_story_is_open_to_these_posts(
    question: Callable[[User], bool], people: set[str]
) -> None:
    for role in Role:
        assert question(hire(f"a-{role}", role)) is (role.value in people), role
    assert not question(hire("a-root", is_superuser=True))


def test_reporter_changes_only_photos_brought_or_shot(
    reporter: User, other_reporter: User, photo_editor: User, auditor: User
) -> None:
    photo = make_photo(by=reporter)
    assert may_edit_photo(reporter, photo)
    assert may_edit_photo(photo_editor, photo)
    assert not may_edit_photo(other_reporter, photo)
    assert not may_edit_photo(auditor, photo)
    shooter = make_reporter(user=other_reporter)
    PhotoCredit.objects.create(photo=photo, reporter=shooter)
    assert may_edit_photo(other_reporter, photo)


def test_post_on_a_signature_is_the_highest_and_in_the_papers_language() -> None:
    with override("en"):
        assert post_of(hire("one", Role.CHIEF)) == "值班总编"
    assert post_of(hire("two", Role.REPORTER, Role.CHIEF, Role.AUDITOR)) == "值班总编"
    assert post_of(hire("none")) == ""


def _stories(owner: User, writer: User) -> dict[tuple[bool, S], Article]:
    return {
        (owned, state): put_into(state, owner=owner if owned else writer, writer=writer)
        for owned, state in CELLS
    }
