"""The reader's paper in a real browser: no barrier, no sideways scroll, set as each
reader wants it, turned by keys, and readable without a script."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Section, Series
from tests.browser.barriers import hindrances
from tests.cast import (
    make_issue,
    make_photo,
    make_reporter,
    place_all,
    signed_article,
)
from tests.correcting import corrected
from tests.press import print_and_release
from tests.views.paper import DAY, day_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = (
    "关于进一步优化全区基层医疗卫生服务体系推动优质资源下沉到社区和乡村的"
    "若干措施今天起正式施行群众家门口看病更方便更省心"
)


@pytest.fixture
def paper(reporter: User, page_editor: User, chief: User) -> dict[str, str]:
    """Yesterday's and today's issue; addresses of every kind of public page."""
    now = timezone.now()
    name = make_reporter("徐雁")
    section = Section.objects.create(name="民生", description="家门口的事。")
    series = Series.objects.create(name="一线见闻", description="到现场去。")
    common: dict[str, Any] = {"section": section, "series": series, "bylines": [name]}
    stories = []
    for headline in ("秋收开镰", LONG, "环湖步道合龙 绕湖一圈不走回头路", "短讯"):
        photos = [make_photo(by=reporter)]
        story = signed_article(
            by=reporter, chief=chief, headline=headline, photos=photos, **common
        )
        story.tags.add("澄湖")
        stories.append(story)
    today = timezone.localdate(now)
    for date, placed in ((today - DAY, stories[3:]), (today, stories[:3])):
        issue = make_issue(by=chief, date=date, now=now)
        place_all(issue, placed, by=chief)
        print_and_release(issue, chief=chief, at=now, now=now)
    for story in stories:
        story.refresh_from_db()
    corrected(stories[0], by=page_editor, chief=chief, now=now, fix_text=True)
    gone = stories[3]
    workflow.withdraw(gone, reason="有误", ordered_by="总编", by=chief, now=now)
    return addresses_of(stories[0], gone, day_of(today))


def addresses_of(story: Article, gone: Article, day: list[str]) -> dict[str, str]:
    reporter = story.bylines.get().reporter
    assert story.section is not None
    assert story.series is not None
    assert reporter is not None
    return {
        "front": "/",
        "issue": reverse("articles:issue", args=day),
        "page": reverse("articles:page", args=[*day, 1]),
        "story": story.get_absolute_url(),
        "printed": reverse("articles:as_printed", args=[story.pk]),
        "section": story.section.get_absolute_url(),
        "series": story.series.get_absolute_url(),
        "reporter": reporter.get_absolute_url(),
        "tag": reverse("articles:tag", args=["澄湖"]),
        "tags": reverse("articles:tags"),
        "reporters": reverse("articles:reporters"),
        "archive": reverse("articles:archive", args=day[:2]),
        "corrections": reverse("articles:corrections"),
        "about": reverse("articles:about"),
        "search": f"{reverse('articles:search')}?q=开镰",
        "comfort": reverse("articles:comfort"),
        "missing": "/1950/01/01/",
        "gone": gone.get_absolute_url(),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_elders_edition_is_large_and_has_no_barriers(
    scheme: str, paper: dict[str, str], visit: Any, axe: str
) -> None:
    """18 px and up, targets of 60 px; one visit with the pages already in the cache."""
    page = visit(390, scheme)
    page.goto(paper["story"])
    page.goto(f"/reading/?from={paper['story']}")
    page.check("[name=size][value=elder]")
    page.check("[name=contrast][value=high]")
    page.click("main form button")
    page.wait_for_url(f"**{paper['story']}")
    found: list[str] = []
    for name in ("story", "front", "page", "issue", "archive", "search"):
        page.goto(paper[name])
        found += hindrances(page, axe, 390)
        assert page.evaluate(SMALLEST) >= 18, name
        if name in ("story", "front", "page", "issue"):
            assert page.evaluate(LOWEST) >= 60, name
    assert found == []


SMALLEST = """() => Math.min(...[...document.querySelectorAll("body *")]
  .filter((e) => e.getClientRects().length &&
    [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .map((e) => parseFloat(getComputedStyle(e).fontSize)))"""
LOWEST = """() => Math.min(...[...document.querySelectorAll("a, button, input")]
  .filter((e) => e.getClientRects().length && !e.closest(".body"))
  .map((e) => Math.round(e.getBoundingClientRect().height)))"""


def test_arrow_keys_turn_pages(paper: dict[str, str], visit: Any) -> None:
    page = visit()
    page.goto(paper["page"])
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**{paper['issue']}2/")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**{paper['page']}")
    page.focus(".imprint input")
    page.keyboard.press("ArrowRight")
    assert page.url.endswith(paper["page"])


def test_story_reads_without_a_script(
    paper: dict[str, str], chromium: Any, live_server: Any
) -> None:
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(paper["story"])
    assert page.locator(".body p").first.is_visible()
    assert not page.locator(".tools").is_visible()
    context.close()


def test_citation_is_copied(paper: dict[str, str], visit: Any) -> None:
    page = visit()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(paper["story"])
    page.click("[data-tool=cite]")
    page.get_by_text("已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "《澄湖日报》" in copied
    assert "第A01版" in copied
    assert copied.endswith(paper["story"])


def test_nothing_moves_while_a_page_loads(paper: dict[str, str], visit: Any) -> None:
    page = visit(390)
    for name in ("front", "page", "story"):
        page.goto(paper[name], wait_until="load")
        page.wait_for_timeout(300)
        assert page.evaluate(SHIFT) == 0, name


SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 200);
})"""
