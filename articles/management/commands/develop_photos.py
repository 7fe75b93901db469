"""Makes files anew of photos that came in before today's widths and formats."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.models import Photo
from articles.renditions import BadPicture, develop_again

BATCH = 100


class Command(BaseCommand):
    help = "Make renditions, crops and look of older photos anew from their originals."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="also of those that have crops already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """May be stopped and run again: each photo is done whole or not at all."""
        done = failed = 0
        rows = Photo.objects.exclude(original="")
        rows = rows if options["all"] else rows.filter(crops={})
        for pk in rows.order_by("-pk").values_list("pk", flat=True).iterator(BATCH):
            photo = Photo.objects.get(pk=pk)
            try:
                stale = develop_again(photo)
            except BadPicture as error:
                failed += 1
                self.stderr.write(f"#{pk}: {error}")
                continue
            photo.save(update_fields=["renditions", "crops", "look"])
            for path in stale:
                path.unlink(missing_ok=True)
            done += 1
        self.stdout.write(f"{done} photos made anew, {failed} could not be")
