"""A feed before it has a format."""

import datetime as dt
from dataclasses import dataclass

from articles.feeds.entries import Entry
from articles.models import Paper


@dataclass(frozen=True, slots=True)
class Feed:
    """`url` is the page it follows, `address` its own."""

    title: str
    about: str
    url: str
    address: str
    site: str
    paper: Paper
    entries: list[Entry]
    renewed_at: dt.datetime
