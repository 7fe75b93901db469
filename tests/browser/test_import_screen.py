"""整版导入 in a browser: pasted, a seam opened, a headline mended, confirmed with a
double click, and a draft handed in. Nothing is typed again."""

import time
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Galley, PageImport
from articles.vocabulary import ArticleState
from tests.browser.conftest import Desk
from tests.browser.typed import until
from tests.cast import make_issue
from tests.intaking import DAY, PAGE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

READ = "/admin/articles/pageimport/read/"
MENDED = "区委常委会部署岁末工作"
PASTE = """(text) => {
  const field = document.querySelector("#id_text");
  field.focus();
  const carried = new DataTransfer();
  carried.setData("text/plain", text);
  const paste = new ClipboardEvent("paste", {
    clipboardData: carried, bubbles: true, cancelable: true,
  });
  if (field.dispatchEvent(paste)) field.value = text;
}"""


def paste(page: Any, text: str = PAGE) -> None:
    page.goto(READ)
    page.evaluate(PASTE, text)
    page.wait_for_selector("#galley_form")


def test_page_goes_in_without_retyping(
    desk: Desk, page_editor: User, chief: User, complaints: list[str]
) -> None:
    make_issue(by=chief, date=DAY)
    page = desk(page_editor)
    begun = time.monotonic()
    paste(page)
    assert page.locator(".item").count() == 3
    page.locator(".seam").first.click()
    until(lambda: page.locator(".seam").count() == 1)
    below = page.locator(".part", has_text="平，把保障居民")
    below.locator("summary").click()
    below.get_by_role("button", name="接到上一段").click()
    until(lambda: page.locator(".seam").count() == 2)
    page.locator("input[name$='-headline']").first.fill(MENDED)
    page.locator("#confirm").dblclick()
    page.wait_for_selector(".messagelist li")
    assert time.monotonic() - begun < 120
    assert PageImport.objects.count() == 1 and Article.objects.count() == 3
    page.click(f".stories a:text-is('{MENDED}')")
    assert page.input_value("#id_headline") == MENDED
    page.click("[name=_submit]")
    page.wait_for_selector(".messagelist .success")
    story = Article.objects.get(headline=MENDED)
    assert story.state == ArticleState.SUBMITTED
    assert "现代化水平，把保障" in story.body
    assert complaints == []


def test_closed_tab_is_offered_back(
    desk: Desk, page_editor: User, complaints: list[str]
) -> None:
    page = desk(page_editor)
    paste(page)
    page.locator("input[name$='-headline']").first.fill(MENDED)
    until(lambda: "已暂存" in (page.text_content(".draft-status") or ""))
    other = page.context.new_page()
    page.close()
    other.goto(READ)
    other.click(".begun a.button")
    assert other.locator("input[name$='-headline']").first.input_value() == MENDED
    assert complaints == []


def test_all_of_it_works_by_keyboard_and_without_scripts(
    chromium: Any, live_server: Any, page_editor: User
) -> None:
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, locale="zh-CN"
    )
    page = context.new_page()
    page.goto("/admin/")
    page.fill("#id_username", page_editor.username)
    page.fill("#id_password", "a-password-for-tests")
    page.press("#id_password", "Enter")
    page.goto(READ)
    page.fill("#id_text", PAGE)
    page.locator("#read_form button.main").press("Enter")
    page.locator(".seam").first.press("Enter")
    until(lambda: page.locator(".seam").count() == 1)
    page.locator("#confirm").press("Enter")
    page.wait_for_selector(".messagelist .success")
    assert Article.objects.count() == 3
    assert Galley.objects.get().made is not None
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_screen_fits_a_phone_and_a_desk(
    width: int, desk: Desk, page_editor: User
) -> None:
    page = desk(page_editor, width)
    paste(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
