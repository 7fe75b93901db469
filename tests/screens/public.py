"""Every kind of page that readers get, in every state it has. No test stands here."""

from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.urls import get_resolver, reverse

from articles.reading import pager
from articles.reading.pager import Cursor
from articles.search import TooSlowError
from tests.screens.paper import DAY, Paper
from tests.screens.screen import Screen
from tests.views.paper import day_of

# Addresses that hold no page: pictures, feeds, lists for machines, what leads on.
NO_PAGE = {
    *("photo", "photo_crop", "robots", "favicon", "favicon_svg", "comfort_style"),
    *("theme", "nameplate"),
    *("sitemap", "sitemap_month", "sitemap_standing", "news_sitemap"),
    *("feed", "feed_atom", "feed_json", "archive_newest"),
    *(
        f"{of}_{feed}"
        for of in ("section", "series", "reporter")
        for feed in ("feed", "feed_atom", "feed_json")
    ),
}
SLOW, BROKEN = "太慢", "故障"
MOST_FIELDS = 500
TOO_MUCH = {f"field{number}": "字" for number in range(MOST_FIELDS + 1)}


def public_names() -> set[str]:
    names = get_resolver("articles.urls").reverse_dict
    return {name for name in names if isinstance(name, str)}


def set_up(patch: pytest.MonkeyPatch) -> None:
    """Lists are long after four stories; of two words for the search one takes too
    long and the other meets a fault of ours; a form holds less than usual."""
    patch.setattr(settings, "DATA_UPLOAD_MAX_NUMBER_FIELDS", MOST_FIELDS)
    search = import_module("articles.views.search")
    for place in (search, pager):
        patch.setattr(place, "PER_STEP", 4)
    find = search.find

    def found(question: Any, **asked: Any) -> Any:
        words = " ".join(question.terms)
        if SLOW in words:
            raise TooSlowError
        if BROKEN in words:
            raise RuntimeError(words)
        return find(question, **asked)

    patch.setattr(search, "find", found)


def public_screens(paper: Paper) -> list[Screen]:
    return [
        *_issues(paper),
        *_stories(paper),
        *_lists(paper),
        *_search(),
        *_errors(paper),
    ]


def _at(name: str, *args: object, also: str = "") -> Screen:
    return Screen(f"{name} {also}".strip(), reverse(f"articles:{name}", args=args))


def _issues(paper: Paper) -> list[Screen]:
    day, before = day_of(paper.today), day_of(paper.today - DAY)
    long_ago = day_of(paper.today - 401 * DAY)
    return [
        _at("front"),
        _at("issue", *day),
        _at("issue", *day, "extra", also="extra"),
        _at("issue", *long_ago, also="long ago"),
        _at("page", *day, 1),
        _at("page", *before, 4, also="with a story taken out"),
        _at("page", *day, "extra", 1, also="extra"),
        _at("archive", *day[:2]),
        _at("archive", day[0], "01", also="perhaps without any issue"),
    ]


def _stories(paper: Paper) -> list[Screen]:
    rows = paper.rows
    return [
        _at("article", rows["lead"].pk, also="with everything"),
        _at("article", rows["plain"].pk, also="plain"),
        _at("article", rows["advert"].pk, also="advertising"),
        _at("article", rows["online"].pk, also="of the site alone"),
        _at("article", rows["in_extra"].pk, also="in an extra"),
        _at("as_printed", rows["lead"].pk),
    ]


def _lists(paper: Paper) -> list[Screen]:
    rows = paper.rows
    newest = rows["lead"]
    step = f"?before={Cursor(newest.live_from, newest.pk)}"
    section = rows["section"].get_absolute_url()
    return [
        _at("section", rows["section"].slug),
        Screen("section second step", section + step),
        _at("series", rows["series"].slug),
        _at("reporter", rows["reporter"].slug),
        _at("tag", "澄湖"),
        _at("reporters"),
        _at("tags"),
        _at("corrections"),
        _at("about"),
        _at("comfort"),
        Screen("comfort elder", f"{reverse('articles:comfort')}?from=/"),
    ]


def _search() -> list[Screen]:
    asked = {
        "hits": "q=澄湖",
        "second page": "q=澄湖&page=2",
        "beyond": "q=澄湖&page=9",
        "newest": "q=防汛演练&sort=newest",
        "none": "q=绝无此词",
        "heard": "q=chenghu",
        "narrow and none": "q=绝无此词&since=2026-01-01",
        "bad day": "q=澄湖&since=2026-13-45",
        "bad order": "q=澄湖&sort=nonsense",
        "only without": "q=-澄湖",
        "marks": "q=！",
        "long": f"q={'澄湖晨报 ' * 30}",
        "hostile": "q=<b>澄湖</b>",
    }
    base = reverse("articles:search")
    rows = [Screen(f"search {name}", f"{base}?{q}") for name, q in asked.items()]
    slow = Screen("search slow", f"{base}?q={SLOW}", status=503)
    return [_at("search"), *rows, slow]


def _errors(paper: Paper) -> list[Screen]:
    accounts = reverse("admin:auth_user_changelist")
    return [
        Screen("missing", "/1950/01/01/", status=404),
        Screen("withdrawn", paper.rows["gone"].get_absolute_url(), status=410),
        Screen("forbidden", accounts, "reporter", status=403),
        Screen("too much", reverse("admin:login"), sent=TOO_MUCH, status=413),
        Screen("unclear", "/search/?q=%00", status=400),
        Screen("fault", f"{reverse('articles:search')}?q={BROKEN}", status=500),
    ]
