"""`make bench`: what a search costs over N stories (STORIES=100000 make bench).

Fills a database of its own and keeps it for the next time; `make clean` forgets it.
Cold is a question's first time on a fresh connection after a start of the server, whose
own memory is then empty (the machine's may still hold its files). Warm is after that.
"""

import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles.search import find, understood
from newsroom import devdb

STORIES = int(os.environ.get("STORIES", "1000"))
ROUNDS = 10
TARGET_MS = 100
SAMPLE = 3000
COLUMNS = f"{'questions':34}{'order':11}{'cold':>7}{'p50':>7}{'p95':>7}{'page p95':>10}"


def main() -> None:
    fill()
    classes = dict(choose())
    restart()
    print(f"\n{facts()}\n\n{COLUMNS}   ms")
    worst = 0.0
    for name, questions in classes.items():
        for newest in (True, False):
            worst = max(worst, measure(name, questions, newest=newest))
    print(f"\nworst p95 of a search {worst:.0f} ms; wanted: under {TARGET_MS} ms")
    print(f"load of the machine {load()}")


def fill() -> None:
    settings.DATABASES["default"]["TEST"]["NAME"] = f"bench_{STORIES}"
    make = connection.creation.create_test_db
    make(verbosity=0, autoclobber=True, keepdb=True)
    if one("SELECT count(*) FROM articles_searchentry") == STORIES:
        return
    connection.close()  # the last time was broken off
    make(verbosity=0, autoclobber=True, keepdb=False)
    print(f"writing {STORIES:,} stories", flush=True)
    call_command("seed", stories=STORIES)
    call_command("reindex_search")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def choose() -> Iterator[tuple[str, list[str]]]:
    """Questions of each kind, by how many of the newest stories hold them."""
    from_newest = "SELECT text FROM articles_searchentry ORDER BY article_id DESC"
    with connection.cursor() as cursor:
        cursor.execute(f"{from_newest} LIMIT %s", [SAMPLE])
        texts = [text for (text,) in cursor.fetchall()]
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    threes: Counter[str] = Counter()
    for text in texts:
        runs = [run for run in text.split() if not run.isascii()]
        singles.update({char for run in runs for char in run})
        pairs.update({a + b for run in runs for a, b in pairwise(run)})
        threes.update({run[i : i + 3] for run in runs for i in range(len(run) - 2)})
    common = [pair for pair, _count in pairs.most_common(120)]
    made = {a + b[1] for a in common for b in common if a[1] == b[0]}
    meeting = sorted(made, key=lambda t: -min(pairs[t[:2]], pairs[t[1:]]))
    yield "commonest pairs", common[:5]
    yield "pairs in a tenth", near(pairs, len(texts) // 10)
    yield "pairs in a hundredth", near(pairs, len(texts) // 100)
    yield "rarest pairs", near(pairs, 1)
    yield "absent pairs", ["龘龖", "麒麟", "鬯鬲", "饕餮", "魑魅"]
    yield "absent longer words", ["火星探测车", "玻璃幕墙坠落", "quasar"]
    yield "single, commonest", [char for char, _count in singles.most_common(5)]
    yield "single, in a hundredth", near(singles, len(texts) // 100)
    yield "single, absent", ["龘", "鬯", "饕"]
    yield "three of common pairs, rare", [t for t in meeting if threes[t] < 3][:8]
    yield "three of common pairs, frequent", [t for t in meeting if threes[t] > 99][:5]
    yield (
        "two commonest pairs",
        [f"{common[0]} {common[1]}", f"{common[2]} {common[4]}"],
    )
    yield "common without a common", [f"{common[1]} -{common[0]}"]


def near(counts: Counter[str], wanted: int) -> list[str]:
    return sorted(counts, key=lambda one: (abs(counts[one] - wanted), one))[:5]


def measure(name: str, questions: Sequence[str], *, newest: bool) -> float:
    """Prints a line; returns the p95 of its searches."""
    cold, warm, pages = [], [], []
    for typed in questions:
        connection.close()
        connection.ensure_connection()
        cold.append(search(typed, newest=newest))
        warm += [search(typed, newest=newest) for _round in range(ROUNDS)]
        pages += [page(typed, newest=newest) for _round in range(ROUNDS)]
    p95 = part(warm, 0.95)
    order = "newest" if newest else "relevance"
    print(
        f"{name:34}{order:11}{max(cold):7.1f}{part(warm, 0.5):7.1f}{p95:7.1f}"
        f"{part(pages, 0.95):10.1f}   {' '.join(questions)[:40]}",
        flush=True,
    )
    return p95


def search(typed: str, *, newest: bool) -> float:
    """Milliseconds, of the search alone."""
    question, now = understood(typed), timezone.now()
    started = time.perf_counter()
    find(question, now=now, newest=newest)
    return (time.perf_counter() - started) * 1000


def page(typed: str, *, newest: bool) -> float:
    """Milliseconds until the whole page is there."""
    asked = {"q": typed, "sort": "newest" if newest else ""}
    started = time.perf_counter()
    answer = Client(headers={"host": "localhost"}).get("/search/", asked)
    took = (time.perf_counter() - started) * 1000
    if answer.status_code != 200:
        print(f"{typed}: {answer.status_code}")
    return took


def part(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def facts() -> str:
    count = one("SELECT count(*) FROM articles_searchentry")
    table = one("SELECT pg_size_pretty(pg_table_size('articles_searchentry'))")
    index = one("SELECT pg_size_pretty(pg_relation_size('search_by_token'))")
    return f"{count:,} entries; table {table}, index {index}; load {load()}"


def load() -> str:
    return " ".join(f"{number:.1f}" for number in os.getloadavg())


def restart() -> None:
    """Only where nobody else of this checkout uses the server."""
    connection.close()
    devdb.stop()
    devdb.start()


def one(statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]
