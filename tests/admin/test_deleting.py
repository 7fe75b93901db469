"""What is used stays, and the refusal says where it is used."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from taggit.models import Tag

from articles.models import Article, DeskLog, Issue, Photo, Reporter, Section
from articles.renditions import rendition_path
from articles.vocabulary import Verb
from tests.admin.conftest import Login
from tests.admin.test_nouns import address
from tests.cast import (
    make_article,
    make_issue,
    make_photo,
    make_reporter,
    place_all,
    submitted_article,
)

YES = {"post": "yes"}


def test_reporter_with_a_byline_is_kept_and_the_story_named(
    reporter: User, desk_head: User, login: Login
) -> None:
    name = make_reporter()
    make_article(by=reporter, bylines=[name], headline="冬季防汛")
    answer = login(desk_head).post(address(name, "delete"), YES)
    assert answer.status_code == 403
    assert "《冬季防汛》" in answer.content.decode()
    assert Reporter.objects.filter(pk=name.pk).exists()


def test_titles_stay_hidden_from_who_may_not_read_them(
    reporter: User, administrator: User, login: Login
) -> None:
    section = Section.objects.create(name="民生")
    make_article(by=reporter, section=section, headline="尚未公开的消息")
    answer = login(administrator).post(address(section, "delete"), YES)
    text = answer.content.decode()
    assert answer.status_code == 403
    assert "稿件 1 处" in text
    assert "尚未公开的消息" not in text


def test_tag_on_a_story_is_kept_and_its_title_told_to_who_may_read_it(
    reporter: User, desk_head: User, administrator: User, login: Login
) -> None:
    article = make_article(by=reporter, headline="尚未公开的消息")
    article.tags.add("防汛")
    tag = Tag.objects.get()
    for person, told in ((desk_head, True), (administrator, False)):
        answer = login(person).post(address(tag, "delete"), YES)
        text = answer.content.decode()
        assert answer.status_code == 403
        assert "稿件 1 篇" in text
        assert ("尚未公开的消息" in text) is told
    assert Tag.objects.exists()


def test_issue_takes_its_empty_pages_with_it_but_no_story(
    reporter: User, desk_head: User, chief: User, login: Login
) -> None:
    issue = make_issue(by=chief)
    place_all(issue, [submitted_article(by=reporter)], by=chief)
    client = login(desk_head)
    assert client.post(address(issue, "delete"), YES).status_code == 403
    Article.objects.update(page=None, position=None)
    assert client.post(address(issue, "delete"), YES).status_code == 302
    assert not Issue.objects.exists()


def test_unused_photo_goes_with_its_files(
    reporter: User, login: Login, django_capture_on_commit_callbacks: object
) -> None:
    photo = make_photo(by=reporter)
    path = rendition_path(photo, photo.renditions[0]["width"], "webp")
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert login(reporter).post(address(photo, "delete"), YES).status_code == 302
    assert not Photo.objects.exists()
    assert not path.exists()


def test_used_photo_stays(reporter: User, login: Login) -> None:
    photo = make_photo(by=reporter)
    make_article(by=reporter, photos=[photo], headline="有图的稿")
    answer = login(reporter).post(address(photo, "delete"), YES)
    assert answer.status_code == 403
    assert "《有图的稿》" in answer.content.decode()


def test_own_unsubmitted_draft_may_go_and_is_logged(
    reporter: User, login: Login
) -> None:
    article = make_article(by=reporter)
    assert login(reporter).get(address(article, "delete")).status_code == 200
    assert login(reporter).post(address(article, "delete"), YES).status_code == 302
    assert not Article.objects.exists()
    assert DeskLog.objects.filter(verb=Verb.DELETE, target_id=article.pk).exists()


@pytest.mark.parametrize("person", ["reporter", "chief", "desk_head"])
def test_submitted_story_is_deleted_by_nobody(
    person: str, reporter: User, login: Login, request: pytest.FixtureRequest
) -> None:
    article = submitted_article(by=reporter)
    client = login(request.getfixturevalue(person))
    assert client.post(address(article, "delete"), YES).status_code == 403
    assert Article.objects.exists()


def test_no_account_is_deleted(
    reporter: User, administrator: User, login: Login
) -> None:
    url = reverse("admin:auth_user_delete", args=[reporter.pk])
    assert login(administrator).post(url, YES).status_code == 403
    assert User.objects.filter(pk=reporter.pk).exists()
