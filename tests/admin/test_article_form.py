"""The story form: what is saved, what a raw POST can't reach, what is kept."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import workflow
from articles.models import Article, DeskLog, Revision
from articles.vocabulary import ArticleState, CreditRole, Verb
from tests.admin.conftest import Login
from tests.admin.posting import add_address, change_address, shown
from tests.cast import (
    NOW,
    jpeg,
    make_article,
    make_issue,
    make_reporter,
    signed_article,
    submitted_article,
)


def test_reporter_files_a_story_in_one_go(reporter: User, login: Login) -> None:
    name = make_reporter("徐雁", user=reporter)
    client = login(reporter)
    fields = shown(client, add_address())
    assert fields["bylines-0-reporter"] == str(name.pk)
    fields |= {
        "kicker": "冬季防汛",
        "headline": "三百人上堤",
        "body": "<p>澄湖区昨日演练。</p>",
        "tags": "防汛，应急、澄湖",
        "article_photos-0-upload": SimpleUploadedFile("a.jpg", jpeg(), "image/jpeg"),
        "article_photos-0-caption": "堤上的人。",
        "article_photos-0-credit": "徐雁 摄",
        "article_photos-0-alt": "堤上站着一排人",
        "_submit": "1",
    }
    assert client.post(add_address(), fields).status_code == 302
    article = Article.objects.get()
    assert article.state == ArticleState.SUBMITTED
    assert article.created_by == article.submitted_by == reporter
    assert sorted(article.tags.names()) == ["应急", "澄湖", "防汛"]
    place = article.article_photos.get()
    assert place.printed_caption == "堤上的人。"
    assert place.photo.credit == "徐雁 摄"
    assert place.photo.photographers.get() == name
    content = article.revisions.get().content
    assert [line["name"] for line in content["bylines"]] == ["徐雁"]
    assert content["photos"][0]["sha256"] == place.photo.sha256


def test_plain_lines_without_the_editor_become_paragraphs(
    reporter: User, login: Login
) -> None:
    client = login(reporter)
    fields = shown(client, add_address())
    fields |= {"headline": "主题", "body": "第一段。\r\n\r\n第二段 <b>粗</b>。"}
    client.post(add_address(), fields)
    body = Article.objects.get().body
    assert body == "<p>第一段。</p><p>第二段 <strong>粗</strong>。</p>"


def test_body_is_cleaned_on_the_server(reporter: User, login: Login) -> None:
    client = login(reporter)
    fields = shown(client, add_address())
    hostile = '<p onclick="x()">字<script>alert(1)</script><img src="http://e/x"></p>'
    client.post(add_address(), fields | {"headline": "主题", "body": hostile})
    assert Article.objects.get().body == "<p>字</p>"


FOREIGN = {
    "state": "signed",
    "page": "1",
    "position": "1",
    "live_from": "2020-01-01T00:00",
    "live_revision": "1",
    "first_live_at": "2020-01-01T00:00",
    "created_by": "1",
    "submitted_by": "1",
    "changed_by": "1",
    "created_at": "2020-01-01T00:00",
    "words": "9",
    "embargo": "2030-01-01T00:00",
}


@pytest.mark.parametrize("field", FOREIGN)
def test_raw_post_reaches_no_column_that_verbs_own(
    field: str, reporter: User, other_reporter: User, chief: User, login: Login
) -> None:
    article = make_article(by=reporter)
    page = make_issue(by=chief).pages.get(number=1)
    value = str(page.pk) if field == "page" else FOREIGN[field]
    value = str(other_reporter.pk) if field.endswith("_by") else value
    before = Article.objects.values_list(field, flat=True).get(pk=article.pk)
    client = login(reporter)
    fields = shown(client, change_address(article))
    answer = client.post(change_address(article), fields | {field: value})
    assert answer.status_code == 302
    after = Article.objects.values_list(field, flat=True).get(pk=article.pk)
    assert after == before


def test_desk_may_set_an_embargo(
    page_editor: User, reporter: User, login: Login
) -> None:
    article = submitted_article(by=reporter)
    client = login(page_editor)
    fields = shown(client, change_address(article))
    client.post(change_address(article), fields | {"embargo": "2027-01-02T03:04"})
    article.refresh_from_db()
    assert article.embargo is not None
    assert article.embargo == dt.datetime(2027, 1, 1, 19, 4, tzinfo=dt.UTC)


IMPOSSIBLE = (
    "0001-01-01T00:00",
    "1948-12-31T23:59",
    "9999-12-31T23:59",
    "2026-02-30T10:00",
    "99999-01-01T00:00",
    "2026-13-01T00:00",
    "明天",
    "-1",
)


@pytest.mark.parametrize("instant", IMPOSSIBLE)
def test_impossible_instant_is_a_sentence_beside_the_field(
    instant: str, page_editor: User, reporter: User, login: Login
) -> None:
    article = submitted_article(by=reporter)
    client = login(page_editor)
    fields = shown(client, change_address(article))
    answer = client.post(change_address(article), fields | {"embargo": instant})
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["embargo"]
    assert Article.objects.get(pk=article.pk).embargo is None


def test_stale_save_keeps_both_texts_and_mine_in_its_field(
    reporter: User, page_editor: User, login: Login
) -> None:
    article = submitted_article(by=reporter)
    client = login(page_editor)
    mine = shown(client, change_address(article))
    theirs = Article.objects.get(pk=article.pk)
    theirs.headline = "对方改的主题"
    workflow.save_copy(theirs, version=theirs.version, by=page_editor, now=NOW)
    workflow.record_edit(theirs, by=page_editor, now=NOW)
    mine["headline"] = "我改的主题"
    answer = client.post(change_address(article), mine)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="我改的主题"' in text
    assert "对方改的主题" in text
    assert Article.objects.get(pk=article.pk).headline == "对方改的主题"
    again = dict(mine, version=str(theirs.version))
    assert f'name="version" value="{theirs.version}"' in text
    assert client.post(change_address(article), again).status_code == 302
    assert Article.objects.get(pk=article.pk).headline == "我改的主题"
    headlines = [
        r.content["headline"] for r in Revision.objects.filter(article=article)
    ]
    assert "对方改的主题" in headlines


def test_save_without_a_version_is_stale(reporter: User, login: Login) -> None:
    article = make_article(by=reporter, headline="原来的")
    client = login(reporter)
    fields = shown(client, change_address(article)) | {"headline": "硬写"}
    del fields["version"]
    assert client.post(change_address(article), fields).status_code == 409
    assert Article.objects.get(pk=article.pk).headline == "原来的"


def test_byline_somebody_removed_meanwhile_does_not_block_a_knowing_save(
    reporter: User, page_editor: User, login: Login
) -> None:
    article = submitted_article(by=reporter, bylines=[make_reporter(), make_reporter()])
    client = login(page_editor)
    fields = shown(client, change_address(article))
    article.bylines.all().delete()
    assert client.post(change_address(article), fields).status_code == 302
    assert article.bylines.count() == 2


def test_text_typed_while_the_story_was_passed_is_given_back(
    reporter: User, page_editor: User, chief: User, login: Login
) -> None:
    article = submitted_article(by=reporter)
    client = login(page_editor)
    fields = shown(client, change_address(article)) | {"headline": "改了一半的主题"}
    workflow.approve(article, by=chief, now=NOW)
    answer = client.post(change_address(article), fields)
    assert answer.status_code == 409
    assert "改了一半的主题" in answer.content.decode()
    assert Article.objects.get(pk=article.pk).headline != "改了一半的主题"
    assert DeskLog.objects.filter(verb=Verb.REFUSED, target_id=article.pk).exists()


def test_form_sent_twice_files_one_story(reporter: User, login: Login) -> None:
    client = login(reporter)
    fields = shown(client, add_address()) | {"headline": "只有一篇", "body": "字"}
    first = client.post(add_address(), fields)
    second = client.post(add_address(), fields)
    assert first["Location"] == second["Location"]
    assert Article.objects.count() == 1
    assert DeskLog.objects.filter(verb=Verb.CREATE, noun="article").count() == 1


def test_order_numbers_and_take_out_shape_the_bylines(
    reporter: User, login: Login
) -> None:
    names = [make_reporter(name) for name in ("甲一", "乙二", "丙三")]
    article = make_article(by=reporter, bylines=names)
    client = login(reporter)
    fields = shown(client, change_address(article))
    fields |= {
        "bylines-0-order": "9",
        "bylines-1-DELETE": "on",
        "bylines-2-order": "1",
        "bylines-TOTAL_FORMS": "4",
        "bylines-3-printed_name": "丁四",
        "bylines-3-role": CreditRole.CORRESPONDENT,
        "bylines-3-organisation": "区水务局",
        "bylines-3-order": "5",
    }
    assert client.post(change_address(article), fields).status_code == 302
    printed = [byline.name for byline in article.bylines.all()]
    assert printed == ["丙三", "丁四", "甲一"]


def test_form_names_no_field_that_a_reporter_may_not_set(
    reporter: User, login: Login
) -> None:
    fields = shown(login(reporter), add_address())
    assert not {"state", "page", "position", "embargo", "live_from"} & set(fields)


def test_signed_story_opens_for_reading_only(
    reporter: User, chief: User, login: Login
) -> None:
    article = signed_article(by=reporter, chief=chief)
    page = login(reporter).get(change_address(article)).content.decode()
    assert 'name="headline"' not in page and article.headline in page
