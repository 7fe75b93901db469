"""What a search costs, by the kind of question and in both orders.

Cold is a question's first time on a fresh connection after a start of the server, whose
own memory is then empty (the machine's may still hold its files). Warm is after that.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from django.db import connection
from django.test import Client
from django.utils import timezone

from articles.models import Reporter, Section, Series
from articles.search import find, understood
from tests.bench.archive import facts, load, part, restart, worked

ROUNDS = 10
LAST = 50  # the deepest page there is
TARGET_MS = 100
SAMPLE = 3000
COLUMNS = (
    f"{'questions':34}{'order':11}{'cold':>7}{'p50':>7}{'p95':>7}{'p95 work':>9}"
    f"{'page p95':>9}"
)


class Slow(NamedTuple):
    """The p95 of a kind of question, in milliseconds that passed and of work, in which
    a busy machine does not show."""

    passed: float
    worked: float


def report() -> None:
    """Of the database that is in use."""
    classes = dict(choose())
    restart()
    print(f"\n{facts()}\n\n{COLUMNS}   ms")
    p95s = []
    for name, questions in classes.items():
        for newest in (True, False):
            p95s.append(measure(name, questions, newest=newest))
    for what in ("passed", "worked"):
        found = [getattr(slow, what) for slow in p95s]
        print(
            f"p95 of a search, milliseconds that {what}: worst kind {max(found):.0f}, "
            f"median of the kinds {median(found):.0f}; wanted: under {TARGET_MS}"
        )
    print(f"load of the machine {load()}")


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
    yield from narrowed(common, rare=near(pairs, len(texts) // 100)[0])


def narrowed(common: Sequence[str], *, rare: str) -> Iterator[tuple[str, list[str]]]:
    """What must not be there, filters and days; some of them leave nothing."""
    yield (
        "common without a common",
        [
            f"{common[1]} -{common[0]}",
            f"{common[0]} -{common[1]}",
            f"{common[2]} -{common[0]} -{common[1]}",
            f"{common[0]} -的",
        ],
    )
    yield "rare without a common", [f"{rare} -{common[0]}", f"{common[0]} -{rare}"]
    yield "common without a longer word", [f"{common[0]} -人民医院", f"{common[1]} -x9"]
    now = timezone.now()
    section, series = (
        Section.objects.live(now)[0].name,
        Series.objects.live(now)[0].name,
    )
    name = Reporter.objects.live(now)[0].name
    page = "版:A02"
    yield "common in a section", [f"{word} 频道:{section}" for word in common[:2]]
    yield "common in a series", [f"{word} 专栏:{series}" for word in common[:2]]
    yield "common on a page", [f"{word} {page}" for word in common[:2]]
    yield "common on no page", [f"{common[0]} 版:Z99", f"{common[1]} 专栏:没有"]
    yield "rare in section, series, page", [f"{rare} {page}", f"{rare} 频道:{section}"]
    yield "by a name", [f"记者:{name}", f"{common[0]} 记者:{name}"]
    yield "a month", [f"{common[0]} 2020-05", "2020-05", f"{rare} 2020-05"]
    yield "filters alone", [f"频道:{section}", page, f"{page} 专栏:{series}", "版:Z99"]
    yield (
        "all at once",
        [
            f"{common[0]} -{common[1]} 频道:{section} {page} 记者:{name}",
            f"{common[0]} -{common[1]} 频道:{section} 专栏:{series} 2020-05",
        ],
    )


def near(counts: Counter[str], wanted: int) -> list[str]:
    return sorted(counts, key=lambda one: (abs(counts[one] - wanted), one))[:5]


def measure(name: str, questions: Sequence[str], *, newest: bool) -> Slow:
    """Prints a line."""
    cold, warm, work, pages = [], [], [], []
    for typed in questions:
        connection.close()
        connection.ensure_connection()
        cold.append(search(typed, newest=newest)[0])
        rounds = [search(typed, newest=newest) for _round in range(ROUNDS)]
        warm += [passed for passed, _worked in rounds]
        work += [worked for _passed, worked in rounds]
        for number in (1, LAST):
            pages += [page(typed, newest=newest, number=number) for _round in range(3)]
    slow = Slow(part(warm, 0.95), part(work, 0.95))
    order = "newest" if newest else "relevance"
    print(
        f"{name:34}{order:11}{max(cold):7.1f}{part(warm, 0.5):7.1f}{slow.passed:7.1f}"
        f"{slow.worked:9.1f}{part(pages, 0.95):9.1f}   {' '.join(questions)[:40]}",
        flush=True,
    )
    return slow


def search(typed: str, *, newest: bool) -> tuple[float, float]:
    """Milliseconds of the search alone: that passed, and of work."""
    question, now = understood(typed), timezone.now()
    started, before = time.perf_counter(), worked()
    find(question, now=now, newest=newest)
    after, passed = worked(), (time.perf_counter() - started) * 1000
    return passed, after - before


def page(typed: str, *, newest: bool, number: int) -> float:
    """Milliseconds until the whole page is there."""
    asked = {"q": typed, "sort": "newest" if newest else "", "page": number}
    started = time.perf_counter()
    answer = Client(headers={"host": "localhost"}).get("/search/", asked)
    took = (time.perf_counter() - started) * 1000
    if answer.status_code != 200:
        print(f"{typed}: {answer.status_code}")
    return took
