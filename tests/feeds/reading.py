"""The three feeds as a feed reader takes them, in one shape. No test stands here."""

import calendar
import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import feedparser
from django.test import Client
from lxml import etree

from tests.schemas import ATOM, RSS, faults

FORMATS = {"rss": "feed/", "atom": "feed/atom/", "json": "feed.json"}
TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


@dataclass
class Item:
    key: str
    url: str
    title: str
    summary: str
    html: str
    published: dt.datetime
    renewed: dt.datetime
    names: list[str]
    subjects: list[str]
    pictures: list[str]


def read(reader: Client, kind: str, where: str = "/") -> list[Item]:
    """Valid, else no items at all but a failure."""
    answer = reader.get(where + FORMATS[kind])
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == TYPES[kind]
    return parsed(kind, answer.content)


def parsed(kind: str, content: bytes) -> list[Item]:
    if kind == "json":
        return [_of_json(item) for item in _checked(json.loads(content))]
    assert faults(ATOM if kind == "atom" else RSS, content) == []
    found = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    return [_of_xml(entry) for entry in found.entries]


def _checked(feed: dict[str, Any]) -> list[dict[str, Any]]:
    """The rules of JSON Feed 1.1 that concern what we write."""
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str) and feed["title"]
    assert feed["language"] == "zh-Hans-CN"
    for name in ("home_page_url", "feed_url", "icon"):
        assert feed[name].startswith("http://testserver/"), name
    items: list[dict[str, Any]] = feed["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert ("content_html" in item) != ("content_text" in item)
        assert {type(tag) for tag in item.get("tags", [])} <= {str}
        assert all(person["name"] for person in item.get("authors", []))
    return items


def _of_json(item: dict[str, Any]) -> Item:
    return Item(
        key=item["id"],
        url=item["url"],
        title=item["title"],
        summary=item["summary"],
        html=item.get("content_html", ""),
        published=dt.datetime.fromisoformat(item["date_published"]),
        renewed=dt.datetime.fromisoformat(item["date_modified"]),
        names=[person["name"] for person in item.get("authors", [])],
        subjects=item.get("tags", []),
        pictures=[item["image"]] if "image" in item else [],
    )


def _of_xml(entry: Any) -> Item:
    return Item(
        key=entry.id,
        url=entry.link,
        title=entry.title,
        summary=entry.get("summary", ""),
        # It also takes a picture's description for content.
        html="".join(
            c.value for c in entry.get("content", []) if c.type == "text/html"
        ),
        published=_instant(entry.published_parsed),
        renewed=_instant(entry.updated_parsed),
        names=[person.get("name", "") for person in entry.get("authors", [])],
        subjects=[tag.term for tag in entry.get("tags", [])],
        pictures=[media["url"] for media in entry.get("media_content", [])],
    )


def _instant(parts: Any) -> dt.datetime:
    return dt.datetime.fromtimestamp(calendar.timegm(parts), dt.UTC)


def addresses_in(markup: str) -> list[str]:
    """Every link and picture."""
    tree = etree.HTML(f"<div>{markup}</div>")
    found = tree.xpath("//@href | //@src")
    return [str(address) for address in found]
