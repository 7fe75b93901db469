"""A stale save told in words: bylines, photos and filing of two people."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Byline, Photo, Section
from tests.admin.clashing import A, B, C, body, form_of, merge, saved, they_save
from tests.admin.conftest import Login
from tests.admin.posting import change_address, shown
from tests.cast import make_photo, make_reporter, submitted_article


@pytest.fixture
def story(reporter: User) -> Article:
    return submitted_article(
        by=reporter, headline="原来的主题", deck="原来的副题", body=body(A, B, C)
    )


@pytest.fixture
def client(page_editor: User, login: Login) -> Client:
    return login(page_editor)


def test_bylines_they_changed_are_told_and_stay_theirs(
    story: Article, client: Client, desk_head: User
) -> None:
    mine = shown(client, change_address(story)) | {"headline": "我的主题"}
    name = make_reporter("徐雁")
    they_save(
        story,
        desk_head,
        lambda row: Byline.objects.create(article=row, reporter=name, order=1),
    )
    clash = saved(client, story, mine)
    assert "记者 徐雁" in clash.content.decode()
    assert form_of(clash)["merge-bylines"] == "theirs"
    form = merge(client, story, clash)
    assert form["bylines-0-reporter"] == str(name.pk)
    assert saved(client, story, form).status_code == 302
    story.refresh_from_db()
    assert story.headline == "我的主题"
    assert [byline.name for byline in story.bylines.all()] == ["徐雁"]


def test_photos_both_changed_are_told_and_mine_unless_chosen(
    story: Article, client: Client, desk_head: User
) -> None:
    ours, theirs = make_photo(by=desk_head), make_photo(by=desk_head, caption="码头。")
    mine = shown(client, change_address(story))
    mine |= {
        "article_photos-0-photo": str(ours.pk),
        "article_photos-0-caption": "堤上的人。",
    }
    they_save(story, desk_head, lambda row: _show(row, theirs))
    clash = saved(client, story, mine)
    page = clash.content.decode()
    assert "码头" in page and "堤上的人" in page and "两人都改了" in page
    assert form_of(clash)["merge-article_photos"] == "mine"
    form = merge(client, story, clash, **{"merge-article_photos": "theirs"})
    assert form["article_photos-0-photo"] == str(theirs.pk)


def test_filing_they_changed_is_told_and_stays_theirs(
    story: Article, client: Client, desk_head: User
) -> None:
    section = Section.objects.create(name="民生")
    mine = shown(client, change_address(story)) | {"headline": "我的主题"}
    they_save(
        story,
        desk_head,
        lambda row: row.tags.set(["防汛", "应急"]),
        section=section,
        kind="feature",
    )
    clash = saved(client, story, mine)
    page = clash.content.decode()
    assert "民生" in page and "通讯" in page and "应急" in page
    picked = form_of(clash)
    for name in ("section", "kind", "tags"):
        assert picked[f"merge-{name}"] == "theirs", name
    form = merge(client, story, clash)
    assert saved(client, story, form).status_code == 302
    story.refresh_from_db()
    assert (story.section, story.kind, story.headline) == (
        section,
        "feature",
        "我的主题",
    )
    assert set(story.tags.names()) == {"防汛", "应急"}


def test_picture_sent_with_a_stale_save_is_kept(
    story: Article, client: Client, desk_head: User
) -> None:
    photo = make_photo(by=desk_head)
    mine = shown(client, change_address(story)) | {"headline": "我的主题"}
    mine["article_photos-0-photo"] = str(photo.pk)
    they_save(story, desk_head, headline="对方的主题")
    form = merge(client, story, saved(client, story, mine))
    assert form["article_photos-0-photo"] == str(photo.pk)


def _show(row: Article, photo: Photo) -> None:
    row.article_photos.create(photo=photo, order=1)
