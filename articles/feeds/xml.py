"""RSS 2.0 and Atom, by Django's generators and what these leave out."""

import datetime as dt
import html
import io
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.timezone import localtime
from django.utils.xmlutils import SimplerXMLGenerator

from articles.feeds.entries import Entry, Shot
from articles.feeds.feed import Feed

LANGUAGE = "zh-cn"
MEDIA = "http://search.yahoo.com/mrss/"


def written(kind: type[SyndicationFeed], feed: Feed) -> str:
    made = kind(
        title=feed.title,
        link=feed.url,
        description=feed.about,
        language=LANGUAGE,
        subtitle=feed.about,
        author_name=feed.paper.name,
        feed_url=feed.address,
        feed_guid=feed.address,
        renewed_at=localtime(feed.renewed_at),
    )
    for entry in feed.entries:
        made.add_item(
            title=entry.title,
            link=entry.url,
            # Both formats take it for markup.
            description=html.escape(entry.summary, quote=False),
            unique_id=entry.key,
            unique_id_is_permalink=True,
            pubdate=localtime(entry.published),
            updateddate=localtime(entry.renewed),
            categories=entry.subjects,
            entry=entry,
        )
    out = io.StringIO()
    made.write(out, "utf-8")
    return out.getvalue()


class RssFeed(Rss201rev2Feed):
    """With the story, its writers, its pictures and when it was last renewed."""

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": MEDIA,
        }

    def latest_post_date(self) -> dt.datetime:
        return _renewed(self.feed)

    def add_item_elements(
        self, handler: SimplerXMLGenerator, item: dict[str, Any]
    ) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        handler.addQuickElement("atom:updated", item["updateddate"].isoformat())
        for person in entry.people:
            handler.addQuickElement("dc:creator", person.name)
        if entry.html:
            handler.addQuickElement("content:encoded", entry.html)
        for shot in entry.shots:
            _add_media(handler, shot)


class AtomFeed(Atom1Feed):
    """With the story, all its writers and its pictures."""

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xmlns:media": MEDIA}

    def latest_post_date(self) -> dt.datetime:
        return _renewed(self.feed)

    def add_item_elements(
        self, handler: SimplerXMLGenerator, item: dict[str, Any]
    ) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for person in entry.people:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", person.name)
            if person.url:
                handler.addQuickElement("uri", person.url)
            handler.endElement("author")
        if entry.html:
            handler.addQuickElement("content", entry.html, {"type": "html"})
        for shot in entry.shots:
            _add_media(handler, shot)


def _add_media(handler: SimplerXMLGenerator, shot: Shot) -> None:
    size = {"width": str(shot.width), "height": str(shot.height)}
    kind = {"url": shot.url, "medium": "image", "type": "image/jpeg"}
    handler.startElement("media:content", AttributesImpl(kind | size))
    if shot.caption:
        handler.addQuickElement("media:description", shot.caption, {"type": "plain"})
    if shot.credit:
        handler.addQuickElement("media:credit", shot.credit)
    handler.endElement("media:content")


def _renewed(feed: dict[str, Any]) -> dt.datetime:
    """Never the clock, which Django takes for a feed without entries."""
    renewed: dt.datetime = feed["renewed_at"]
    return renewed
