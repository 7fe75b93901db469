"""Photos in a browser: focused and chosen by mouse or keys; pages stand still."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Photo
from tests.browser.conftest import Desk
from tests.cast import make_photo
from tests.pictures import drawn, encoded
from tests.views.paper import live_issue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 400);
})"""
UNLOADED = """() => [...document.images].filter(
  (image) => !image.complete || !image.naturalWidth).length"""


def picture(seed: int, size: tuple[int, int]) -> bytes:
    return encoded(drawn(seed, size), "JPEG")


def at(page: Any) -> tuple[str, str]:
    return page.input_value("#id_x"), page.input_value("#id_y")


def test_focus_is_set_by_a_click_and_by_keys(
    desk: Desk, reporter: User, complaints: list[str]
) -> None:
    photo = make_photo(by=reporter, raw=picture(1, (900, 600)))
    page = desk(reporter)
    page.goto(f"/admin/articles/photo/{photo.pk}/change/")
    image = page.locator("[data-focus-picture] img")
    box = image.bounding_box()
    image.click(position={"x": box["width"] * 0.8, "y": box["height"] * 0.25})
    assert at(page) == ("80", "25")
    for key in ("ArrowLeft", "ArrowDown", "Shift+ArrowRight"):
        page.keyboard.press(key)
    assert at(page) == ("89", "26")
    mark = page.locator(".focus-mark").bounding_box()
    assert abs(mark["x"] + mark["width"] / 2 - box["x"] - box["width"] * 0.89) < 2
    square = "getComputedStyle(document.querySelector('.crop-square img'))"
    assert page.evaluate(f"{square}.objectPosition") == "100% 50%"
    page.click("#focus_form button")
    page.wait_for_selector(".messagelist")
    assert Photo.objects.get().focus == (890, 260)
    assert complaints == []


def test_photo_is_chosen_from_the_library_by_keys_alone(
    desk: Desk, reporter: User, complaints: list[str]
) -> None:
    wanted = make_photo(by=reporter, raw=picture(2, (600, 400)), caption="老桥清晨")
    make_photo(by=reporter, raw=picture(3, (600, 400)), caption="新桥")
    page = desk(reporter)
    page.goto("/admin/articles/article/add/")
    page.focus(".from-library")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog [data-photo]")
    page.keyboard.type("老桥")
    page.keyboard.press("Enter")
    page.locator("dialog [data-photo]").nth(1).wait_for(state="detached")
    for _button in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    chosen = page.locator("select[name=article_photos-0-photo]")
    assert chosen.input_value() == str(wanted.pk)
    assert page.locator(".row-picture img").count() == 1
    focused = "document.activeElement.className"
    assert "from-library" in page.evaluate(focused)
    page.keyboard.press("Enter")
    for _search_then_dialog in range(2):
        page.keyboard.press("Escape")
    assert "from-library" in page.evaluate(focused)
    page.wait_for_selector("text=已暂存")  # else it would come after the test
    assert complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_pictures_come_without_moving_the_page(
    width: int, visit: Desk, reporter: User, chief: User, complaints: list[str]
) -> None:
    shapes = [(900, 600), (400, 900), (1500, 500)]
    photos = [
        make_photo(by=reporter, raw=picture(seed, size))
        for seed, size in enumerate(shapes)
    ]
    live_issue(2, reporter=reporter, chief=chief, photos=photos)
    page = visit(width)
    story = photos[0].revision_photos.first()
    assert story is not None
    for address in ("/", story.revision.article.get_absolute_url()):
        page.goto(address)
        assert page.evaluate(SHIFTS) < 0.01
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(UNLOADED) == 0
        assert page.evaluate(SHIFTS) < 0.01
        sources = page.evaluate("[...document.images].map((one) => one.currentSrc)")
        assert all(source.endswith(".avif") for source in sources)
        wide = "document.documentElement.scrollWidth > innerWidth"
        assert not page.evaluate(wide)
    assert complaints == []
