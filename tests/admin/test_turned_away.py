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
