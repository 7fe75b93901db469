"""Builders of a small archive on disk. No test stands here."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from articles.archive.findings import Finding
from articles.archive.importing import Fate, Importer, Result
from articles.archive.lines import archive_files, read_lines
from tests.cast import NOW

Record = dict[str, Any]


def story(headline: str = "柳桥渡口通了摩托艇", **given: Any) -> Record:
    return {
        "headline": headline,
        "body": ["昨天清晨，柳桥渡口试航。", "渡工老梁说，来回省了一半时间。"],
        "credits": [{"role": "记者", "name": "沈砚"}],
    } | given


def page(*stories: Any, **given: Any) -> Record:
    return {"label": "A01", "name": "要闻", "stories": list(stories)} | given


def issue(*pages: Any, date: Any = "2003-09-12", **given: Any) -> Record:
    return {"date": date, "pages": list(pages) or [page(story())]} | given


def one_story(**given: Any) -> Record:
    """An issue of this story and a good one after it."""
    return issue(page(story(**given), story("第二篇")))


def write(path: Path, *records: Any) -> Path:
    """Anything but text and bytes becomes a line of JSON."""
    with path.open("wb") as file:
        for record in records:
            if isinstance(record, bytes):
                file.write(record + b"\n")
            else:
                text = record if isinstance(record, str) else json.dumps(record)
                file.write(text.encode() + b"\n")
    return path


def bring(path: Path, **options: Any) -> list[Result]:
    importer = Importer(
        path if path.is_dir() else path.parent, **({"now": NOW} | options)
    )
    return list(importer.bring_in(read_lines(archive_files(path))))


def bring_records(folder: Path, *records: Any, **options: Any) -> list[Result]:
    return bring(write(folder / "archive.jsonl", *records), **options)


def refusals(results: Iterable[Result]) -> list[Finding]:
    return [f for result in results for f in result.findings if f.refused]


def remarks(results: Iterable[Result]) -> list[Finding]:
    return [f for result in results for f in result.findings if not f.refused]


def fates(results: Iterable[Result]) -> list[Fate]:
    return [result.fate for result in results]
