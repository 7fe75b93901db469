"""A large archive of varied text, to measure with. Never beside a real paper."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from articles.sample.archive import TooManyStoriesError, seed_archive

EVERY_SECONDS = 2.0


class Command(BaseCommand):
    help = "Writes N invented stories in daily issues before the oldest one there is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--stories", type=int, required=True, metavar="N")
        parser.add_argument(
            "--from",
            dest="since",
            type=int,
            metavar="YEAR",
            help="spread the issues from this year's first day on",
        )
        parser.add_argument("--seed", type=int, default=1, help="another text")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMO:
            raise CommandError("Invented stories belong to the demo only.")
        wanted = options["stories"]
        if wanted < 1:
            raise CommandError("--stories takes a number from 1.")
        since = options["since"]
        if since is not None and not 1949 <= since <= timezone.localdate().year:
            raise CommandError("--from takes a year from 1949 to this year.")
        self.started = self.shown = time.monotonic()
        done = 0
        try:
            for done in seed_archive(
                wanted,
                today=timezone.localdate(),
                now=timezone.now(),
                since=since,
                seed=options["seed"],
            ):
                self.progress(done, wanted)
        except TooManyStoriesError as error:
            raise CommandError(str(error)) from error
        self.finish(done)

    def progress(self, done: int, wanted: int) -> None:
        now = time.monotonic()
        if now - self.shown < EVERY_SECONDS and done < wanted:
            return
        self.shown = now
        rate = done / max(now - self.started, 0.001)
        left = (wanted - done) / rate
        self.stdout.write(
            f"{done:>8,} of {wanted:,} stories  {rate:,.0f} a second"
            f"  {left:,.0f} s left"
        )
        self.stdout.flush()

    def finish(self, done: int) -> None:
        seconds = time.monotonic() - self.started
        # Without fresh statistics the planner would still believe in small tables.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(f"{done:,} stories in {seconds:,.1f} s")
