"""One paper for all tests of a module that only look at it; the clock stands at NOW."""

from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from articles import reading
from tests.cast import NOW
from tests.screens.paper import Paper, whole_paper


@pytest.fixture(scope="module")
def printed(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Paper]:
    """Undone after the module."""
    folder = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(MEDIA_ROOT=folder),
        time_machine.travel(NOW, tick=False),
    ):
        paper = whole_paper(now=NOW)
        paper.media = folder
        yield paper
        transaction.set_rollback(True)


@pytest.fixture
def paper(printed: Paper, settings: Settings) -> Paper:
    """Its pictures are where it left them."""
    settings.MEDIA_ROOT = printed.media
    reading.forget_paper()
    return printed
