"""Forgets somebody's phone, for when the only administrator has lost theirs."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles import second_step
from articles.refusals import Refused


class Command(BaseCommand):
    help = "Forgets the phone and the recovery codes of one account; the log keeps it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        account = User.objects.filter(username=username).first()
        if account is None:
            raise CommandError(f"There is no account {username}.")
        try:
            second_step.reset(account, by=None, now=timezone.now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{username} signs in with the password alone now.")
