"""What every kind of page costs over 1,000 stories and over N, and whether it grows.

Several addresses of each kind, from the newest to the oldest. Cold is an address's
first time on a fresh connection after a start of the server; warm the median of the
times after that; work the processor time of that, in which a busy machine does not
show. Of all its addresses a kind shows the median. Growth is that of the work.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Issue, Reporter, Section, Series
from articles.models.article_tag import live_tags
from articles.reading.pager import Cursor
from tests.bench.archive import facts, fill, load, restart, worked

Row = TypeVar("Row")
FEW = 1000
ROUNDS = 7
PLACES = 7
WANTED = 1.5
COLUMNS = f"{'queries':>9}{'cold':>8}{'warm':>8}{'work':>8}{'kB':>5}"


@dataclass(frozen=True, slots=True)
class Cost:
    queries: int
    cold: float
    warm: float
    work: float
    kilobytes: float

    def __str__(self) -> str:
        return (
            f"{self.queries:9}{self.cold:8.1f}{self.warm:8.1f}{self.work:8.1f}"
            f"{self.kilobytes:5.0f}"
        )


def compare(stories: int) -> None:
    """Prints a table; both databases are there afterwards, the large one in use."""
    small = measured(FEW)
    large = measured(stories) if stories != FEW else small
    print(f"\n{facts()}\nmilliseconds over {FEW:,} stories, then over {stories:,}")
    print(f"{'page':18}{COLUMNS}{COLUMNS}{'growth':>8}")
    growth = {name: cost.work / small[name].work for name, cost in large.items()}
    for name, cost in large.items():
        print(f"{name:18}{small[name]}{cost}{growth[name]:8.2f}")
    grown = [
        f"{name} (of {small[name].kilobytes:.0f} kB, then {large[name].kilobytes:.0f})"
        for name, times in growth.items()
        if times > WANTED
    ]
    print(f"grown more than {WANTED} times: {', '.join(grown) or 'none'}")
    print(f"load of the machine {load()}", flush=True)


def measured(stories: int) -> dict[str, Cost]:
    fill(stories)
    kinds = dict(public_pages())
    restart()
    reader = Client(headers={"host": "localhost"})
    costs = {name: cost_of(reader, places) for name, places in kinds.items()}
    person, _made = User.objects.get_or_create(
        username="bench", defaults={"is_superuser": True, "is_staff": True}
    )
    desk = Client(headers={"host": "localhost"})
    desk.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return costs | {f"desk: {n}": cost_of(desk, p) for n, p in desk_pages()}


def cost_of(client: Client, places: Sequence[str]) -> Cost:
    cold, warm, work, queries, size = [], [], [], [], 0
    for place in places:
        connection.close()
        connection.ensure_connection()
        cold.append(timed(client, place)[0])
        rounds = [timed(client, place) for _round in range(ROUNDS)]
        warm.append(median(passed for passed, _worked in rounds))
        work.append(median(worked for _passed, worked in rounds))
        with CaptureQueriesContext(connection) as captured:
            size = max(size, len(client.get(place).content))
        queries.append(len(captured))
    return Cost(max(queries), median(cold), median(warm), median(work), size / 1000)


def timed(client: Client, place: str) -> tuple[float, float]:
    """Milliseconds that passed, and of work."""
    started, before = time.perf_counter(), worked()
    answer = client.get(place)
    after, passed = worked(), (time.perf_counter() - started) * 1000
    if answer.status_code != 200:
        print(f"{place}: {answer.status_code}")
    return passed, after - before


def spread(rows: Sequence[Row]) -> list[Row]:
    """Some of them, from the first to the last."""
    step = max(1, len(rows) // PLACES)
    return list(rows[::step][:PLACES])


def public_pages() -> Iterator[tuple[str, list[str]]]:
    now = timezone.now()
    issues = list(Issue.objects.live(now).newest_first())
    days = spread([issue.get_absolute_url() for issue in issues])
    stories = Article.objects.live(now).newest_first().values_list("pk", flat=True)
    months = list(dict.fromkeys((f"{i.date:%Y}", f"{i.date:%m}") for i in issues))
    # The newest and the oldest month may be cut short.
    whole = months[1:-1] or months
    yield "front", [reverse("articles:front")]
    yield "issue", days
    yield "page", [f"{day}1/" for day in days]
    yield "story", spread([reverse("articles:article", args=[pk]) for pk in stories])
    # Of names and tags those that have the most stories.
    names = Reporter.objects.live(now).annotate(count=Count("revision_credits"))
    nouns: dict[str, Sequence[Section | Series | Reporter]] = {
        "section": list(Section.objects.live(now)),
        "series": list(Series.objects.live(now)),
        "reporter": list(names.order_by("-count", "pk")[:PLACES]),
    }
    for name, rows in nouns.items():
        places = spread([row.get_absolute_url() for row in rows])
        yield name, places
        yield f"{name}, deep", [f"{place}?before={halfway()}" for place in places]
    counted = live_tags(now).annotate(count=Count("article_tags"))
    frequent = counted.order_by("-count", "pk")[:PLACES]
    tags = [reverse("articles:tag", args=[tag.slug]) for tag in frequent]
    yield "tag", tags
    yield "tag, deep", [f"{place}?before={halfway()}" for place in tags]
    yield "archive month", spread([reverse("articles:archive", args=m) for m in whole])
    for name in ("reporters", "tags", "corrections", "about", "search"):
        yield name, [reverse(f"articles:{name}")]
    for name in ("sitemap", "sitemap_standing", "news_sitemap"):
        yield name, [reverse(f"articles:{name}")]
    for_month = "articles:sitemap_month"
    yield "sitemap_month", spread([reverse(for_month, args=m) for m in whole])
    for name in ("feed", "feed_atom", "feed_json"):
        yield name, [reverse(f"articles:{name}")]
    for name, rows in nouns.items():
        feed = f"articles:{name}_feed"
        yield f"{name} feed", spread([reverse(feed, args=[r.slug]) for r in rows])


def desk_pages() -> Iterator[tuple[str, list[str]]]:
    """The lists of the desk, whole and looked through."""
    yield "today", [reverse("admin:index")]
    for name in ("article", "issue", "photo", "reporter", "tag", "desklog"):
        app = "taggit" if name == "tag" else "articles"
        yield name, [reverse(f"admin:{app}_{name}_changelist")]
    stories = reverse("admin:articles_article_changelist")
    yield "article, found", [f"{stories}?q=居民", f"{stories}?q=饕餮"]
    rows = Article.objects.live(timezone.now()).newest_first()
    pks = spread(list(rows.values_list("pk", flat=True)))
    change = "admin:articles_article_change"
    yield "article, one", [reverse(change, args=[pk]) for pk in pks]
    issues = Issue.objects.newest_first().values_list("pk", flat=True)
    places = [reverse("admin:articles_issue_change", args=[pk]) for pk in issues[:3]]
    yield "issue, one", places


def halfway() -> Cursor:
    """In the middle of all stories."""
    rows = Article.objects.live(timezone.now()).newest_first()
    row = rows.only("pk", "live_from")[rows.count() // 2]
    if row.live_from is None:
        raise ValueError("A live story has its instant.")
    return Cursor(row.live_from, row.pk)
