"""Enrolling a phone and signing in with it, in a browser; the code is computed here."""

from base64 import b32decode
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from articles.admin.confirming import STAMP
from articles.models import Article, DeskLog
from articles.vocabulary import ArticleState, Verb
from tests.cast import PASSWORD, signed_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def give_password(page: Any, user: User) -> None:
    page.goto("/admin/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("#login-form [type=submit]")


def forget_proof(page: Any) -> None:
    """As if a quarter of an hour had passed."""
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    session = SessionStore(cookies[django_settings.SESSION_COOKIE_NAME])
    del session[STAMP]
    session.save()


def code_of(key: str) -> str:
    return f"{TOTP(b32decode(key)).token():06d}"


def enrol(page: Any) -> str:
    """The key, read off the page as somebody would who cannot scan."""
    page.wait_for_selector(".qr")
    assert page.evaluate("document.querySelector('.qr').naturalWidth") > 100
    key = str(page.text_content(".key")).replace(" ", "")
    page.fill("#id_code", code_of(key))
    page.click("#enrol_form button.main")
    page.wait_for_selector(".codes")
    return key


def test_chief_enrols_signs_in_with_the_code_and_proves_it_again(
    visit: Any,
    complaints: list[str],
    chief: User,
    other_chief: User,
    reporter: User,
    settings: Settings,
) -> None:
    settings.REQUIRE_SECOND_STEP = True
    story = signed_article(by=reporter, chief=other_chief)
    page = visit(390)
    give_password(page, chief)
    key = enrol(page)
    assert page.locator(".codes code").count() == 10
    page.click(".wait .button")
    page.wait_for_selector(".menu")
    page.click("#logout-form button")
    page.wait_for_load_state()

    give_password(page, chief)
    page.wait_for_selector("#code_form")
    TOTPDevice.objects.update(last_t=-1)  # instead of half a minute's waiting
    page.fill("#id_code", code_of(key))
    page.click("#code_form button.main")
    page.wait_for_selector(".menu")

    page.goto(f"/admin/articles/article/{story.pk}/change/")
    forget_proof(page)
    page.click("details:has(form[action$='/withdraw/']) summary")
    page.fill("form[action$='/withdraw/'] [name=reason]", "重复\n第二行")
    page.fill("form[action$='/withdraw/'] [name=ordered_by]", "总编")
    page.click("form[action$='/withdraw/'] button")
    page.wait_for_selector("#confirm_form")
    page.fill("#id_confirm-password", PASSWORD)
    TOTPDevice.objects.update(last_t=-1)
    page.fill("#id_confirm-code", code_of(key))
    page.click("#confirm_form button.main")
    page.wait_for_selector(".messagelist .success")
    assert Article.objects.get().state == ArticleState.WITHDRAWN
    reason = DeskLog.objects.get(verb=Verb.WITHDRAW).detail["reason"]
    assert reason.splitlines() == ["重复", "第二行"]
    assert complaints == []
