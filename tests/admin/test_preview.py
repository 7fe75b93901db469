"""Previews: for whoever may read the draft, in the reader's dress, kept by nobody."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, Issue
from tests.admin.conftest import Login
from tests.cast import (
    make_article,
    make_issue,
    make_photo,
    place_all,
    submitted_article,
)


@pytest.fixture
def article(reporter: User) -> Article:
    photo = make_photo(by=reporter, caption="堤上的人")
    return submitted_article(by=reporter, headline="防汛演练", photos=[photo])


@pytest.fixture
def issue(article: Article, chief: User) -> Issue:
    row = make_issue(by=chief)
    place_all(row, [article], by=chief)
    return row


def preview(row: Article) -> str:
    return reverse("admin:articles_article_preview", args=[row.pk])


STORY = {
    "reporter": 200,
    "other_reporter": 403,
    "page_editor": 200,
    "proofreader": 200,
    "administrator": 403,
    "auditor": 200,
}


@pytest.mark.parametrize(("person", "status"), STORY.items())
def test_story_preview_opens_to_its_readers(
    person: str,
    status: int,
    article: Article,
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    answer = login(request.getfixturevalue(person)).get(preview(article))
    assert answer.status_code == status
    assert ("防汛演练" in answer.content.decode()) == (status == 200)


def test_draft_is_not_previewed_by_the_proofreader(
    reporter: User, proofreader: User, login: Login
) -> None:
    draft = make_article(by=reporter)
    assert login(proofreader).get(preview(draft)).status_code == 403


def test_preview_needs_a_login(article: Article, client: Client) -> None:
    assert client.get(preview(article)).status_code == 302


def test_preview_is_kept_by_nobody_and_framed_only_here(
    article: Article, reporter: User, login: Login
) -> None:
    answer = login(reporter).get(preview(article))
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "script-src 'none'" in policy
    text = answer.content.decode()
    assert "预览" in text
    assert "noindex" in text


def test_preview_shows_the_working_copy_and_its_draft_pictures(
    article: Article, reporter: User, login: Login
) -> None:
    photo = article.article_photos.get().photo
    text = login(reporter).get(preview(article)).content.decode()
    assert "堤上的人" in text
    assert f"/admin/articles/photo/{photo.pk}/file/" in text
    assert f"/photos/{photo.key}" not in text


def test_phone_preview_frames_the_same_address(
    article: Article, reporter: User, login: Login
) -> None:
    answer = login(reporter).get(preview(article), {"width": "phone"})
    assert f'src="{preview(article)}"' in answer.content.decode()


@pytest.mark.parametrize("person", ["page_editor", "proofreader", "auditor", "chief"])
def test_page_and_issue_previews_show_their_stories(
    person: str, issue: Issue, login: Login, request: pytest.FixtureRequest
) -> None:
    client = login(request.getfixturevalue(person))
    page = issue.pages.get(number=1)
    for name, pk in (("page", page.pk), ("issue", issue.pk)):
        url = reverse(f"admin:articles_{name}_preview", args=[pk])
        answer = client.get(url)
        assert answer.status_code == 200
        assert "防汛演练" in answer.content.decode()
        assert "no-store" in answer["Cache-Control"]


def test_issue_preview_shows_no_draft_that_its_reader_may_not_read(
    issue: Issue, page_editor: User, proofreader: User, login: Login
) -> None:
    draft = make_article(by=page_editor, headline="还没写完的稿")
    Article.objects.filter(pk=draft.pk).update(page=issue.pages.first(), position=9)
    address = reverse("admin:articles_issue_preview", args=[issue.pk])
    seen = {
        person: draft.headline in login(person).get(address).content.decode()
        for person in (page_editor, proofreader)
    }
    assert seen == {page_editor: True, proofreader: False}


@pytest.mark.parametrize("person", ["reporter", "administrator"])
def test_page_and_issue_previews_are_shut_to_others(
    person: str, issue: Issue, login: Login, request: pytest.FixtureRequest
) -> None:
    client = login(request.getfixturevalue(person))
    page = issue.pages.get(number=1)
    for name, pk in (("page", page.pk), ("issue", issue.pk)):
        url = reverse(f"admin:articles_{name}_preview", args=[pk])
        assert client.get(url).status_code == 403


def file_of(article: Article, *, width: int = 0, extension: str = "webp") -> str:
    photo = article.article_photos.get().photo
    width = width or photo.renditions[0]["width"]
    return reverse("admin:articles_photo_file", args=[photo.pk, width, extension])


def test_draft_picture_is_for_staff_who_may_see_photos(
    article: Article,
    proofreader: User,
    administrator: User,
    client: Client,
    login: Login,
) -> None:
    answer = login(proofreader).get(file_of(article))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert login(administrator).get(file_of(article)).status_code == 403
    assert client.get(file_of(article)).status_code == 302


@pytest.mark.parametrize(("width", "extension"), [(7, "webp"), (0, "png"), (0, "html")])
def test_only_renditions_are_handed_out(
    width: int, extension: str, article: Article, reporter: User, login: Login
) -> None:
    url = file_of(article, width=width, extension=extension)
    assert login(reporter).get(url).status_code == 404


def test_crops_are_handed_out_to_the_same_people(
    article: Article, reporter: User, administrator: User, login: Login
) -> None:
    photo = article.article_photos.get().photo
    entry = photo.crops["square"][0]
    args = [photo.pk, entry["crop"], entry["width"], "avif"]
    url = reverse("admin:articles_photo_crop", args=args)
    assert login(reporter).get(url)["Content-Type"] == "image/avif"
    assert login(reporter).get(url.replace("square", "round")).status_code == 404
    assert login(administrator).get(url).status_code == 403
