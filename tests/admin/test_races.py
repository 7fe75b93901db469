"""At once, over real connections: one story from one form, no text lost in silence."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from articles import workflow
from articles.models import Article, DeskLog, Revision
from articles.vocabulary import ArticleState, Verb
from tests.admin.conftest import Login
from tests.admin.posting import add_address, change_address, shown, verb_address
from tests.cast import make_article, submitted_article

pytestmark = pytest.mark.django_db(transaction=True)


def answers(*calls: Callable[[], object]) -> list[int]:
    """The status codes of requests sent at the same moment."""
    gate = threading.Barrier(len(calls))

    def run(call: Callable[[], object]) -> int:
        try:
            gate.wait(timeout=10)
            answer = call()
            assert isinstance(answer, HttpResponse)
            return answer.status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def same_browser(client: Client) -> Client:
    """Another tab of the same session, free to send at the same time."""
    other = Client()
    other.cookies.update(client.cookies)
    return other


def test_double_click_files_one_story(reporter: User, login: Login) -> None:
    client = login(reporter)
    fields = shown(client, add_address()) | {"headline": "只有一篇", "body": "字"}
    clicks = [same_browser(client) for _ in range(4)]
    codes = answers(*(lambda c=c: c.post(add_address(), fields) for c in clicks))
    assert codes == [302] * 4
    assert Article.objects.count() == 1
    assert DeskLog.objects.filter(verb=Verb.CREATE, noun="article").count() == 1


def test_two_editors_saving_at_once_lose_no_text(
    reporter: User, page_editor: User, desk_head: User, login: Login
) -> None:
    article = submitted_article(by=reporter)
    first, second = login(page_editor), login(desk_head)
    a = shown(first, change_address(article)) | {"headline": "甲的主题"}
    b = shown(second, change_address(article)) | {"headline": "乙的主题"}
    codes = answers(
        lambda: first.post(change_address(article), a),
        lambda: second.post(change_address(article), b),
    )
    assert sorted(codes) == [302, 409]
    kept = "甲的主题" if codes[0] == 302 else "乙的主题"
    assert Article.objects.get(pk=article.pk).headline == kept


def test_signature_covers_exactly_what_was_saved_before_it(
    reporter: User, page_editor: User, chief: User, login: Login
) -> None:
    article = submitted_article(by=reporter)
    editor, signer = login(page_editor), login(chief)
    fields = shown(editor, change_address(article)) | {"headline": "改后的主题"}
    asked = {"version": article.version}
    saved, signed = answers(
        lambda: editor.post(change_address(article), fields),
        lambda: signer.post(verb_address(article, "sign"), asked),
    )
    assert sorted((saved, signed)) == [302, 409]
    row = Article.objects.get(pk=article.pk)
    assert (row.state == ArticleState.SIGNED) == (signed == 302)
    newest = Revision.objects.filter(article=row).order_by("-number")[0]
    if signed == 302:
        assert row.sign_offs.get().revision == newest
    assert newest.content["headline"] == row.headline


def test_submit_clicked_twice_submits_once(reporter: User, login: Login) -> None:
    article = make_article(by=reporter)
    client = login(reporter)
    clicks = [same_browser(client) for _ in range(3)]
    address = verb_address(article, "submit")
    codes = answers(*(lambda c=c: c.post(address) for c in clicks))
    assert sorted(codes) == [302, 409, 409]
    assert DeskLog.objects.filter(verb=Verb.SUBMIT).count() == 1


def test_story_that_somebody_holds_is_a_lost_race_with_the_text_kept(
    reporter: User, login: Login
) -> None:
    article = make_article(by=reporter)
    client = login(reporter)
    fields = shown(client, change_address(article)) | {"headline": "等不到的主题"}
    pages: list[str] = []

    def save() -> HttpResponse:
        answer = client.post(change_address(article), fields)
        pages.append(answer.content.decode())
        assert isinstance(answer, HttpResponse)
        return answer

    with transaction.atomic():
        workflow.locked(article)
        assert answers(save) == [409]
    assert "等不到的主题" in pages[0] and "别人正在改它" in pages[0]
