"""Many pictures at once, into the library and into a story being written."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Photo
from tests.browser.conftest import Desk
from tests.browser.typed import TYPED, until
from tests.cast import jpeg

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def picture(name: str, colour: str) -> dict[str, Any]:
    raw = jpeg((900, 600), colour=colour)
    return {"name": name, "mimeType": "image/jpeg", "buffer": raw}


LIE = {
    "name": "会场.jpg",
    "mimeType": "image/jpeg",
    "buffer": b"<html>no picture</html>",
}


def test_library_takes_the_good_and_names_the_bad(
    desk: Desk, photo_editor: User, complaints: list[str]
) -> None:
    page = desk(photo_editor)
    page.goto("/admin/articles/photo/upload/")
    files = [picture("一.jpg", "teal"), LIE, picture("二.jpg", "maroon")]
    page.set_input_files("#upload-form input[type=file]", files)
    until(lambda: len(page.query_selector_all("article.taken:not(.refused-file)")) == 2)
    until(lambda: page.query_selector("#taken-in :text('会场.jpg')"))
    assert Photo.objects.count() == 2
    captions = page.locator("#words-form [name$='caption']")
    captions.nth(0).fill("闸口的水位尺。")
    page.click("#words-form [type=submit]")
    page.wait_for_selector(".messagelist .success")
    assert Photo.objects.filter(caption="闸口的水位尺。").count() == 1
    assert complaints == []


def test_pictures_join_a_story_that_is_being_written(
    desk: Desk, reporter: User, complaints: list[str]
) -> None:
    page = desk(reporter, 390)
    page.goto("/admin/articles/article/add/")
    page.fill("#id_headline", TYPED)
    files = [picture("一.jpg", "teal"), picture("二.jpg", "maroon")]
    page.set_input_files("#drop-photos input[type=file]", files)
    until(
        lambda: len(page.query_selector_all("#article_photos-group .row-picture")) == 2
    )
    for row in range(2):
        page.fill(f"#id_article_photos-{row}-caption", f"第{row + 1}张。")
        page.fill(f"#id_article_photos-{row}-alt", "闸口")
    page.click(".ProseMirror[contenteditable=true]")
    page.keyboard.type("水位今晨回落。")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    story = Article.objects.get()
    assert story.headline == TYPED and story.article_photos.count() == 2
    assert complaints == []
