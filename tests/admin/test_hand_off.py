"""发排 at its door: a file for those who make pages, a sentence for the others."""

import hashlib
import io
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import layout, workflow
from articles.models import Article, DeskLog, HandOff, Issue, Page, Photo
from articles.vocabulary import Verb
from tests.admin.conftest import Login
from tests.admin.posting import queries_of
from tests.admin.test_article_doors import NO, PEOPLE
from tests.admin.test_issue_doors import screen
from tests.cast import (
    NOW,
    make_issue,
    make_photo,
    place_all,
    signed_article,
    submitted_article,
)

pytestmark = pytest.mark.usefixtures("clock")
MAKERS = ("page_editor", "desk_head", "chief")


@pytest.fixture
def issue(reporter: User, chief: User) -> Issue:
    """One signed story with a picture on its first page."""
    row = make_issue(by=chief)
    photo = make_photo(caption="堤上的人。")
    story = signed_article(by=reporter, chief=chief, photos=[photo], headline="头条")
    place_all(row, [story], by=chief)
    return row


@pytest.fixture
def page(issue: Issue) -> Page:
    return issue.pages.get(number=1)


def door(page: Page) -> str:
    return reverse("admin:articles_page_hand-off", args=[page.pk])


@pytest.mark.parametrize("person", sorted({*PEOPLE, *MAKERS}))
def test_file_is_for_those_who_make_pages(
    person: str, page: Page, login: Login, request: pytest.FixtureRequest
) -> None:
    answer = login(request.getfixturevalue(person)).post(door(page))
    may = person in MAKERS
    assert answer.status_code == (200 if may else NO)
    assert HandOff.objects.exists() is may
    assert DeskLog.objects.filter(verb=Verb.REFUSED).exists() is not may


def test_file_comes_whole_under_its_chinese_name(
    page: Page, page_editor: User, login: Login
) -> None:
    answer: Any = login(page_editor).post(door(page))
    name = quote("2026-11-24-A01-要闻.zip")
    assert answer["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert answer["Content-Type"] == "application/zip"
    assert "no-store" in answer["Cache-Control"]
    raw = b"".join(answer.streaming_content)
    assert int(answer["Content-Length"]) == len(raw)
    assert hashlib.sha256(raw).hexdigest() == HandOff.objects.get().sha256
    assert "01-头条.docx" in zipfile.ZipFile(io.BytesIO(raw)).namelist()


def test_looking_hands_nothing_off(page: Page, chief: User, login: Login) -> None:
    assert login(chief).get(door(page)).status_code == 405
    assert not HandOff.objects.exists()


def test_page_that_is_not_there(page: Page, chief: User, login: Login) -> None:
    client = login(chief)
    for number in (0, page.pk + 999, 10**30):
        answer = client.post(f"/admin/articles/page/{number}/hand-off/")
        assert answer.status_code == 404


def test_missing_original_is_a_sentence_that_names_it(
    page: Page, chief: User, login: Login, media_root: Path
) -> None:
    (media_root / Photo.objects.get().original).unlink()
    answer = login(chief).post(door(page))
    assert answer.status_code == 403
    assert "堤上的人。”的原图不在盘上" in answer.content.decode()
    assert not HandOff.objects.exists()


def test_page_without_signed_copy_is_a_sentence(
    issue: Issue, chief: User, login: Login
) -> None:
    empty = issue.pages.get(number=2)
    answer = login(chief).post(door(empty))
    assert answer.status_code == 403
    assert "没有可发排的" in answer.content.decode()


def test_screen_says_when_a_page_was_handed_off_and_whether_it_changed(
    issue: Issue, page: Page, chief: User, reporter: User, login: Login
) -> None:
    client = login(chief)
    text = client.get(screen(issue)).content.decode()
    assert door(page) in text and "已发排" not in text
    client.post(door(page))
    text = client.get(screen(issue)).content.decode()
    assert "已发排" in text and "发排后有变动" not in text
    waiting = submitted_article(by=reporter)
    layout.place(waiting, page=page, by=chief, now=NOW)
    text = client.get(screen(issue)).content.decode()
    assert "发排后有变动" not in text  # what is not signed was not sent either
    workflow.unsign(Article.objects.get(headline="头条"), by=chief, now=NOW)
    assert "发排后有变动" in client.get(screen(issue)).content.decode()


def test_onlookers_see_hand_offs_and_no_button(
    issue: Issue, page: Page, chief: User, auditor: User, login: Login
) -> None:
    login(chief).post(door(page))
    text = login(auditor).get(screen(issue)).content.decode()
    assert "已发排" in text and door(page) not in text


def test_screen_costs_the_same_for_few_and_many_hand_offs(
    issue: Issue, page: Page, chief: User, login: Login
) -> None:
    client = login(chief)
    client.post(door(page))
    few = queries_of(client, screen(issue))
    for _ in range(4):
        client.post(door(page))
    assert queries_of(client, screen(issue)) == few


def test_large_originals_are_never_held_in_memory(
    issue: Issue, reporter: User, chief: User, login: Login, media_root: Path
) -> None:
    page = issue.pages.get(number=2)
    photo = make_photo()
    megabytes = 64
    block = bytes(range(256)) * 4096
    with (media_root / photo.original).open("wb") as original:
        for _ in range(megabytes):
            original.write(block)
    photo.sha256 = hashlib.sha256(block * megabytes).hexdigest()
    photo.save()
    story = signed_article(by=reporter, chief=chief, photos=[photo])
    layout.place(story, page=page, by=chief, now=NOW)
    client = login(chief)
    tracemalloc.start()
    answer: Any = client.post(door(page))
    length = sum(len(chunk) for chunk in answer.streaming_content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert length > megabytes * len(block)
    assert peak < 24 * len(block)
