"""What was typed survives a login or a token that ran out; nothing of it is saved."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from articles.models import Article
from tests.admin.conftest import Login
from tests.admin.posting import add_address, change_address, shown, verb_address
from tests.cast import PASSWORD, make_article, submitted_article

TYPED = {"headline": "写了一晚上的标题", "body": "<p>写了一晚上的正文。</p>"}


def test_login_that_ran_out_shows_what_was_typed(reporter: User, login: Login) -> None:
    article = make_article(by=reporter)
    client = login(reporter)
    fields = shown(client, change_address(article)) | TYPED
    client.logout()
    answer = client.post(change_address(article), fields)
    assert answer.status_code == 403
    assert "no-store" in answer["Cache-Control"]
    page = answer.content.decode()
    assert "写了一晚上的正文" in page and "登录已经过期" in page
    assert article.headline not in page
    assert change_address(article) in page
    assert Article.objects.get(pk=article.pk).headline == article.headline


def test_token_that_ran_out_shows_what_was_typed(reporter: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(reporter)
    answer = client.post(add_address(), TYPED)
    assert answer.status_code == 403
    assert "写了一晚上的正文" in answer.content.decode()
    assert not Article.objects.exists()


def test_typed_script_is_shown_as_text(reporter: User, client: Client) -> None:
    typed = {"headline": "</textarea><script>alert(1)</script>"}
    page = client.post(add_address(), typed).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_reason_of_a_verb_survives_too(
    chief: User, reporter: User, login: Login
) -> None:
    article = submitted_article(by=reporter)
    address = verb_address(article, "return")
    answer = Client().post(address, {"reason": "导语太长", "headline": "改"})
    assert answer.status_code == 403
    assert "改</textarea>" in answer.content.decode()
    assert address not in answer.content.decode()


def test_every_typed_text_is_shown_with_its_label(reporter: User, login: Login) -> None:
    client = login(reporter)
    typed = shown(client, add_address()) | {
        "headline": "主题",
        "summary": "提要",
        "body": "<p>第一段，有 <strong>粗字</strong>。</p><p>第二段。</p>",
        "tags": "防汛，应急",
        "source_name": "某某社",
        "bylines-1-printed_name": "梁晚",
        "bylines-1-organisation": "区水务局",
        "article_photos-0-caption": "堤上的人。",
        "article_photos-0-credit": "徐雁 摄",
        "article_photos-0-alt": "几个人站在堤上。",
    }
    client.logout()
    answer = client.post(add_address(), typed)
    kept = {(text.label, text.text) for text in answer.context["kept"]}
    assert kept == {
        ("主题", "主题"),
        ("提要", "提要"),
        ("正文", "第一段，有 粗字。\n第二段。"),
        ("标签", "防汛，应急"),
        ("来源名称", "某某社"),
        ("署名 2 · 见报署名", "梁晚"),
        ("署名 2 · 单位", "区水务局"),
        ("稿件配图 1 · 本稿图片说明", "堤上的人。"),
        ("稿件配图 1 · 图片署名", "徐雁 摄"),
        ("稿件配图 1 · 替代文字", "几个人站在堤上。"),
    }
    page = answer.content.decode()
    for label, text in kept:
        assert label in page and text in page


@pytest.mark.parametrize(
    ("verb", "typed"),
    [
        ("sign", {"comment": "可以。"}),
        ("return", {"reason": "导语太长"}),
        ("withdraw", {"reason": "有误", "ordered_by": "值班总编"}),
    ],
)
def test_what_a_verb_was_told_is_kept_too(
    verb: str, typed: dict[str, str], reporter: User
) -> None:
    article = submitted_article(by=reporter)
    answer = Client().post(verb_address(article, verb), typed | {"version": "1"})
    assert answer.status_code == 403
    assert [kept.text for kept in answer.context["kept"]] == list(typed.values())
    assert all(kept.label for kept in answer.context["kept"])


def test_no_password_is_ever_shown_again(reporter: User) -> None:
    secret = "correct-horse-battery"
    for address in ("/admin/confirm/", "/admin/auth/user/add/", add_address()):
        names = (
            "password",
            "password1",
            "old_password",
            "otp_token",
            "bylines-0-password",
        )
        answer = Client().post(address, dict.fromkeys(names, secret))
        assert secret not in answer.content.decode()


def test_nothing_typed_goes_to_the_login(client: Client, reporter: User) -> None:
    article = make_article(by=reporter)
    assert client.post(verb_address(article, "submit")).status_code == 302
    assert client.get(change_address(article)).status_code == 302


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PROPFIND"])
def test_the_paper_has_no_form_to_forge(method: str, db: None) -> None:
    browser = Client(enforce_csrf_checks=True)
    answer = browser.generic(method, "/about/")
    assert answer.status_code == 405
    assert not answer.cookies


def test_login_leads_nowhere_but_the_desk(reporter: User, client: Client) -> None:
    for wanted in ("https://example.net/", "//example.net", "/\\example.net", ""):
        sent = {"username": "reporter", "password": PASSWORD, "next": wanted}
        answer = client.post("/admin/login/", sent)
        assert (answer.status_code, answer["Location"]) == (302, "/admin/"), wanted
        client.logout()


@pytest.mark.parametrize(
    "limit", ["DATA_UPLOAD_MAX_MEMORY_SIZE", "DATA_UPLOAD_MAX_NUMBER_FIELDS"]
)
def test_too_much_at_once_is_called_that(
    limit: str, reporter: User, login: Login, settings: Settings
) -> None:
    setattr(settings, limit, 10)
    sent = {f"field{number}": "字" for number in range(20)}
    answer = login(reporter).post(add_address(), sent)
    assert answer.status_code == 413
    assert "没有保存" in answer.content.decode()
