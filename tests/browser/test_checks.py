"""The copy checks beside the story's form, while somebody types."""

import pytest
from django.contrib.auth.models import User

from articles.models import Article, HouseWord
from tests.browser.conftest import Desk
from tests.cast import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_is_typed_is_checked_by_itself_and_by_the_button(
    desk: Desk, reporter: User, complaints: list[str]
) -> None:
    HouseWord.objects.create(term="残废人", suggestion="残疾人", severity="1banned")
    story = make_article(by=reporter)
    page = desk(reporter)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.fill("#id_headline", "照顾残废人")
    page.wait_for_selector("#findings mark")
    assert page.text_content("#findings mark") == "残废人"
    page.fill("#id_headline", "照顾残疾人")
    page.click("[data-check]")
    page.wait_for_selector("#findings .nothing")
    assert len(page.context.pages) == 1
    assert Article.objects.get().headline == story.headline
    page.fill("#id_headline", "照顾残废人")
    page.click("[name=_submit]")
    page.wait_for_selector(".messagelist .warning")
    assert Article.objects.get().state == "draft"
    page.click("[name=_submit]")
    page.wait_for_selector(".mark-submitted")
    assert complaints == []
