"""Reviewing in the browser: what is offered, asked, refused and printed."""

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, DeskLog, ReviewPolicy
from articles.vocabulary import ArticleState, Reviews, Verb
from tests.admin.conftest import Login
from tests.admin.posting import change_address, verb_address
from tests.cast import NOW, make_photo, reviewed_article, submitted_article

pytestmark = pytest.mark.django_db


def sheet_address(article: Article) -> str:
    return verb_address(article, "review-sheet")


def test_warnings_are_shown_and_their_answers_kept(
    reporter: User, page_editor: User, login: Login
) -> None:
    article = submitted_article(by=reporter, photos=[make_photo(alt="")])
    client = login(page_editor)
    page = client.get(change_address(article)).content.decode()
    assert "第1张图片没有替代文字" in page
    asked = {"version": article.version, "comment": "版面紧，照发"}
    answer = client.post(verb_address(article, "approve"), asked)
    assert answer.status_code == 403
    text = answer.content.decode()
    assert "还有提示没有答复" in text and "版面紧，照发" in text
    asked["answer-alt_texts-6b86b273ff34"] = "checked"
    answer = client.post(verb_address(article, "approve"), asked)
    assert answer.status_code == 302
    assert article.sign_offs.get().warnings[0]["answer"] == "checked"


def test_answer_that_is_none_is_refused(
    reporter: User, page_editor: User, login: Login
) -> None:
    article = submitted_article(by=reporter, photos=[make_photo(alt="")])
    asked = {"version": article.version, "answer-alt_texts-6b86b273ff34": "maybe"}
    answer = login(page_editor).post(verb_address(article, "approve"), asked)
    assert answer.status_code == 403
    assert not article.sign_offs.exists()


@pytest.mark.parametrize("version", ["", "x", "9" * 30, "\0"])
def test_version_typed_by_hand_is_refused_with_a_sentence(
    version: str, reporter: User, page_editor: User, login: Login
) -> None:
    article = submitted_article(by=reporter)
    asked = {"version": version}
    answer = login(page_editor).post(verb_address(article, "approve"), asked)
    assert answer.status_code in (403, 409)
    assert not article.sign_offs.exists()


def test_return_by_one_step_says_whose_signature_is_lost(
    reporter: User, chief: User, login: Login
) -> None:
    article = reviewed_article(by=reporter)
    client = login(chief)
    assert "passing_desk_head" in client.get(change_address(article)).content.decode()
    asked = {"to": "before", "reason": "再核一遍数字"}
    assert client.post(verb_address(article, "return"), asked).status_code == 302
    article.refresh_from_db()
    assert article.state == ArticleState.SECOND


def test_review_sheet_tells_every_step(
    reporter: User, page_editor: User, chief: User, login: Login
) -> None:
    photo = make_photo(alt="")
    article = submitted_article(by=reporter, photos=[photo])
    key = {"alt_texts-6b86b273ff34": "as_is"}
    workflow.approve(article, by=page_editor, now=NOW, comment="数字已核", answers=key)
    photo.alt = "堤上站着一排人"
    photo.save()
    workflow.emergency_sign(article, reason="汛情急", by=chief, now=NOW)
    page = login(chief).get(sheet_address(article)).content.decode()
    for words in (
        *("新建", "提交", "一审 通过", "紧急签发", "略过：二审", "汛情急"),
        *("数字已核", "没有替代文字", "照此见报", "责任编辑", "值班总编"),
        article.sign_offs.releasing().get().revision.hash[:12],
        DeskLog.objects.head() or "—",
    ):
        assert words in page, words


@pytest.mark.parametrize(
    ("who", "status"),
    [("reporter", 200), ("other_reporter", 403), ("administrator", 403)],
)
def test_review_sheet_opens_for_whoever_reads_the_story(
    who: str, status: int, reporter: User, login: Login, request: pytest.FixtureRequest
) -> None:
    article = submitted_article(by=reporter)
    client = login(request.getfixturevalue(who))
    assert client.get(sheet_address(article)).status_code == status


def test_review_sheet_costs_the_same_however_many_steps(
    reporter: User, chief: User, login: Login, django_assert_max_num_queries: object
) -> None:
    few, many = submitted_article(by=reporter), reviewed_article(by=reporter)
    for _round in range(5):
        workflow.send_back(many, reason="再核", one_step=True, by=chief, now=NOW)
        many.refresh_from_db()
        if many.state == ArticleState.SUBMITTED:
            break
    client = login(chief)
    client.get(sheet_address(few))
    counts = []
    for article in (few, many):
        with django_assert_max_num_queries(40) as queries:  # type: ignore[operator]
            client.get(sheet_address(article))
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 3  # the signed texts with photos and names


def test_policy_is_the_chiefs_alone_and_logged(
    chief: User, desk_head: User, login: Login
) -> None:
    row = ReviewPolicy.objects.get(kind="comment")
    address = f"/admin/articles/reviewpolicy/{row.pk}/change/"
    assert login(desk_head).post(address, {"reviews": "two"}).status_code == 403
    for bad in ("one", "", "none"):
        assert login(chief).post(address, {"reviews": bad}).status_code == 200
    row.refresh_from_db()
    assert row.reviews == Reviews.THREE
    assert login(chief).post(address, {"reviews": "two"}).status_code == 302
    row.refresh_from_db()
    assert row.reviews == Reviews.TWO
    log = DeskLog.objects.filter(verb=Verb.EDIT, noun="reviewpolicy").get()
    assert log.detail == {"reviews": "two"}
