"""`make validators`: what validators by others say of the running demo's feeds and
sitemaps. Leaves with 1 where one finds an error; what is only advised is counted."""

import asyncio
import datetime as dt
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.lighthouse import fetched
from tests.shots import SITE

# The schema is of version 1; what 1.1 added to it.
OF_1_1 = ("authors", "language")


def main() -> None:
    found = [
        *_sitemap("/sitemap.xml"),
        *_sitemap("/news-sitemap.xml"),
        *_checked("/feed/", _rss),
        *_checked("/feed/atom/", _atom),
        *_checked("/feed.json", _json_feed),
    ]
    print("\n".join(found) or "no error")
    sys.exit(1 if found else 0)


def _sitemap(path: str) -> Iterator[str]:
    """With every map that it names, and every address in them opened."""
    service: Any = import_module("sitemap_verify.service")
    with tempfile.TemporaryDirectory() as folder:
        report = asyncio.run(
            service.validate_target(
                SITE + path,
                mode="url",
                engine="google",
                recursive=True,
                max_depth=3,
                max_sitemaps=2000,
                check_reachability=True,
                probe_method="get",
                concurrency=4,
                timeout=20.0,
                store_path=Path(folder) / "told.sqlite3",
            )
        )
    told = report.summary
    advice = Counter(row.code for row in report.diagnostics if row.level == "warn")
    advised = ", ".join(f"{code} {count} times" for code, count in advice.items())
    print(
        f"{path}: {told.sitemaps_checked} maps, {told.urls_checked} addresses opened, "
        f"{told.errors} errors; advised: {advised or 'nothing'}",
        flush=True,
    )
    for row in report.diagnostics:
        if row.level == "error":
            yield f"{path} {row.code}: {row.message} {row.location or ''}"


def _checked(path: str, check: Any) -> Iterator[str]:
    try:
        count, faults = check(fetched(SITE + path).decode())
    except ValueError as error:  # as pydantic's are
        count, faults = 0, [str(error)]
    print(f"{path}: {count} stories, {len(faults)} errors")
    return (f"{path} {fault}" for fault in faults)


def _rss(text: str) -> tuple[int, list[str]]:
    channel = import_module("rss_parser").RSSParser.parse(text).channel.content
    items = [item.content for item in channel.items]
    dates = [item.pub_date.content for item in items]
    return len(items), _undated(dates)


def _atom(text: str) -> tuple[int, list[str]]:
    feed = import_module("rss_parser").AtomParser.parse(text).feed.content
    entries = [entry.content for entry in feed.entries]
    dates = [entry.updated.content for entry in entries]
    return len(entries), _undated([feed.updated.content, *dates])


def _undated(dates: list[Any]) -> list[str]:
    """What cannot be read as an instant is left as it was written."""
    return [f"no date: {date}" for date in dates if not isinstance(date, dt.datetime)]


def _json_feed(text: str) -> tuple[int, list[str]]:
    schema = import_module("jsonfeedvalidator.schema").SCHEMA
    validator = import_module("jsonschema").Draft4Validator(schema)
    feed = json.loads(text)
    for part in (feed, *feed["items"]):
        for name in OF_1_1:
            part.pop(name, None)
    faults = [f"{list(e.path)}: {e.message[:200]}" for e in validator.iter_errors(feed)]
    return len(feed["items"]), faults


if __name__ == "__main__":
    main()
