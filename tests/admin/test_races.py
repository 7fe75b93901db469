"""At once, over real connections: one story from one form, no text lost in silence."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.forms.pages import PageForm
from articles.layout.rows import touch
from articles.models import Article, Claim, DeskLog, DraftCopy, Presence, Revision
from articles.vocabulary import ArticleState, Verb
from tests.admin.conftest import Login
from tests.admin.posting import add_address, change_address, shown, verb_address
from tests.cast import (
    NOW,
    make_article,
    make_issue,
    place_all,
    signed_article,
    submitted_article,
)
from tests.press import print_and_release

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


@pytest.mark.parametrize("button", ["_save", "_submit"])
def test_clicks_at_once_on_the_change_form_save_one_revision(
    button: str, reporter: User, login: Login
) -> None:
    article = make_article(by=reporter)
    client = login(reporter)
    fields = shown(client, change_address(article)) | {"headline": "改好", button: "1"}
    clicks = [same_browser(client) for _ in range(4)]
    address = change_address(article)
    codes = answers(*(lambda c=c: c.post(address, fields) for c in clicks))
    assert codes == [302] * 4
    assert article.revisions.count() == 2
    assert DeskLog.objects.filter(verb=Verb.EDIT).count() == 1
    assert DeskLog.objects.filter(verb=Verb.SUBMIT).count() == (button == "_submit")
    assert not DeskLog.objects.filter(verb=Verb.REFUSED).exists()


def test_copies_kept_at_once_are_one_row(reporter: User, login: Login) -> None:
    article = make_article(by=reporter)
    client = login(reporter)
    fields = shown(client, change_address(article)) | {"headline": "写到一半"}
    tabs = [same_browser(client) for _ in range(4)]
    address = verb_address(article, "draft")
    codes = answers(*(lambda c=c: c.post(address, fields) for c in tabs))
    assert codes == [200] * 4
    assert DraftCopy.objects.get().data["headline"] == "写到一半"


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
        lambda: signer.post(verb_address(article, "approve"), asked),
    )
    assert sorted((saved, signed)) == [302, 409]
    row = Article.objects.get(pk=article.pk)
    assert (row.state == ArticleState.SECOND) == (signed == 302)
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


@pytest.mark.parametrize(
    ("verb", "asked", "logged"),
    [
        ("take-back", {}, Verb.TAKE_BACK),
        ("return", {"reason": "导语太长"}, Verb.RETURN),
    ],
)
def test_verb_clicked_twice_is_done_and_logged_once(
    verb: str, asked: dict[str, str], logged: Verb, chief: User, login: Login
) -> None:
    article = submitted_article(by=chief)
    client = login(chief)
    clicks = [same_browser(client) for _ in range(3)]
    address = verb_address(article, verb)
    codes = answers(*(lambda c=c: c.post(address, asked) for c in clicks))
    assert sorted(codes) == [302, 409, 409]
    assert DeskLog.objects.filter(verb=logged).count() == 1


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


def test_saving_an_issue_never_takes_back_its_release(
    reporter: User, chief: User, page_editor: User, login: Login
) -> None:
    """The editor's request waits for the release and then knows of it."""
    issue = make_issue(by=chief, date=NOW.date())
    place_all(issue, [signed_article(by=reporter, chief=chief)], by=chief)
    client = login(page_editor)
    address = reverse("admin:articles_issue_change", args=[issue.pk])
    fields = shown(client, address, form="issue_form") | {"number": "7"}
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            print_and_release(issue, chief=chief)
            saved = pool.submit(answers, lambda: client.post(address, fields))
            time.sleep(1)
        assert saved.result(timeout=10) == [302]
    issue.refresh_from_db()
    assert (issue.state, issue.release_at, issue.number) == ("released", NOW, 7)


def test_saving_an_issue_never_turns_back_a_pages_version(
    reporter: User, chief: User, login: Login
) -> None:
    issue = make_issue(by=chief)
    client = login(chief)
    page = issue.pages.get(number=1)
    address = reverse("admin:articles_issue_change", args=[issue.pk])
    fields = shown(client, address, form="issue_form") | {"pages-0-name": "综合"}
    with patch.object(PageForm, "clean", lambda form: touch(form.instance)):
        assert client.post(address, fields).status_code == 302
    page.refresh_from_db()
    assert (page.name, page.version) == ("综合", 1)


def test_two_reviewers_claiming_at_once_are_one_claim(
    reporter: User, page_editor: User, desk_head: User, login: Login
) -> None:
    article = submitted_article(by=reporter)
    address = verb_address(article, "claim")
    people = {person: login(person) for person in (page_editor, desk_head)}
    codes = answers(*(lambda c=c: c.post(address) for c in people.values()))
    assert sorted(codes) == [302, 409]
    first = list(people)[codes.index(302)]
    assert Claim.objects.get().person == first
    assert DeskLog.objects.filter(verb=Verb.CLAIM).count() == 1


def test_tabs_speaking_at_once_are_one_person(reporter: User, login: Login) -> None:
    article = make_article(by=reporter)
    client = login(reporter)
    address = verb_address(article, "presence")
    tabs = [same_browser(client) for _ in range(4)]
    assert answers(*(lambda c=c: c.post(address) for c in tabs)) == [200] * 4
    assert Presence.objects.count() == 1
