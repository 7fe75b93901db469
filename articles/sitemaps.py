"""The sitemap of what readers can open: the newest issues and stories, capped."""

import datetime as dt

from django.contrib.sitemaps import Sitemap
from django.utils import timezone

from articles.models import Article, Issue

NEWEST_ISSUES = 500
NEWEST_STORIES = 2_000


class IssueSitemap(Sitemap):  # type: ignore[type-arg]  # no generic at run time
    def items(self) -> list[Issue]:
        rows = Issue.objects.live(timezone.now()).newest_first()
        return list(rows[:NEWEST_ISSUES])

    def lastmod(self, item: Issue) -> dt.datetime | None:
        return item.release_at


class ArticleSitemap(Sitemap):  # type: ignore[type-arg]
    """Newest first, so that the cap drops what search engines have known longest."""

    def items(self) -> list[Article]:
        rows = Article.objects.live(timezone.now()).news().newest_first()
        return list(rows.only("pk", "live_from")[:NEWEST_STORIES])

    def lastmod(self, item: Article) -> dt.datetime | None:
        return item.live_from


SITEMAPS = {"issues": IssueSitemap, "articles": ArticleSitemap}
