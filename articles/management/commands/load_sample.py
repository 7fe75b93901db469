"""The sample paper, on the first start of a demo. Never beside a real paper."""

import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.models import Article, Issue
from articles.sample.load import load_paper


class Command(BaseCommand):
    help = "Loads the sample paper: five released issues and tomorrow's in planning."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMO:
            raise CommandError("The sample paper belongs to the demo only.")
        if Issue.objects.exists() or Article.objects.exists():
            self.stdout.write("There is a paper already; nothing loaded.")
            return
        call_command("demo_accounts", verbosity=0)
        self.started = time.monotonic()
        count = load_paper(now=timezone.now(), say=self.say)
        self.say(f"{count} stories loaded")

    def say(self, text: str) -> None:
        seconds = time.monotonic() - self.started
        self.stdout.write(f"  {seconds:5.1f} s  {text}")
        self.stdout.flush()
