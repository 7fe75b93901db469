"""Two texts of one story in the browser: merged by hand, or copied from a refusal."""

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article
from tests.browser.conftest import Desk
from tests.browser.typed import TYPED, address
from tests.cast import NOW, submitted_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
A, B, C = "澄湖区昨日启动演练。", "三百余人参加了活动。", "局长到场讲话。"


def test_paragraphs_of_two_editors_are_merged_by_hand(
    desk: Desk, reporter: User, page_editor: User, desk_head: User
) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in (A, B, C))
    story = submitted_article(by=reporter, headline="原来的", body=paragraphs)
    page = desk(page_editor)
    page.goto(address(story))
    theirs = Article.objects.get(pk=story.pk)
    theirs.headline = "对方的主题"
    theirs.body = paragraphs.replace(A, A + "据悉。").replace(C, "局长到场致辞。")
    workflow.save_copy(theirs, version=theirs.version, by=desk_head, now=NOW)
    workflow.record_edit(theirs, by=desk_head, now=NOW)
    page.click(f".ProseMirror p:has-text('{C}')")
    page.keyboard.press("End")
    page.keyboard.type("我加的话。")
    page.click("[name=_save]")
    page.wait_for_selector(".clash")
    assert page.locator(".both-changed").count() == 1
    last = page.locator(".clash-pair", has=page.locator(".both-changed"))
    last.locator("[value=both]").check()
    page.click("[name=_merge]")
    page.wait_for_selector(".draft-note.merged")
    assert page.input_value("#id_headline") == "对方的主题"
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    story.refresh_from_db()
    lines = (A + "据悉。", B, "局长到场致辞。", C + "我加的话。")
    assert story.body == "".join(f"<p>{line}</p>" for line in lines)
    assert story.headline == "对方的主题"


def test_refused_save_leaves_its_text_to_be_copied(
    desk: Desk, reporter: User, page_editor: User
) -> None:
    story = submitted_article(by=reporter)
    page = desk(page_editor)
    page.goto(address(story))
    workflow.take_back(story, by=reporter, now=NOW)
    page.fill("#id_headline", TYPED)
    page.click("[name=_save]")
    page.wait_for_selector(".refused")
    assert page.input_value(".kept-text:has-text('主题') textarea") == TYPED
    page.goto(address(story))
    page.wait_for_selector(".draft:has-text('您现在不能改')")
    page.click(".draft summary")
    assert TYPED in [area.input_value() for area in page.locator("textarea").all()]
