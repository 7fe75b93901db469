"""However long the archive, the importer holds a few issues of it at a time."""

import json
import os
from pathlib import Path

import pytest

from articles.archive.importing import Importer
from articles.archive.lines import read_lines
from tests.archiving import issue, page, story
from tests.cast import NOW

pytestmark = pytest.mark.django_db

ISSUES = 160
CHARACTERS = 60_000
ALLOWED = 24 * 1024 * 1024  # the archive itself is over 50 MB


def resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux")
def test_memory_stays_flat(tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    with path.open("w", encoding="ascii") as file:
        for day in range(ISSUES):
            date = f"{2000 + day // 28}-03-{day % 28 + 1:02d}"
            body = [f"{day}" + "渡" * (CHARACTERS // 4)] * 4
            file.write(json.dumps(issue(page(story(body=body)), date=date)) + "\n")
    assert path.stat().st_size > 2 * ALLOWED
    importer = Importer(tmp_path, now=NOW)
    early = 0
    for done, result in enumerate(importer.bring_in(read_lines([path]))):
        assert not result.findings.refused
        if done == ISSUES // 4:
            early = resident()
    assert resident() - early < ALLOWED
