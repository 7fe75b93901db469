"""Name the picture files that are missing, short or nobody's; sweep old orphans."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.renditions.checking import Fault, faults

WORDS = {
    Fault.MISSING: gettext_lazy("缺"),
    Fault.SHORT: gettext_lazy("坏"),
    Fault.ORPHAN: gettext_lazy("无主"),
}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--hashes",
            action="store_true",
            help="read every original and compare its hash; slow",
        )
        parser.add_argument(
            "--sweep",
            action="store_true",
            help="remove orphans older than a day; safe while the site runs",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        counts: Counter[str] = Counter()
        now = timezone.now()
        for found in faults(now=now, hashes=options["hashes"], sweep=options["sweep"]):
            counts["swept" if found.swept else found.fault] += 1
            whose = _("  图片 %d") % found.photo if found.photo else ""
            done = _("  已清除") if found.swept else ""
            self.stdout.write(f"{WORDS[found.fault]}  {found.shown}{whose}{done}")
        swept = counts.pop("swept", 0)
        said = "，".join(f"{WORDS[fault]} {counts[fault]}" for fault in Fault)
        text = _("%(faults)s；清除 %(swept)s。")
        sentence = text % {"faults": said, "swept": swept}
        if counts.total():
            raise CommandError(sentence, returncode=1)
        self.stdout.write(sentence)
