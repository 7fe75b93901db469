"""Makes the search entries right again, or says which are not. Interrupted, it goes on
where it was: what is right already is not made again."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from articles.search.upkeep import clean_index, drop_strays, faults, rebuild

EVERY_SECONDS = 2.0


class Command(BaseCommand):
    help = "Rebuilds what search knows of live stories; with --check only compares it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="make every entry anew, compare, change nothing; exits 1 on a fault",
        )
        parser.add_argument(
            "--all",
            action="store_true",
            dest="everything",
            help="make those again too that look right",
        )

    def handle(self, *args: Any, check: bool, everything: bool, **options: Any) -> None:
        self.started = self.shown = time.monotonic()
        if check:
            self.compare()
            return
        strays = drop_strays()
        if strays:
            self.stdout.write(f"{strays:,} entries of stories that are not released")
        done = 0
        for done, total in rebuild(everything=everything):
            self.progress(done, total)
        if done:
            clean_index()
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE articles_searchentry")
        seconds = time.monotonic() - self.started
        self.stdout.write(f"{done:,} entries made in {seconds:,.1f} s")

    def compare(self) -> None:
        found = 0
        for done, total, wrong in faults():
            for pk, reason in wrong:
                found += 1
                self.stdout.write(f"story {pk}: {reason}")
            self.progress(done, total)
        if found:
            raise CommandError(f"{found:,} faults; run it without --check to mend")
        self.stdout.write("Every live story is found by its own words, and no other.")

    def progress(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.shown < EVERY_SECONDS:
            return
        self.shown = now
        left = (total - done) * (now - self.started) / max(done, 1)
        self.stdout.write(f"{done:>9,} of {total:,}  {left:,.0f} s left")
        self.stdout.flush()
