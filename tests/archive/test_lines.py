"""A line that is no issue falls alone; a folder is read file by file."""

from pathlib import Path
from typing import Any

import pytest

from articles.archive import lines
from articles.archive.findings import Findings, Place
from articles.archive.importing import Fate
from articles.archive.lines import BadLine, Line
from articles.models import Article, Issue
from tests.archiving import (
    bring,
    bring_records,
    fates,
    issue,
    one_story,
    page,
    refusals,
    write,
)

pytestmark = pytest.mark.django_db

LINES: list[tuple[Any, str]] = [
    (b"{", "不是完整的 JSON"),
    (b"[]", "一行要写一期"),
    (b"null", "一行要写一期"),
    (
        b'{"date": "2003-09-12", "pages": [{"stories": [{"headline": "\xff"}]}]}',
        "UTF-8",
    ),
    (b"\xff\xfe{\x00}\x00", "UTF-8"),
    ("渡口".encode("gb18030"), "UTF-8"),
    (b'{"date": "2003\x00-09-12"}', "不是完整的 JSON"),
    (b'{"number": NaN}', "不是完整的 JSON"),
    (b'{"number": ' + b"9" * 5000 + b"}", "不是完整的 JSON"),
    (b"[" * 100_000, "不是完整的 JSON"),
    (b"[" * 60 + b"]" * 60, "套得太深"),
    (issue(date=None), "没有出版日期"),
    (issue(date=20030912), "2003-09-12 这样的日期"),
    (issue(date="2003-9-12"), "2003-09-12 这样的日期"),
    (issue(date="２００３-09-12"), "2003-09-12 这样的日期"),
    (issue(date="2003-02-30"), "没有这一天"),
    (issue(date="1948-12-31"), "1949"),
    (issue(date="2099-01-01"), "还没到见报的时候"),
    (issue(date="2026-11-24", time="23:59"), "还没到见报的时候"),
    (issue(edition="号外"), "号外写 extra"),
    (issue(edition="../x"), "号外写 extra"),
    (issue(edition=["main"]), "号外写 extra"),
    ({"date": "2003-09-12"}, "没有一个能收的版"),
    ({"date": "2003-09-12", "pages": {}}, "没有一个能收的版"),
    (issue("要闻"), "没有一个能收的版"),
    (issue(page(number=0)), "没有一个能收的版"),
]


@pytest.mark.parametrize(("line", "said"), LINES)
def test_bad_line_is_refused_and_no_other(line: Any, said: str, tmp_path: Path) -> None:
    good = [issue(date="2003-09-10"), issue(date="2003-09-11")]
    results = bring_records(tmp_path, good[0], line, good[1])
    assert fates(results) == [Fate.BROUGHT, Fate.REFUSED, Fate.BROUGHT]
    found = refusals(results)
    assert any(said in finding.sentence for finding in found), found
    assert {(f.place.file, f.place.line) for f in found} == {("archive.jsonl", 2)}
    assert Issue.objects.count() == Article.objects.count() == 2


def test_endless_line_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "LONGEST", 2000)
    monkeypatch.setattr(lines, "STEP", 100)
    long = one_story(body=["长" * 3000])
    results = bring_records(tmp_path, issue(date="2003-09-10"), long, issue())
    assert fates(results) == [Fate.BROUGHT, Fate.REFUSED, Fate.BROUGHT]
    assert "超过 50 MB" in refusals(results)[0].sentence


def test_line_is_refused_by_its_own_reader() -> None:
    with pytest.raises(BadLine):
        Line(Place("a", 1), b"{").read(Findings(Place()))


def test_folder_is_read_file_by_file_and_blank_lines_count(tmp_path: Path) -> None:
    write(tmp_path / "2004.jsonl", issue(date="2004-01-02"))
    write(tmp_path / "2003.jsonl", b"\xef\xbb\xbf", issue(), b"", b"  ", b"{")
    write(tmp_path / "notes.txt", b"{")
    results = bring(tmp_path)
    assert fates(results) == [Fate.BROUGHT, Fate.REFUSED, Fate.BROUGHT]
    assert (results[1].findings[0].place.line) == 5
