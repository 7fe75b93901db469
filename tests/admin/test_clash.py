"""A stale save: both texts, who changed what, and the merge that is chosen by hand."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from tests.admin.clashing import A, B, C, body, form_of, merge, saved, they_save
from tests.admin.conftest import Login
from tests.admin.posting import change_address, shown
from tests.cast import submitted_article


@pytest.fixture
def story(reporter: User) -> Article:
    return submitted_article(
        by=reporter, headline="原来的主题", deck="原来的副题", body=body(A, B, C)
    )


@pytest.fixture
def client(page_editor: User, login: Login) -> Client:
    return login(page_editor)


def test_each_change_of_one_side_is_preset_and_merged(
    story: Article, client: Client, desk_head: User
) -> None:
    mine = shown(client, change_address(story))
    mine |= {"deck": "我的副题", "body": body(A, B, "局长到场讲了话。")}
    they_save(story, desk_head, headline="对方的主题", body=body(A + "据悉。", B, C))
    clash = saved(client, story, mine)
    assert clash.status_code == 409
    chosen = form_of(clash)
    assert chosen["merge-headline"] == "theirs" and chosen["merge-deck"] == "mine"
    assert "两人都改了" not in clash.content.decode()
    form = merge(client, story, clash)
    both = body(A + "据悉。", B, "局长到场讲了话。")
    assert (form["headline"], form["deck"], form["body"]) == (
        "对方的主题",
        "我的副题",
        both,
    )
    assert saved(client, story, form).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.deck, story.body) == ("对方的主题", "我的副题", both)


@pytest.mark.parametrize(
    ("pick", "expected"),
    [
        ("theirs", (A, B + "甲。", C)),
        ("mine", (A, B + "乙。", C)),
        ("both", (A, B + "甲。", B + "乙。", C)),
        ("nonsense", (A, B + "乙。", C)),
    ],
)
def test_paragraph_that_both_changed_is_marked_and_chosen_by_hand(
    pick: str, expected: Any, story: Article, client: Client, desk_head: User
) -> None:
    mine = shown(client, change_address(story)) | {"body": body(A, B + "乙。", C)}
    they_save(story, desk_head, body=body(A, B + "甲。", C))
    clash = saved(client, story, mine)
    assert "两人都改了" in clash.content.decode()
    assert "正文，第 2 段" in clash.content.decode()
    assert form_of(clash)["merge-body-1"] == "mine"
    form = merge(client, story, clash, **{"merge-body-1": pick})
    assert form["body"] == body(*expected)


def test_form_that_says_nothing_of_its_beginning_prefers_mine(
    story: Article, client: Client, desk_head: User
) -> None:
    mine = shown(client, change_address(story)) | {"body": body(A, B, C, "新。")}
    mine |= {"base": "", "opened": "nonsense"}
    they_save(story, desk_head, headline="对方的主题")
    clash = saved(client, story, mine)
    assert "两人都改了" not in clash.content.decode()
    picked = form_of(clash)
    assert picked["merge-headline"] == "mine"
    assert merge(client, story, clash)["headline"] == "原来的主题"


def test_somebody_saving_during_the_choice_is_shown_again(
    story: Article, client: Client, desk_head: User
) -> None:
    mine = shown(client, change_address(story)) | {"headline": "我的主题"}
    they_save(story, desk_head, headline="对方第一次")
    clash = saved(client, story, mine)
    they_save(story, desk_head, headline="对方第二次")
    again = saved(client, story, form_of(clash) | {"_merge": "1"})
    assert again.status_code == 409
    assert "对方第二次" in again.content.decode()
    assert form_of(again)["headline"] == "我的主题"


def test_body_typed_on_after_the_choice_is_chosen_anew(
    story: Article, client: Client, desk_head: User
) -> None:
    mine = shown(client, change_address(story)) | {"body": body(A, B, C + "我。")}
    they_save(story, desk_head, body=body(A + "对方。", B, C))
    clash = saved(client, story, mine)
    typed = form_of(clash) | {
        "body": body("又写的。", A, B, C + "我。"),
        "_merge": "1",
    }
    again = saved(client, story, typed)
    assert again.status_code == 409
    assert "又动过正文" in again.content.decode()
    form = merge(client, story, again)
    assert form["body"] == body("又写的。", A + "对方。", B, C + "我。")


def test_body_that_could_not_be_compared_stays_stale(
    story: Article, client: Client, desk_head: User
) -> None:
    mine = shown(client, change_address(story)) | {"body": "字" * 300_001}
    they_save(story, desk_head, body=body(A, B, "对方写的。"))
    clash = saved(client, story, mine)
    assert clash.status_code == 409
    assert form_of(clash)["body"] == "字" * 300_001
    again = saved(client, story, form_of(clash) | {"body": body(A, B, "我写的。")})
    assert again.status_code == 409
    assert "对方写的。" in again.content.decode()


def test_saving_from_the_clash_page_without_merging_takes_mine(
    story: Article, client: Client, desk_head: User
) -> None:
    mine = shown(client, change_address(story)) | {"headline": "我的主题"}
    they_save(story, desk_head, headline="对方的主题")
    clash = saved(client, story, mine)
    assert saved(client, story, form_of(clash)).status_code == 302
    assert Article.objects.get(pk=story.pk).headline == "我的主题"
