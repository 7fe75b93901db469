"""Killed at any moment and called again: nothing twice, nothing half, nothing lost."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from articles.models import Article, DeskLog, Issue, Page, Revision, SignOff
from newsroom.devdb import url
from newsroom.env import BASE_DIR, DATABASE_URL
from tests.archiving import issue, page, story, write
from tests.chain import first_fault

pytestmark = pytest.mark.django_db(transaction=True)

ISSUES = 60
STORIES = 4


def environment() -> dict[str, str]:
    """The command's own, but writing into the test's database."""
    base = (DATABASE_URL or url()).partition("?")
    name = connection.settings_dict["NAME"]
    address = base[0].rpartition("/")[0] + f"/{name}{base[1]}{base[2]}"
    return os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "ENV_FILE": os.devnull,
        "DJANGO_ENV": "demo",
    }


def start(archive: Path, report: Path, *options: str) -> "subprocess.Popen[str]":
    command = ["manage.py", "import_archive", str(archive), "--report", str(report)]
    return subprocess.Popen(
        [sys.executable, *command, *options],
        cwd=BASE_DIR,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def records() -> list[object]:
    return [
        issue(
            page(*(story(f"{n}", old=[f"/{day}/{n}.htm"]) for n in range(STORIES))),
            date=f"{2000 + day // 28}-03-{day % 28 + 1:02d}",
        )
        for day in range(ISSUES)
    ]


def assert_whole(issues: int) -> None:
    assert Issue.objects.count() == Page.objects.count() == issues
    rows = Article.objects.filter(live_from__isnull=False)
    assert rows.count() == Article.objects.count() == issues * STORIES
    assert Revision.objects.count() == SignOff.objects.count() == issues * STORIES
    assert DeskLog.objects.count() == issues
    assert first_fault() is None


@pytest.mark.parametrize("options", [["--jobs", "1"], ["--jobs", "2"]])
def test_killed_in_the_middle_it_goes_on(options: list[str], tmp_path: Path) -> None:
    archive = write(tmp_path / "archive.jsonl", *records())
    report = tmp_path / "report.csv"
    for share in (3, 2):
        process = start(archive, report, *options)
        wanted = ISSUES // share
        patience = time.monotonic() + 90
        while Issue.objects.count() < wanted and time.monotonic() < patience:
            time.sleep(0.01)
        process.kill()
        process.communicate()
        done = Issue.objects.count()
        assert wanted <= done < ISSUES
        assert_whole(done)
    process = start(archive, report, *options)
    said, _errors = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert_whole(ISSUES)
