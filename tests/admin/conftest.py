"""Browsers of the cast, logged in. The people themselves are in cast.py."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

Login = Callable[[User], Client]


@pytest.fixture
def login() -> Login:
    """A browser of its own for each person."""

    def browser(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return browser
