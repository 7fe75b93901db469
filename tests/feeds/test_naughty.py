"""Whatever is in a text, a feed stays a feed and says that text."""

import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from articles.feeds.entries import Entry, Person, Shot
from articles.feeds.feed import Feed
from articles.feeds.json_feed import as_json
from articles.feeds.markup import absolute
from articles.feeds.xml import AtomFeed, RssFeed, written
from articles.reading import the_paper
from articles.sanitize import clean_body
from articles.text import strip_controls
from tests.cast import NOW
from tests.feeds.reading import addresses_in, parsed

NAUGHTY = [
    "]]>",
    "<![CDATA[",
    "</script><script>alert(1)</script>",
    "&amp;&lt;&#0;&nbsp;",
    "🀄👩‍👩‍👧‍👦𠮷",
    "<!--",
    "\u2028\u2029\u200b\ufeff",
    "a\tb\nc\r\nd",
    "%s {{ x }} {% y %}",
    "\x00\x08\x0b\x1f\ufffe",
]
texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(NAUGHTY), min_size=1, max_size=4).map("".join),
).map(lambda text: " ".join(strip_controls(text).split()))
words = texts.filter(bool)


@st.composite
def feeds(draw: st.DrawFn) -> Feed:
    entry = Entry(
        key="http://testserver/articles/1/",
        url="http://testserver/articles/1/",
        title=draw(words),
        summary=draw(words),
        html=draw(words),
        published=NOW,
        renewed=NOW + dt.timedelta(hours=1),
        people=[Person(draw(words), "http://testserver/reporters/a/")],
        subjects=[draw(words)],
        shots=[Shot("http://testserver/p.jpg", 9, 9, draw(texts), draw(texts))],
    )
    return Feed(
        title=draw(words),
        about=draw(words),
        url="http://testserver/",
        address="http://testserver/feed/",
        site="http://testserver",
        paper=the_paper(),
        entries=[entry],
        renewed_at=NOW,
    )


@given(feed=feeds())
def test_every_word_comes_back_out_of_each_format(feed: Feed) -> None:
    entry = feed.entries[0]
    atom = etree.fromstring(written(AtomFeed, feed).encode())
    rss = etree.fromstring(written(RssFeed, feed).encode())
    ns = {
        "a": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
    }
    for tree, paths in (
        (
            atom,
            ("a:title", "a:entry/a:title", "a:entry/a:content", ".//a:author/a:name"),
        ),
        (
            rss,
            ("*/title", "*/item/title", "*/item/content:encoded", "*/item/dc:creator"),
        ),
    ):
        said = [
            tree.xpath(f"string(({path})[last()])", namespaces=ns) for path in paths
        ]
        assert said == [feed.title, entry.title, entry.html, entry.people[0].name]
    item = json.loads(as_json(feed))["items"][0]
    assert (item["title"], item["content_html"]) == (entry.title, entry.html)
    for kind, text in (
        ("atom", written(AtomFeed, feed)),
        ("rss", written(RssFeed, feed)),
        ("json", as_json(feed)),
    ):
        assert len(parsed(kind, text.encode())) == 1


@given(text=st.text(max_size=60), href=st.text(max_size=30))
def test_addresses_are_absolute_and_the_text_is_left_alone(
    text: str, href: str
) -> None:
    typed = f'<p>{text} href="/x"</p><p><a href="{href}">本报</a></p>'
    body = clean_body(typed)
    made = absolute(body, site="http://here", url="http://here/articles/1/")
    assert etree.HTML(f"<p>{made}</p>").xpath("string()") == etree.HTML(
        f"<p>{body}</p>"
    ).xpath("string()")
    for address in addresses_in(made):
        assert ":" in address, address


def test_what_is_no_address_leads_to_the_story() -> None:
    made = absolute(
        '<a href="http://[x">a</a>', site="http://here", url="http://here/1"
    )
    assert made == '<a href="http://here/1">a</a>'
