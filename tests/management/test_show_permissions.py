"""The printed matrix is whole, aligned and says what the questions really answer."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils.translation import override

from articles.management.commands.show_permissions import (
    NO,
    OTHER_NOUNS,
    YES,
    act,
    general,
    noun_label,
    state_marks,
    width,
)
from articles.models import Article
from articles.permissions import (
    NOUNS,
    Action,
    is_signer,
    may,
    may_approve_issue,
    may_approve_page,
    may_edit_photo,
    may_hand_off,
    may_import,
    may_noun,
    may_place,
    may_proof,
    may_release,
    may_start,
)
from articles.permissions.matrix import Access, Reach, access, reach
from articles.vocabulary import ArticleState as S
from articles.vocabulary import Role
from tests.access import CELLS, allowed, put_into
from tests.cast import hire, make_photo

DOCUMENT = Path(settings.BASE_DIR) / "docs/permissions.md"


def shown(**options: bool) -> str:
    out = io.StringIO()
    call_command("show_permissions", stdout=out, **options)
    return out.getvalue()


def columns(line: str) -> list[int]:
    """Where each word of a line begins, in terminal columns."""
    return [
        width(line[:index])
        for index, character in enumerate(line)
        if character != " " and (index == 0 or line[index - 2 : index] == "  ")
    ]


@pytest.mark.parametrize("markdown", [False, True])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_post_act_state_and_noun_is_named_in_chinese(
    markdown: bool, language: str
) -> None:
    with override(language):
        text = shown(markdown=markdown)
    for member in (*Role, *S):
        assert str(member.label) in text
    for action in Action:
        assert f"\n{'| ' * markdown}{act(action)} " in text
    for noun in NOUNS:
        assert noun_label(noun) in text


def test_document_is_current() -> None:
    """Else: manage.py show_permissions --markdown > docs/permissions.md"""
    assert DOCUMENT.read_text("utf-8") == shown(markdown=True)


def test_columns_stand_in_line_though_characters_are_wide() -> None:
    for part in shown().split("【")[1:]:
        _signs, table, *_notes = part.split("\n\n")
        heads, *rows = table.splitlines()
        starts = columns(heads)[-len(Role) :]
        assert len(starts) == len(Role)
        for row in rows:
            assert columns(row)[-len(Role) :] == starts, row


def test_every_state_has_a_mark_of_its_own() -> None:
    marks = state_marks()
    assert list(marks) == list(S)
    assert len(set(marks.values())) == len(S)


@pytest.mark.parametrize("role", Role)
def test_cell_says_whose_stories_as_the_table_of_access_does(role: Role) -> None:
    """Those without an account apart: of them the table of access knows nothing."""
    shown_as: dict[Reach, set[bool]] = {
        Reach.OWN: {True},
        Reach.OWN_OR_UNCLAIMED: {True},
        Reach.OTHERS: {False},
        Reach.ANYBODY: {True, False},
    }
    for action in Action:
        cells = {
            (owned, state)
            for state in S
            for owned in shown_as.get(reach(role, action, state=state), set())
        }
        assert cells == allowed(role.value, action), action


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_cell_says_what_is_allowed_with_a_story_of_nobody(
    role: Role, reporter: User
) -> None:
    user = hire("someone", role)
    for state in {state for _owned, state in CELLS}:
        story = put_into(state, owner=reporter, writer=reporter)
        Article.objects.filter(pk=story.pk).update(created_by=None)
        story.refresh_from_db()
        for action in Action:
            theirs = reach(role, action, state=state)
            yes = theirs not in (Reach.NOBODY, Reach.OWN, Reach.SIGNED)
            submitted = action is Action.DELETE and story.submitted_at is not None
            assert may(user, action, story) is (yes and not submitted), (action, state)


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_nouns_and_acts_without_a_story_are_those_of_the_questions(role: Role) -> None:
    user = hire("someone", role)
    photo = make_photo()
    for noun in OTHER_NOUNS:
        cell = access(role, noun)
        assert may_noun(user, "view", noun) is (cell is not Access.NONE)
        changes = cell in (Access.CHANGE, Access.CHANGE_OWN)
        assert may_noun(user, "change", noun) is changes, noun
    assert may_edit_photo(user, photo) is (access(role, "photo") is Access.CHANGE)
    column = list(Role).index(role)
    answers = [
        may_start(user),
        may_place(user),
        may_import(user),
        may_hand_off(user),
        may_approve_page(user),
        may_approve_issue(user),
        may_release(user),  # the issue
        may_release(user),  # a story before its issue
        is_signer(user),
        may_proof(user),
    ]
    cells = [row[column] for row in general().values()]
    assert cells == [YES if answer else NO for answer in answers]
