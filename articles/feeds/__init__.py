"""The paper for feed readers: RSS, Atom and JSON Feed, of the whole paper, a section, a
series or a name. Stories only through .live(now), without advertising."""

from articles.feeds.doors import atom, json_feed, rss

__all__ = ["atom", "json_feed", "rss"]
