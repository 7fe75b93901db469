"""Two revisions on one page: who may look, what it says, what it costs."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Article, ArticlePhoto, Byline
from tests.admin.conftest import Login
from tests.admin.posting import queries_of, verb_address
from tests.cast import NOW, make_article, make_photo, submitted_article

LONG = "".join(f"<p>第{n}段说的是堤上的第{n}号水泵。</p>" for n in range(12))


def compare_address(article: Article, **asked: Any) -> str:
    address = reverse("admin:articles_article_compare", args=[article.pk])
    pairs = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{address}?{pairs}" if pairs else address


def save(article: Article, *, by: User, **fields: Any) -> Article:
    row = Article.objects.get(pk=article.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    workflow.save_copy(row, version=row.version, by=by, now=NOW)
    workflow.record_edit(row, by=by, now=NOW)
    return row


@pytest.fixture
def article(reporter: User, page_editor: User) -> Article:
    """Three revisions: as filed, a new headline, two words and a number."""
    row = submitted_article(by=reporter, headline="防汛演练", body=LONG)
    save(row, by=page_editor, headline="冬季防汛演练")
    body = LONG.replace("第5段说的是", "第5段讲的是").replace("第7号", "第17号")
    return save(row, by=page_editor, body=body)


READERS = {
    "reporter": 200,
    "other_reporter": 403,
    "correspondent": 403,
    "photo_editor": 200,
    "page_editor": 200,
    "proofreader": 200,
    "desk_head": 200,
    "chief": 200,
    "administrator": 403,
    "auditor": 200,
    "superuser": 200,
}


@pytest.mark.parametrize(("person", "status"), READERS.items())
def test_comparison_opens_to_who_may_read_the_working_copy(
    person: str,
    status: int,
    article: Article,
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    answer = login(request.getfixturevalue(person)).get(compare_address(article))
    assert answer.status_code == status
    assert ("防汛演练" in answer.content.decode()) == (status == 200)


def test_draft_is_not_compared_by_the_proofreader(
    reporter: User, proofreader: User, login: Login
) -> None:
    draft = make_article(by=reporter)
    assert login(proofreader).get(compare_address(draft)).status_code == 403


def test_comparison_needs_a_login(article: Article, client: Client) -> None:
    answer = client.get(compare_address(article))
    assert answer.status_code == 302
    assert "/admin/login/" in answer["Location"]


def test_comparison_is_kept_by_nobody(
    article: Article, chief: User, login: Login
) -> None:
    answer = login(chief).get(compare_address(article))
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]


def test_unasked_the_last_two_are_compared(
    article: Article, chief: User, login: Login
) -> None:
    client = login(chief)
    text = client.get(compare_address(article)).content.decode()
    assert "第 2 稿和第 3 稿" in text
    assert "第5段<del>说</del><ins>讲</ins>的是" in text
    assert "第<del>7</del><ins>17</ins>号" in text
    assert "标题、提要和来源" not in text
    text = client.get(compare_address(article, new=2)).content.decode()
    assert "第 1 稿和第 2 稿" in text
    assert "<ins>冬季</ins>防汛演练" in text
    text = client.get(compare_address(article, old=1)).content.decode()
    assert "第 1 稿和第 3 稿" in text


@pytest.mark.parametrize(
    "number",
    ["0", "4", "-1", "abc", "", "１", "1.0", "9" * 30, "1%0a", "2147483648"],
)
@pytest.mark.parametrize("which", ["old", "new"])
def test_impossible_number_is_not_found(
    which: str, number: str, article: Article, chief: User, login: Login
) -> None:
    answer = login(chief).get(compare_address(article, **{which: number}))
    assert answer.status_code == 404


def test_number_of_another_story_is_not_found(
    article: Article, reporter: User, chief: User, login: Login
) -> None:
    other = submitted_article(by=reporter)
    answer = login(chief).get(compare_address(other, old=1, new=3))
    assert answer.status_code == 404


def test_unknown_story_is_not_found(chief: User, login: Login) -> None:
    for pk in ("999999999", "9" * 60):
        address = f"/admin/articles/article/{pk}/compare/"
        assert login(chief).get(address).status_code == 404


def test_unchanged_paragraphs_are_folded_with_their_count(
    article: Article, chief: User, login: Login
) -> None:
    text = login(chief).get(compare_address(article)).content.decode()
    folded = sum(len(f"第{n}段说的是堤上的第{n}号水泵。") for n in range(4))
    assert f"4 段没有改动，{folded} 字" in text
    assert text.count("<details") == 2


def test_only_revision_and_equal_ones_say_so(
    reporter: User, login: Login, article: Article
) -> None:
    alone = make_article(by=reporter)
    text = login(reporter).get(compare_address(alone)).content.decode()
    assert "只存过一稿" in text
    equal = compare_address(article, old=2, new=2)
    assert "完全一样" in login(reporter).get(equal).content.decode()


def test_names_pictures_and_formatting_are_told_in_words(
    reporter: User, page_editor: User, login: Login
) -> None:
    one, two = (make_photo(by=reporter, caption=t) for t in ("水位尺。", "泵站。"))
    row = submitted_article(by=reporter, photos=[one])
    Byline.objects.create(article=row, printed_name="周岚", order=1)
    save(row, by=page_editor)
    Byline.objects.update(role="intern")
    Byline.objects.create(article=row, printed_name="顾小满", order=2)
    ArticlePhoto.objects.update(after=2, caption="新的水位尺。")
    ArticlePhoto.objects.create(article=row, photo=two, order=3)
    save(row, by=page_editor, body=row.body.replace("三百", "<strong>三百</strong>"))
    text = login(page_editor).get(compare_address(row)).content.decode()
    assert "<ins>记者 顾小满</ins>" in text
    assert "<del>记者</del><ins>实习生</ins>" in text
    assert "<ins>新的</ins>水位尺。" in text
    assert "<del>正文之前</del><ins>第 2 段后</ins>" in text
    assert f"/admin/articles/photo/{two.pk}/file/" in text
    assert f"/photos/{two.key}" not in text
    assert "“三百”加粗" in text
    assert "&lt;strong&gt;" not in text


def test_what_was_typed_is_shown_as_text(
    reporter: User, page_editor: User, login: Login
) -> None:
    row = submitted_article(by=reporter)
    hostile = "<script>alert(1)</script>"
    Byline.objects.create(article=row, printed_name=hostile, order=1)
    save(row, by=page_editor, headline=hostile, summary=hostile)
    text = login(page_editor).get(compare_address(row)).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_restoring_is_offered_to_who_may_edit(
    article: Article, proofreader: User, page_editor: User, login: Login
) -> None:
    address, door = compare_address(article), verb_address(article, "use-revision")
    assert door in login(page_editor).get(address).content.decode()
    assert door not in login(proofreader).get(address).content.decode()


def test_cost_does_not_grow_with_revisions_names_or_pictures(
    article: Article, reporter: User, page_editor: User, login: Login
) -> None:
    client = login(page_editor)
    photo = make_photo(by=reporter)
    ArticlePhoto.objects.create(article=article, photo=photo, order=0)
    save(article, by=page_editor, headline="有图的一稿")
    few = queries_of(client, compare_address(article))
    for number in range(1, 12):
        photo = make_photo(by=reporter)
        ArticlePhoto.objects.create(article=article, photo=photo, order=number)
        Byline.objects.create(article=article, printed_name=f"某{number}", order=number)
        save(article, by=page_editor, headline=f"第{number}个主题")
    assert queries_of(client, compare_address(article)) == few
    assert queries_of(client, compare_address(article, old=1, new=9)) == few
    assert queries_of(client, compare_address(article, old=2, new=2)) <= few
