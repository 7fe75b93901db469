"""The checks beside the story's form: as typed, as saved, before it is submitted."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Article, HouseWord
from articles.vocabulary import ArticleState
from tests.admin.conftest import Login
from tests.admin.posting import add_address, change_address, shown
from tests.cast import make_article, make_photo, submitted_article

pytestmark = pytest.mark.django_db
NEW = reverse("admin:articles_article_new_check")


@pytest.fixture(autouse=True)
def words(db: None) -> None:
    HouseWord.objects.create(
        term="残废人", suggestion="残疾人", severity="1banned", exceptions="非残废人"
    )
    HouseWord.objects.create(term="据悉", severity="4hint")


def check_address(article: Article) -> str:
    return reverse("admin:articles_article_check", args=[article.pk])


def test_typed_text_is_checked_without_being_saved(
    reporter: User, login: Login
) -> None:
    story = make_article(by=reporter)
    typed = {"headline": "<b>残 废人</b>", "body": "<p>非残废人。</p>", "_part": "1"}
    answer = login(reporter).post(check_address(story), typed)
    assert answer.status_code == 200
    assert "<mark>残 废人</mark>" in answer.text and "宜用“残疾人”" in answer.text
    assert answer.text.count('class="finding"') == 1
    assert "&lt;b&gt;" in answer.text and "<html" not in answer.text
    assert "no-store" in answer["Cache-Control"]
    story.refresh_from_db()
    assert "残" not in story.headline


def test_button_without_script_opens_a_page_of_its_own(
    reporter: User, login: Login
) -> None:
    answer = login(reporter).post(NEW, {"body": "<p>残废人。</p>"})
    assert answer.status_code == 200
    assert "没有保存" in answer.text and "<mark>残废人</mark>" in answer.text


def test_rows_of_photos_are_read_as_the_form_has_them(
    reporter: User, login: Login
) -> None:
    own, other = make_photo(by=reporter), make_photo(alt="")
    story = make_article(by=reporter, photos=[own])
    rows = {
        "article_photos-0-photo": str(own.pk),
        "article_photos-0-alt": "",
        "article_photos-0-caption": "残废人。",
        "article_photos-1-photo": str(other.pk),
        "article_photos-2-photo": "9" * 300,
        "article_photos-3-photo": "²",
    }
    answer = login(reporter).post(check_address(story), rows | {"_part": "1"})
    for words in ("第1张图片没有替代文字", "第2张图片没有替代文字", "第1张图说"):
        assert words in answer.text
    assert "第3张" not in answer.text


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"body": "\0" * 9, "headline": "\0"},
        {"body": "<p>" * 3000},
        {"body": "残废人" * 100_000},
        {"headline": "残" * 100_000},
    ],
)
def test_nothing_typed_breaks_the_check(
    typed: dict[str, Any], reporter: User, login: Login
) -> None:
    assert login(reporter).post(NEW, typed).status_code == 200


@pytest.mark.parametrize(
    ("who", "status", "new"),
    [
        ("reporter", 200, 200),
        ("other_reporter", 403, 200),
        ("chief", 403, 200),
        ("proofreader", 403, 403),
        ("administrator", 403, 403),
        ("auditor", 403, 403),
    ],
)
def test_check_is_open_to_who_may_write_here(
    who: str,
    status: int,
    new: int,
    reporter: User,
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    story = make_article(by=reporter)
    client = login(request.getfixturevalue(who))
    assert client.post(check_address(story), {}).status_code == status
    assert client.post(NEW, {}).status_code == new
    assert client.get(NEW).status_code == 405


def test_submitting_stops_once_to_show_what_was_found(
    reporter: User, login: Login
) -> None:
    client = login(reporter)
    fields = shown(client, add_address())
    fields |= {"headline": "冬训", "body": "<p>残废人来了。</p>", "_submit": "1"}
    answer = client.post(add_address(), fields, follow=True)
    story = Article.objects.get()
    assert story.state == ArticleState.DRAFT
    assert "还没有提交。检查有 1 处提示" in answer.text
    assert "<mark>残废人</mark>" in answer.text
    address = change_address(story)
    again = client.post(address, seen(client, address) | {"_submit": "1"}, follow=True)
    story.refresh_from_db()
    assert story.state == ArticleState.SUBMITTED, again.text


def test_new_fault_stops_the_submission_again(reporter: User, login: Login) -> None:
    client = login(reporter)
    story = make_article(by=reporter, body="<p>残废人来了。</p>")
    fields = seen(client, change_address(story))
    fields |= {"headline": "完工。。", "_submit": "1"}
    client.post(change_address(story), fields)
    story.refresh_from_db()
    assert (story.state, story.headline) == (ArticleState.DRAFT, "完工。。")


@pytest.mark.parametrize("body", ["<p>好。</p>", "<p>据悉，好。</p>"])
def test_clean_copy_and_mere_hints_go_straight_on(
    body: str, reporter: User, login: Login
) -> None:
    client = login(reporter)
    story = make_article(by=reporter)
    fields = shown(client, change_address(story)) | {"body": body, "_submit": "1"}
    client.post(change_address(story), fields)
    story.refresh_from_db()
    assert story.state == ArticleState.SUBMITTED


def test_reviewer_sees_grade_and_place_beside_each_answer(
    reporter: User, page_editor: User, login: Login
) -> None:
    story = submitted_article(by=reporter, body="<p>据悉，残废人来了。</p>")
    page = login(page_editor).get(change_address(story)).content.decode()
    assert page.count('class="asked"') == 2
    assert page.index("severity-banned") < page.index("severity-hint")
    assert "据悉，<mark>残废人</mark>来了。" in page
    assert "可不答复" in page and "请答复" in page


def seen(client: Any, address: str) -> dict[str, Any]:
    """The form as shown, with the sign that what was found was shown too."""
    page = client.get(address).content.decode()
    mark = re.search(r'name="_seen" value="(\w+)" form="article_form"', page)
    assert mark is not None
    return shown(client, address) | {"_seen": mark[1]}
