"""The administrator says what the paper is called and how it looks; readers see it."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from tests.browser.barriers import hindrances
from tests.cast import call_it
from tests.pictures import letters

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BLUE, LIT = "#00508c", "rgb(0, 80, 140)"
COLOUR = "getComputedStyle(document.querySelector('.paper-name a')).color"


def test_name_and_accent_reach_the_reader(
    administrator: User, desk: Any, visit: Any, complaints: list[str], axe: str
) -> None:
    call_it()
    reader = visit()
    reader.goto("/about/")
    usual = reader.evaluate(COLOUR)
    page = desk(administrator)
    page.click("text=报纸资料")
    page.wait_for_selector("#paper_form")
    page.fill("#id_name", "湖滨日报")
    page.fill("#id_accent_colour", "#f0c000")
    page.click("#paper_form [name=_save]")
    page.wait_for_selector(".field-accent_colour .errorlist")
    assert "对比度只有" in page.inner_text(".field-accent_colour .errorlist")
    assert page.input_value("#id_name") == "湖滨日报"
    # Chosen by eye: the picker beside the field and the field are one.
    page.locator(".field-accent_colour input[type=color]").nth(2).fill(BLUE)
    assert page.input_value("#id_accent_colour") == BLUE
    page.click("#paper_form [name=_save]")
    page.wait_for_selector(".messagelist .success")
    reader.goto("/about/")
    assert reader.inner_text("h1") == "湖滨日报"
    assert reader.evaluate(COLOUR) == LIT != usual
    assert hindrances(reader, axe, 1280) == []
    night = visit(390, "dark")
    night.goto("/about/")
    assert night.evaluate(COLOUR) not in (LIT, usual)
    assert hindrances(night, axe, 390) == []
    assert complaints == []


def test_high_contrast_wins_over_the_papers_colours(visit: Any) -> None:
    call_it(accent_colour=BLUE, paper_colour="#eef4fa", ink_colour="#102030")
    page = visit()
    page.goto("/reading/?from=/about/")
    page.check("[name=contrast][value=high]")
    page.click("main form button")
    page.wait_for_url("**/about/")
    assert page.evaluate(COLOUR) == "rgb(143, 0, 0)"
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


MOVED = """() => new Promise((done) => new PerformanceObserver((list) =>
  done(list.getEntries().reduce((sum, e) => sum + e.value, 0))
).observe({ type: "layout-shift", buffered: true }) || setTimeout(done, 500, 0))"""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_picture_of_the_name_heads_the_front_page(
    width: int, scheme: str, administrator: User, desk: Any, visit: Any, axe: str
) -> None:
    call_it()
    page = desk(administrator)
    page.goto("/admin/articles/paper/1/change/")
    plate = {"name": "报头.png", "mimeType": "image/png", "buffer": letters()}
    page.set_input_files("#id_nameplate_file", plate)
    page.click("#paper_form [name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert page.evaluate("document.querySelector('.plate img').naturalWidth") == 800
    reader = visit(width, scheme)
    reader.goto("/")
    assert reader.get_by_role("heading", name="澄湖日报", level=1).is_visible()
    assert reader.evaluate("document.querySelector('h1 img').naturalWidth") == 800
    assert hindrances(reader, axe, width) == []
    assert reader.evaluate(MOVED) == 0
    plated = "getComputedStyle(document.querySelector('h1 img')).backgroundColor"
    clear, light = "rgba(0, 0, 0, 0)", "rgb(250, 246, 237)"
    assert reader.evaluate(plated) == (light if scheme == "dark" else clear)
