"""A story's whole life in a browser, by everybody who has a hand in it."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article, Issue
from articles.vocabulary import ArticleState
from tests.browser.conftest import Desk
from tests.browser.test_papers_way import HEADLINE, write_story
from tests.cast import jpeg, make_issue, make_reporter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECOND, PROOFED = "三百多人上堤演练", "三百二十人上堤演练"
FIXED = "三百一十人上堤演练"


def open_story(page: Any, story: Article) -> Any:
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    return page


def done(page: Any) -> None:
    page.wait_for_selector(".messagelist .success")


def state_of(story: Article) -> str:
    return Article.objects.get(pk=story.pk).state


def return_to_writer(page: Any, story: Article) -> None:
    open_story(page, story)
    form = page.locator("form[action$='/return/']")
    form.locator("textarea").fill("标题请写实数。")
    form.locator("button").click()
    done(page)
    assert state_of(story) == ArticleState.RETURNED


def submit_again(page: Any, story: Article) -> None:
    open_story(page, story)
    assert "标题请写实数。" in page.text_content(".reason")
    page.fill("#id_summary", "演练从清晨开始。")
    page.click("[name=_submit]")
    done(page)


def edit_headline(page: Any, story: Article, text: str) -> None:
    open_story(page, story)
    page.fill("#id_headline", text)
    page.click("[name=_save]")
    done(page)


def review(page: Any, story: Article, then: str) -> None:
    open_story(page, story)
    page.fill(".review textarea", "可。")
    page.click(".review button.main")
    done(page)
    assert state_of(story) == then


def propose(page: Any, story: Article) -> None:
    page.goto(f"/admin/articles/article/{story.pk}/proof/")
    page.fill("#proof_form [name=headline]", PROOFED)
    page.fill("#proof_form [name=errors_found]", "1")
    page.click("#proof_form button.main")
    done(page)
    assert Article.objects.get(pk=story.pk).headline == SECOND


def place(page: Any, issue: Issue) -> None:
    page.goto(f"/admin/articles/issue/{issue.pk}/change/")
    page.click(f".pool li:has-text('{SECOND}') button")
    page.wait_for_selector(f".board-page li:has-text('{SECOND}')")


def confirm(page: Any, story: Article) -> None:
    placed = Article.objects.get(pk=story.pk)
    page.goto(f"/admin/articles/page/{placed.page_id}/proofs/")
    page.check("#proposals_form input[type=radio] >> nth=0")
    page.click("#proposals_form button.main")
    done(page)
    placed.refresh_from_db()
    assert placed.headline == PROOFED


def approve(page: Any, issue: Issue, part: str) -> None:
    page.goto(f"/admin/articles/issue/{issue.pk}/change/")
    page.click(f"{part} button.main, {part} button")
    page.wait_for_selector(f"{part} .mark-signed")


def release(page: Any, issue: Issue) -> dt.datetime:
    page.goto(f"/admin/articles/issue/{issue.pk}/change/")
    at = timezone.now() + dt.timedelta(seconds=3)
    page.fill("#id_at", f"{timezone.localtime(at):%Y-%m-%dT%H:%M:%S}")
    page.click(".release button")
    done(page)
    return at


def file_correction(page: Any, story: Article) -> None:
    open_story(page, story)
    page.click("details.correct summary")
    form = page.locator("#correct")
    form.locator("[name=was]").fill(PROOFED)
    form.locator("[name=should_be]").fill(FIXED)
    form.locator("[name=note]").fill("人数有误，向读者致歉。")
    form.locator("[name=fix_text]").check()
    form.locator("button").click()
    done(page)


def sign_correction(page: Any, story: Article) -> None:
    open_story(page, story)
    page.click("#corrections form[action$='/sign/'] button")
    done(page)


def withdraw(page: Any, story: Article) -> None:
    open_story(page, story)
    page.click("details:has(form[action$='/withdraw/']) summary")
    form = page.locator("form[action$='/withdraw/']")
    form.locator("[name=reason]").fill("误发")
    form.locator("[name=ordered_by]").fill("值班总编")
    form.locator("button").click()
    done(page)


def restore(page: Any, story: Article) -> None:
    open_story(page, story)
    page.click("form[action$='/restore/'] button")
    done(page)


def test_story_lives_its_whole_life(
    desk: Desk,
    visit: Any,
    complaints: list[str],
    reporter: User,
    page_editor: User,
    desk_head: User,
    chief: User,
    proofreader: User,
    tmp_path: Path,
) -> None:
    make_reporter("徐雁", user=reporter)
    issue = make_issue(by=chief, date=timezone.localdate(), pages=1)
    picture = tmp_path / "a.jpg"
    picture.write_bytes(jpeg((900, 600)))
    writer, editor, head = desk(reporter), desk(page_editor), desk(desk_head)
    boss, prover, reader = desk(chief), desk(proofreader), visit()

    write_story(writer, picture)
    story = Article.objects.get(headline=HEADLINE)
    return_to_writer(editor, story)
    submit_again(writer, story)
    review(editor, story, ArticleState.SECOND)
    edit_headline(head, story, SECOND)
    review(head, story, ArticleState.FINAL)
    review(boss, story, ArticleState.SIGNED)
    people = story.sign_offs.standing().values_list("person", flat=True)
    assert len(set(people)) == 3

    place(editor, issue)
    propose(prover, story)
    confirm(boss, story)
    approve(head, issue, ".approval")
    approve(boss, issue, ".press")
    assert reader.goto(story.get_absolute_url()).status == 404
    at = release(boss, issue)
    reader.wait_for_timeout(max(0, (at - timezone.now()).total_seconds() * 1000) + 100)
    assert reader.goto(story.get_absolute_url()).status == 200
    assert PROOFED in reader.text_content("h1")

    file_correction(editor, story)
    reader.reload()
    assert PROOFED in reader.text_content("h1") and FIXED not in reader.content()
    sign_correction(boss, story)
    reader.reload()
    assert FIXED in reader.text_content("h1")
    assert "人数有误" in reader.content()
    reader.goto(f"{story.get_absolute_url()}as-printed/")
    assert PROOFED in reader.text_content("h1")

    withdraw(boss, story)
    assert reader.goto(story.get_absolute_url()).status == 410
    assert FIXED not in reader.content()
    restore(boss, story)
    assert reader.goto(story.get_absolute_url()).status == 200
    assert FIXED in reader.text_content("h1")
    open_story(boss, story).click("text=审稿单")
    boss.wait_for_selector(".review-sheet")
    sheet = boss.text_content(".review-sheet")
    for words in ("标题请写实数。", "一审", "二审", "签发", "撤稿", "恢复"):
        assert words in sheet
    assert complaints == []
