"""The first person of a new installation, who then adds the others."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.vocabulary import Role


class Command(BaseCommand):
    help = "Makes the first administrator and prints a random password, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", nargs="?", default="administrator")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        group = Group.objects.select_for_update().get(name=Role.ADMINISTRATOR)
        if User.objects.filter(groups=group, is_active=True).exists():
            raise CommandError("There is an administrator already.")
        username, password = options["username"], secrets.token_urlsafe(15)
        if User.objects.filter(username=username).exists():
            raise CommandError(f"The name {username} is taken: give another one.")
        user = User.objects.create_user(username, password=password, is_staff=True)
        user.groups.add(group)
        self.stdout.write(
            f"Log in at /admin/ as {username} with {password}\n"
            "and change this password there at once: it is shown only here."
        )
