"""All cells of the access tables, through a live server."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from tests.access import TABLE, employ
from tests.doors import STORY_VERBS
from tests.drill.conftest import Open
from tests.walking import open_house, walk_pages, walk_stories

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_cell_of_every_story_door(
    enter: Open, say: Callable[[str], None]
) -> None:
    house, walked, wrong = open_house(enter), 0, []
    for person in TABLE:
        user = employ(person)
        User.objects.filter(pk=user.pk).update(username=f"walker_{person}")
        for walk in (
            walk_stories(house, person, user=user, verbs=STORY_VERBS),
            walk_pages(house, person, user=user),
        ):
            rows = list(walk)
            walked += len(rows)
            wrong += [row for row in rows if row[1]]
        house.kept.clear()
        say(f"{person}: {walked} cells so far, {len(wrong)} wrong")
    say(f"permission cells walked: {walked}, wrong: {len(wrong)}")
    assert wrong == []
