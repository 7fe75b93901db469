"""Old issues out of a file or a folder into the paper; see docs/archive-format.md.

Exits 1 when anything was refused, 2 when nothing could be read at all.
"""

import os
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any, NoReturn

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.archive.directory import MAKES
from articles.archive.importing import Fate, Importer, Result
from articles.archive.lines import archive_files, read_lines
from articles.archive.report import Report
from articles.refusals import WrongState

REFUSED = 1
UNREADABLE = 2
EVERY_SECONDS = 2.0
SMALL = 2 * 1024 * 1024  # bytes not worth the start of more processes
MOST_JOBS = 64


def some(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise ArgumentTypeError(f"1 to {MOST_JOBS}")
    return int(text)


class Command(BaseCommand):
    help = "Brings old issues in, signed by the archive and live at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE.jsonl|DIR")
        parser.add_argument(
            "--dry-run", action="store_true", help="check everything, write nothing"
        )
        parser.add_argument(
            "--report",
            type=Path,
            metavar="FILE.csv",
            help="what was refused and why; by default archive-report.csv here",
        )
        parser.add_argument(
            "--create",
            nargs="+",
            choices=MAKES,
            default=[],
            metavar="NOUN",
            help="add names that are not known yet: " + ", ".join(MAKES),
        )
        parser.add_argument(
            "--complete",
            action="store_true",
            help="add what issues that are in still lack; what is in stays as it is",
        )
        parser.add_argument("--by", metavar="USERNAME", help="for the desk log")
        parser.add_argument(
            "--jobs", type=some, default=os.cpu_count() or 1, metavar="N"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["path"]
        report_path = options["report"] or Path("archive-report.csv")
        try:
            files = archive_files(path)
            self.total = sum(file.stat().st_size for file in files)
            for file in files:
                file.open("rb").close()
            if not files:
                self.leave(_("这个文件夹里没有 .jsonl 文件。"))
            report = Report(report_path)
        except OSError as error:
            reason = error.strerror or str(error)
            text = _("打不开 %(name)s：%(reason)s。")
            self.leave(text % {"name": error.filename, "reason": reason})
        importer = Importer(
            path if path.is_dir() else path.parent,
            now=timezone.now(),
            by=self.person(options["by"]),
            makes=options["create"],
            jobs=options["jobs"],
            processes=options["jobs"] if self.total > SMALL else 1,
            complete=options["complete"],
            dry_run=options["dry_run"],
        )
        self.begin()
        try:
            for result in importer.bring_in(read_lines(files)):
                report.add(result.findings)
                self.count(result)
        except WrongState as error:
            self.leave(str(error))
        except (OSError, OperationalError, InterfaceError) as error:
            text = _("中断了：%s。已经收进的都在，修好后再运行一次，会接着做。")
            self.leave(text % str(error).strip())
        finally:
            report.close()
        self.finish(report, report_path, dry_run=options["dry_run"])
        if report.refused:
            sys.exit(REFUSED)

    def leave(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(UNREADABLE)

    def person(self, username: str | None) -> User | None:
        if username is None:
            return None
        named = User.objects.filter(username=username, is_active=True).first()
        if named is None:
            self.leave(_("没有“%(name)s”这个账号。") % {"name": username})
        return named

    # Progress.

    def begin(self) -> None:
        self.started = self.shown = time.monotonic()
        self.issues = dict.fromkeys(Fate, 0)
        self.stories = 0

    def count(self, result: Result) -> None:
        self.issues[result.fate] += 1
        self.stories += result.stories
        now = time.monotonic()
        if now - self.shown < EVERY_SECONDS:
            return
        self.shown = now
        seconds = max(now - self.started, 0.001)
        share = min(1.0, result.read_to / max(self.total, 1))
        done = sum(self.issues.values())
        text = _(
            "%(done)s 期，每秒 %(rate).0f 期，%(stories)s 篇，还要约 %(left).0f 秒"
        )
        words = {
            "done": f"{done:,}",
            "rate": done / seconds,
            "stories": f"{self.stories:,}",
            "left": seconds * (1 - share) / max(share, 0.001),
        }
        self.say(f"{share:5.0%}  {text % words}")

    def finish(self, report: Report, path: Path, *, dry_run: bool) -> None:
        seconds = time.monotonic() - self.started
        if not dry_run and self.issues[Fate.BROUGHT]:
            # Without fresh statistics the planner would still believe in small tables.
            # It is also the commit that puts all before it on the disk.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        text = _(
            "收进 %(brought)s 期 %(stories)s 篇，%(seconds).1f 秒，每秒 %(rate).0f 篇。"
        )
        words = {
            "brought": f"{self.issues[Fate.BROUGHT]:,}",
            "stories": f"{self.stories:,}",
            "seconds": seconds,
            "rate": self.stories / max(seconds, 0.001),
        }
        if dry_run:
            self.say(_("只是试读，什么也没有写。"))
        self.say(text % words)
        if known := self.issues[Fate.KNOWN]:
            self.say(_("%s 期早已在库，没有动。") % f"{known:,}")
        if report.refused:
            text = _("有 %(count)s 处没有收，原因见 %(path)s。")
            self.say(text % {"count": f"{report.refused:,}", "path": path})
        elif report.remarks:
            self.say(_("没有拒收的；有些提示，见 %s。") % path)

    def say(self, text: str) -> None:
        """What the terminal can show; one that knows no Chinese gets escapes."""
        encoding = getattr(self.stdout, "encoding", None) or "utf-8"
        self.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        self.stdout.flush()
