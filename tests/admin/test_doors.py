"""Every door of the desk has a row, and representative cells of each row hold.

`make drill` walks all cells through a live server.
"""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from articles.admin import desk
from tests.access import CELLS, TABLE, allowed, employ
from tests.admin.conftest import Login
from tests.doors import ELSEWHERE, STORY_VERBS, doors, listed
from tests.walking import House, open_house, walk_pages, walk_stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(login: Login, clock: object) -> House:
    def browse(user: User) -> Client:
        return login(user)

    return open_house(browse)


def nouns() -> dict[str, str]:
    return {
        str(model._meta.model_name): model._meta.app_label for model in desk._registry
    }


def test_no_door_of_the_desk_is_without_a_row() -> None:
    assert set(doors()) - listed(nouns()) == set()


def test_no_row_is_without_its_door() -> None:
    assert listed(nouns()) - set(doors()) == set()


def test_doors_walked_elsewhere_name_a_test_that_exists() -> None:
    for door, path in ELSEWHERE.items():
        assert (Path(settings.BASE_DIR) / path).exists(), door


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_person_passes_exactly_the_doors_of_the_tables(
    person: str, house: House
) -> None:
    """Of each verb one cell that is allowed and one that is not."""
    user, wrong = employ(person), []
    for verb, action in STORY_VERBS.items():
        yes = [cell for cell in CELLS if cell in allowed(person, action)]
        no = [cell for cell in CELLS if cell not in yes]
        cells = [*yes[:1], *no[-1:]]
        walk = walk_stories(house, person, user=user, verbs=[verb], cells=cells)
        wrong += [row for row in walk if row[1]]
    assert not wrong


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_person_opens_exactly_the_pages_of_the_tables(
    person: str, house: House
) -> None:
    walk = walk_pages(house, person, user=employ(person), cells=CELLS[::3])
    assert not [row for row in walk if row[1]]
