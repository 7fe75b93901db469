"""The command shows how far it is, writes its report and says by its exit code."""

import csv
import io
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from articles.archive.lock import NUMBER
from articles.management.commands import import_archive
from articles.models import DeskLog, Issue
from tests.archiving import issue, one_story, page, story, write

pytestmark = pytest.mark.django_db


def run(path: Path, *options: str) -> tuple[int, str]:
    """Exit code and all that it said; its report lies beside the archive."""
    out = io.StringIO()
    report = path.parent / "report.csv"
    try:
        call_command(
            "import_archive", path, "--report", report, *options, stdout=out, stderr=out
        )
    except SystemExit as left:
        return int(left.code or 0), out.getvalue()
    return 0, out.getvalue()


def report_of(path: Path) -> list[list[str]]:
    with (path.parent / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_all_well_is_zero(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", issue(page(story(credits=[]))))
    code, said = run(path)
    assert (code, "收进 1 期 1 篇" in said) == (0, True)
    assert len(report_of(path)) == 1
    code, said = run(path)
    assert (code, "1 期早已在库，没有动。" in said) == (0, True)


def test_anything_refused_is_one_and_named_in_the_report(tmp_path: Path) -> None:
    bad = one_story(headline="=1+1", kicker="长" * 121)
    path = write(tmp_path / "a.jsonl", bad, b"{")
    code, said = run(path)
    assert code == 1
    assert "有 2 处没有收" in said
    head, first, second, *notes = report_of(path)
    assert head == ["文件", "行", "期", "版", "稿件", "项", "结果", "说明"]
    assert first == [
        *("a.jsonl", "1", "2003-09-12", "A01", "'=1+1", "kicker", "未收"),
        "有 121 个字，最多 120 个。",
    ]
    assert second[:2] == ["a.jsonl", "2"]
    assert {row[6] for row in notes} == {"提示"}


def test_remarks_come_once_with_their_count(tmp_path: Path) -> None:
    records = [issue(date=f"2003-09-{day}") for day in range(12, 22)]
    path = write(tmp_path / "a.jsonl", *records)
    assert run(path)[0] == 0
    [note] = report_of(path)[1:]
    assert note[7] == "作者里没有“沈砚”，只印名字。（共 10 处，这是第一处）"


def test_dry_run_says_that_it_is_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", issue())
    code, said = run(path, "--dry-run")
    assert (code, "什么也没有写" in said) == (0, True)
    assert not Issue.objects.exists()


def test_progress_is_shown_with_rate_and_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_archive, "EVERY_SECONDS", 0)
    records = [issue(date=f"2003-09-{day}") for day in range(12, 16)]
    _code, said = run(write(tmp_path / "a.jsonl", *records))
    assert " 50%  2 期，每秒" in said
    assert "100%  4 期" in said
    assert "还要约 0 秒" in said


def test_who_ran_it_is_in_the_log(tmp_path: Path, chief: User) -> None:
    path = write(tmp_path / "a.jsonl", issue())
    assert run(path, "--by", chief.username)[0] == 0
    assert DeskLog.objects.get().person == chief


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("missing.jsonl", [], "打不开"),
        ("empty", [], "没有 .jsonl 文件"),
        ("a.jsonl", ["--by", "nobody"], "没有“nobody”这个账号"),
        ("a.jsonl", ["--report", "/nowhere/report.csv"], "打不开 /nowhere"),
    ],
)
def test_what_cannot_begin_is_two(
    name: str, options: list[str], said: str, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "a.jsonl", issue())
    code, told = run(tmp_path / name, *options)
    assert code == 2
    assert said in told
    assert not Issue.objects.exists()


@pytest.mark.parametrize("jobs", ["0", "-1", "65", "two"])
def test_senseless_jobs_are_refused(jobs: str, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", issue())
    with pytest.raises(CommandError):
        run(path, "--jobs", jobs)


def test_two_imports_do_not_run_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", issue())
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [NUMBER])
            code, said = run(path)
            cursor.execute("SELECT pg_advisory_unlock(%s)", [NUMBER])
    finally:
        other.close()
    assert (code, "另一个档案导入正在进行" in said) == (2, True)
    assert run(path)[0] == 0
