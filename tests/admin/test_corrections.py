"""Corrections in the desk: their doors, and what the story's page offers."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import workflow
from articles.models import Article, Correction, DeskLog
from articles.vocabulary import Role, Verb
from tests.admin.conftest import Login
from tests.admin.posting import change_address, fields_of, verb_address
from tests.cast import NOW, hire, make_article
from tests.correcting import (
    DESK,
    LIST,
    SHOULD_BE,
    WAS,
    WORDS,
    corrected,
    door,
    filed_correction,
    live_article,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    return live_article(by=reporter, chief=chief)


# Filing.


@pytest.mark.parametrize("post", Role)
def test_desk_files_and_nobody_else(post: Role, story: Article, login: Login) -> None:
    answer = login(hire("someone", post)).post(verb_address(story, "correct"), WORDS)
    assert answer.status_code == (302 if post in DESK else 403)
    assert Correction.objects.count() == (post in DESK)
    refusals = DeskLog.objects.filter(verb=Verb.REFUSED, target_id=story.pk)
    assert refusals.count() == (post not in DESK)


def test_filed_correction_says_what_was_typed(
    story: Article, page_editor: User, login: Login
) -> None:
    answer = login(page_editor).post(verb_address(story, "correct"), WORDS, follow=True)
    assert "签发后读者才看得到" in answer.content.decode()
    row = Correction.objects.get()
    assert (row.kind, row.was, row.should_be) == ("error", WAS, SHOULD_BE)
    assert (row.note, row.fix_text, row.filed_by) == ("记者笔误。", True, page_editor)


def test_refused_filing_gives_back_what_was_typed(
    story: Article, page_editor: User, login: Login
) -> None:
    typed = {**WORDS, "was": "五百余人参加", "should_be": "二百余人参加"}
    answer = login(page_editor).post(verb_address(story, "correct"), typed)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "没有找到" in page
    assert all(typed[name] in page for name in ("was", "should_be", "note"))
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "spoilt",
    [
        {"kind": "retraction"},
        {"kind": ""},
        {"was": "字" * 501},
        {"note": "a\0b"},
        {"was": ""},
    ],
)
def test_spoilt_filing_is_refused_with_a_sentence(
    spoilt: dict[str, str], story: Article, page_editor: User, login: Login
) -> None:
    answer = login(page_editor).post(
        verb_address(story, "correct"), {**WORDS, **spoilt}
    )
    assert answer.status_code == 403
    assert not Correction.objects.exists()


@pytest.mark.parametrize("verb", ["sign", "void"])
def test_doors_open_to_posts_alone(
    verb: str, story: Article, page_editor: User, chief: User, login: Login
) -> None:
    row = filed_correction(story, by=page_editor)
    client = login(chief)
    assert client.get(door(row, verb)).status_code == 405
    assert client.get(verb_address(story, "correct")).status_code == 405
    assert client.post(f"{LIST}987654/{verb}/").status_code == 404
    assert Client().post(door(row, verb)).status_code == 302
    row.refresh_from_db()
    assert row.is_waiting


# Signing and voiding.


@pytest.mark.long_table
@pytest.mark.parametrize("verb", ["sign", "void"])
@pytest.mark.parametrize("post", Role)
def test_chief_signs_and_voids_and_nobody_else(
    post: Role, verb: str, story: Article, other_chief: User, login: Login
) -> None:
    row = filed_correction(story, by=other_chief)
    client = login(hire("someone", post))
    answer = client.post(door(row, verb), {"reason": "不妥"})
    assert answer.status_code == (302 if post is Role.CHIEF else 403)
    row.refresh_from_db()
    assert row.is_waiting is (post is not Role.CHIEF)


def test_superuser_signs_nothing(
    story: Article, page_editor: User, login: Login
) -> None:
    row = filed_correction(story, by=page_editor)
    client = login(hire("root", is_superuser=True))
    assert client.post(door(row, "sign")).status_code == 403
    assert client.post(verb_address(story, "correct"), WORDS).status_code == 403


def test_lost_race_is_a_conflict(
    story: Article, page_editor: User, chief: User, login: Login
) -> None:
    row = corrected(story, by=page_editor, chief=chief)
    answer = login(chief).post(door(row, "sign"))
    assert answer.status_code == 409
    assert "已经有人签发" in answer.content.decode()


def test_signing_asks_for_the_password_again(
    story: Article, page_editor: User, chief: User, later: Login
) -> None:
    row = filed_correction(story, by=page_editor)
    client = later(chief)
    for verb in ("sign", "void"):
        assert "confirm-password" in client.post(door(row, verb)).content.decode()
    row.refresh_from_db()
    assert row.is_waiting


def test_refused_voiding_gives_back_the_reason(
    story: Article, page_editor: User, proofreader: User, login: Login
) -> None:
    row = filed_correction(story, by=page_editor)
    answer = login(proofreader).post(door(row, "void"), {"reason": "数字没有错"})
    assert answer.status_code == 403
    assert "数字没有错" in answer.content.decode()


# The story's page.


def test_page_of_a_live_story_offers_what_each_may(
    story: Article, page_editor: User, chief: User, proofreader: User, login: Login
) -> None:
    row = filed_correction(story, by=page_editor)
    offers = {
        page_editor: {"correct", "void"},
        chief: {"correct", "sign", "void"},
        proofreader: set(),
    }
    addresses = {
        "correct": verb_address(story, "correct"),
        "sign": door(row, "sign"),
        "void": door(row, "void"),
    }
    for person, due in offers.items():
        page = login(person).get(change_address(story)).content.decode()
        assert {verb for verb, at in addresses.items() if f'"{at}"' in page} == due
        assert SHOULD_BE in page


def test_author_learns_of_no_correction_before_readers_do(
    story: Article, reporter: User, page_editor: User, login: Login
) -> None:
    filed_correction(story, by=page_editor, note="记者笔误。")
    page = login(reporter).get(change_address(story)).content.decode()
    assert SHOULD_BE not in page and "记者笔误。" not in page


def test_page_of_what_is_not_live_has_no_such_form(
    story: Article, reporter: User, chief: User, page_editor: User, login: Login
) -> None:
    client = login(page_editor)
    draft = make_article(by=page_editor)
    assert "更正为" not in client.get(change_address(draft)).content.decode()
    workflow.withdraw(story, reason="误", ordered_by="总编", by=chief, now=NOW)
    assert "更正为" not in client.get(change_address(story)).content.decode()


def test_form_of_the_page_posts_what_it_shows(
    story: Article, page_editor: User, login: Login
) -> None:
    client = login(page_editor)
    page = client.get(change_address(story)).content.decode()
    assert page.count('name="should_be"') == 1
    assert 'id="correct_was"' in page and 'for="correct_was"' in page
    fields: dict[str, Any] = fields_of(page, form="correct")
    assert set(WORDS) - {"fix_text"} <= set(fields)
    answer = client.post(verb_address(story, "correct"), {**fields, **WORDS})
    assert answer["Location"] == f"{change_address(story)}#corrections"
