"""The people of the demo, with one random password. Never in production, where the
only use of this command is to lock accounts that came with a demo's data."""

import os
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.vocabulary import Role


class Person(NamedTuple):
    username: str
    last_name: str
    first_name: str
    role: Role


CAST = (
    Person("admin", "管", "思源", Role.ADMINISTRATOR),
    Person("chief", "沈", "岱宗", Role.CHIEF),
    Person("chief2", "闻", "樵", Role.CHIEF),
    Person("desk_head", "陆", "青禾", Role.DESK_HEAD),
    Person("page_editor", "顾", "念慈", Role.PAGE_EDITOR),
    Person("proofreader", "严", "以真", Role.PROOFREADER),
    Person("photo_editor", "祝", "映川", Role.PHOTO_EDITOR),
    Person("reporter", "江", "晚舟", Role.REPORTER),
    Person("reporter2", "柏", "见山", Role.REPORTER),
    Person("correspondent", "冯", "秀娥", Role.CORRESPONDENT),
    Person("auditor", "方", "敬之", Role.AUDITOR),
)


class Command(BaseCommand):
    help = "Makes the demo's accounts, or locks them all with --lock."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--lock", action="store_true", help="nobody may log in with them any more"
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if options["lock"]:
            self.lock()
            return
        if not settings.IS_DEMO:
            raise CommandError("Demo accounts exist in the demo only.")
        password, is_new = kept_password(settings.DEMO_PASSWORD_FILE)
        made = make_accounts(password=password, everybody=is_new)
        if options["verbosity"] > 0:
            file = settings.DEMO_PASSWORD_FILE
            self.stdout.write(f"{made} accounts made or renewed; password in {file}")

    def lock(self) -> None:
        theirs = User.objects.filter(email__endswith=settings.DEMO_EMAIL_DOMAIN)
        locked = theirs.update(is_active=False, password=make_password(None))
        self.stdout.write(f"{locked} demo accounts locked.")


def kept_password(path: Path) -> tuple[str, bool]:
    """The password in the file, and whether it was made just now."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip(), False
    password = secrets.token_urlsafe(9)
    with os.fdopen(handle, "w") as file:
        file.write(password + "\n")
    return password, True


def make_accounts(*, password: str, everybody: bool) -> int:
    """Makes who is missing; a new password is given to everybody of the demo."""
    present = set(
        User.objects.filter(
            username__in=[person.username for person in CAST]
        ).values_list("username", flat=True)
    )
    missing = [person for person in CAST if person.username not in present]
    # One slow hash for all: it is one and the same password.
    encoded = make_password(password) if missing or everybody else ""
    for person in missing:
        make_account(person, encoded=encoded)
    if not everybody:
        return len(missing)
    theirs = User.objects.filter(email__endswith=settings.DEMO_EMAIL_DOMAIN)
    return theirs.update(password=encoded, is_active=True)


def make_account(person: Person, *, encoded: str) -> None:
    user = User.objects.create(
        username=person.username,
        last_name=person.last_name,
        first_name=person.first_name,
        email=person.username + settings.DEMO_EMAIL_DOMAIN,
        password=encoded,
        is_staff=True,
    )
    user.groups.add(Group.objects.get(name=person.role))
