"""Several processes serve readers: what one takes away, none of them shows again."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.urls import reverse

from articles import workflow
from tests.cast import NOW, make_photo, released_issue, signed_article
from tests.correcting import corrected

# Out on any machine's clock, for the workers have the real one.
LONG_AGO = dt.datetime(2024, 2, 6, 6, 0, tzinfo=dt.UTC)
WORKER = """
import json, os, sys
from tests import settings
settings.DATABASES["default"]["NAME"], settings.MEDIA_ROOT = sys.argv[1:]
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from django.test import Client
client = Client()
for line in sys.stdin:
    asked = json.loads(line)
    answer = client.get(asked["address"], headers=asked["headers"])
    said = answer.status_code, answer.headers.get("ETag"), answer.getvalue().hex()
    print(json.dumps(said), flush=True)
"""


class Worker:
    """A process of its own that has served these pages before."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def get(self, address: str, *, tag: str = "") -> tuple[int, str, str]:
        assert self.process.stdin is not None and self.process.stdout is not None
        headers = {"host": "localhost"} | ({"if-none-match": tag} if tag else {})
        asked = json.dumps({"address": address, "headers": headers})
        print(asked, file=self.process.stdin, flush=True)
        status, held, content = json.loads(self.process.stdout.readline())
        return status, held or "", bytes.fromhex(content).decode(errors="replace")


@contextmanager
def worker(media: Path) -> Iterator[Worker]:
    name = str(connection.settings_dict["NAME"])
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, name, str(media)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Worker(process)
    finally:
        process.kill()
        process.communicate()


@pytest.mark.django_db(transaction=True)
def test_every_worker_forgets_a_withdrawn_story_and_finds_it_restored(
    reporter: User, page_editor: User, chief: User, media_root: Path
) -> None:
    photo = make_photo(by=reporter)
    words: dict[str, Any] = {"headline": "防汛标记", "photos": [photo]}
    story = signed_article(by=reporter, chief=chief, **words)
    released_issue([story], chief=chief, at=LONG_AGO, now=LONG_AGO)
    corrected(story, by=page_editor, chief=chief, now=LONG_AGO, fix_text=True)
    address = story.get_absolute_url()
    picture = reverse("articles:photo", args=[photo.key, photo.width, "jpg"])
    gone = {address: 410, f"{address}as-printed/": 410, picture: 404}
    lists = dict.fromkeys(("/", "/corrections/", "/sitemap.xml", "/feed.json"), 200)
    gone["/sitemap-2024-02.xml"] = 404  # it was the month's only story
    with worker(media_root) as one, worker(media_root) as other:
        before = {}
        for each in (one, other):
            before = {a: each.get(a) for a in (*gone, *lists)}
            assert {status for status, _tag, _text in before.values()} == {200}
        why: dict[str, Any] = {"reason": "误", "ordered_by": "总编"}
        workflow.withdraw(story, by=chief, now=NOW, **why)
        for each in (one, other):
            for a, due in (gone | lists).items():
                status, _tag, text = each.get(a, tag=before[a][1])
                assert status == due, a
                assert "防汛标记" not in text and address not in text, a
        workflow.restore(story, by=chief, now=NOW)
        for each in (one, other):
            assert {a: each.get(a) for a in before} == before
