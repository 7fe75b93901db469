"""Walks the desk log's chain and names the first row that does not hold."""

import re
import time
from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.models import DeskLog
from articles.models.desk_chain import Link, fault, links, unlinked
from articles.vocabulary import Verb

EVERY_SECONDS = 2.0
HEAD = re.compile(r"[0-9a-f]{12,64}")


def noted(text: str) -> str:
    """A head as noted on paper: in groups or in capitals, its beginning will do."""
    head = "".join(text.split()).lower()
    if not HEAD.fullmatch(head):
        raise ArgumentTypeError("12 to 64 hexadecimal digits")
    return head


class Command(BaseCommand):
    help = "Checks every row of the desk log; exits 1 and names the first broken one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head",
            type=noted,
            metavar="DIGEST",
            help="a head noted earlier; finds rows cut off at the end since then",
        )

    def handle(self, *args: Any, head: str | None = None, **options: Any) -> None:
        last, seen_at = self.walk(head)
        stray = unlinked()
        if stray is not None:
            text = _("%(row)s不在链上：它是绕过触发器写进来的。")
            raise CommandError(text % {"row": _named(stray)})
        if head and seen_at is None:
            text = _("找不到记下的指纹 %(head)s：末尾的行被截掉了，或整条链被改写过。")
            end = _("现在的末尾是%(row)s。") % {"row": _named(last)} if last else ""
            raise CommandError(text % {"head": head} + end)
        count = last.position if last else 0
        self.stdout.write(_("%(count)s 行，一行不缺，一行未改。") % {"count": count})
        if seen_at:
            text = _("记下的指纹是第 %(at)s 行，此后又写了 %(more)s 行。")
            self.stdout.write(text % {"at": seen_at, "more": count - seen_at})
        self.stdout.write(
            _("末行指纹 %(head)s") % {"head": last.digest if last else "-"}
        )

    def walk(self, head: str | None) -> tuple[Link | None, int | None]:
        """The last link, and where the noted head stands; refuses a broken link."""
        last, seen_at = None, None
        total, shown = DeskLog.objects.count(), time.monotonic()
        for link in links():
            if why := fault(link, after=last):
                text = _("%(row)s断了链：%(why)s。")
                raise CommandError(text % {"row": _named(link), "why": why})
            if head and link.digest.startswith(head):
                seen_at = link.position
            last = link
            if time.monotonic() - shown > EVERY_SECONDS:
                shown = time.monotonic()
                self.stdout.write(f"{link.position:>10,} / {total:,}")
                self.stdout.flush()
        return last, seen_at


def _named(link: Link) -> str:
    what = Verb(link.verb).label if link.verb in Verb.values else link.verb
    # A tampered instant may be none at all, such as infinity.
    at = localtime(datetime.fromisoformat(link.at)) if link.at else None
    when = f"{at:%Y-%m-%d %H:%M:%S}" if at else "?"
    text = _("编号 %(number)s 的一行（%(when)s，%(what)s，%(target)s）")
    about = {"number": link.id, "when": when, "what": what, "target": link.target}
    return text % about
