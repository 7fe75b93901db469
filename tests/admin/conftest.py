"""Browsers of the cast, logged in. The people themselves are in cast.py."""

from collections.abc import Callable

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.admin.confirming import STAMP

Login = Callable[[User], Client]


@pytest.fixture
def login() -> Login:
    """A browser of its own for each person, who gave the password just now."""

    def browser(user: User) -> Client:
        client = Client()
        client.force_login(user)
        session = client.session
        session[STAMP] = timezone.now().timestamp()
        session.save()
        return client

    return browser


@pytest.fixture
def later(login: Login, clock: time_machine.Traveller) -> Login:
    """A browser whose person gave the password more than a quarter of an hour ago."""

    def browser(user: User) -> Client:
        client = login(user)
        clock.shift(15 * 60 + 1)
        return client

    return browser
