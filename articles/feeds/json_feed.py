"""JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/"""

import json
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from articles.feeds.entries import Entry, Person
from articles.feeds.feed import Feed

LANGUAGE = "zh-Hans-CN"


def as_json(feed: Feed) -> str:
    return json.dumps(_told(feed), ensure_ascii=False)


def _told(feed: Feed) -> dict[str, Any]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.address,
        "description": feed.about,
        "icon": feed.site + reverse("articles:favicon_svg"),
        "language": LANGUAGE,
        "authors": [{"name": feed.paper.name, "url": f"{feed.site}/"}],
        "items": [_item(entry) for entry in feed.entries],
    }


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.key,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "date_published": localtime(entry.published).isoformat(timespec="seconds"),
        "date_modified": localtime(entry.renewed).isoformat(timespec="seconds"),
    }
    # An item has one content at the least, so that without the story its summary is.
    if entry.html:
        item["content_html"] = entry.html
    else:
        item["content_text"] = entry.summary
    if entry.shots:
        item["image"] = entry.shots[0].url
    if entry.people:
        item["authors"] = list(_authors(entry.people))
    if entry.subjects:
        item["tags"] = list(entry.subjects)
    return item


def _authors(people: Iterable[Person]) -> Iterable[dict[str, str]]:
    for person in people:
        known = {"url": person.url} if person.url else {}
        yield {"name": person.name, **known}
