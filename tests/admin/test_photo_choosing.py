"""What the story form shows of the library to choose from."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.admin.photo_choosing import STEP
from articles.models import Photo
from tests.access import TABLE, employ
from tests.admin.conftest import Login
from tests.admin.posting import add_address, queries_of
from tests.cast import NOW, make_photo

pytestmark = pytest.mark.usefixtures("clock")

CHOOSE = reverse("admin:articles_photo_choose")


def offered(page: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'data-photo="(\d+)"', page)]


@pytest.mark.parametrize("person", TABLE)
def test_library_is_offered_to_whom_the_table_says(
    person: str, reporter: User, login: Login
) -> None:
    make_photo(by=reporter)
    answer = login(employ(person)).get(CHOOSE)
    shut = person in {"administrator", "nobody"}
    assert answer.status_code == (403 if shut else 200)
    assert len(offered(answer.content.decode())) == (0 if shut else 1)


def test_newest_come_first_and_older_ones_step_by_step(
    reporter: User, login: Login
) -> None:
    made = [make_photo(by=reporter).pk for _ in range(STEP + 2)]
    client = login(reporter)
    page = client.get(CHOOSE).text
    assert offered(page) == made[:1:-1]
    before = re.search(r'data-before="(\d+)"', page)
    assert before is not None
    last = client.get(f"{CHOOSE}?before={before[1]}").text
    assert offered(last) == [made[1], made[0]]
    assert "data-before" not in last


def test_words_and_whose_narrow_what_is_offered(
    reporter: User, other_reporter: User, login: Login
) -> None:
    mine = make_photo(by=reporter, caption="老桥清晨")
    other = make_photo(by=other_reporter, caption="老桥傍晚")
    client = login(reporter)
    assert offered(client.get(f"{CHOOSE}?q=老桥").text) == [other.pk, mine.pk]
    assert offered(client.get(f"{CHOOSE}?q=老桥 清晨").text) == [mine.pk]
    assert offered(client.get(f"{CHOOSE}?q=老桥&mine=1").text) == [mine.pk]
    page = client.get(f"{CHOOSE}?q=没有").text
    assert offered(page) == []
    assert "没有找到图片。" in page


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "１２", "%00"])
def test_made_up_step_is_the_first(before: str, reporter: User, login: Login) -> None:
    photo = make_photo(by=reporter)
    answer = login(reporter).get(f"{CHOOSE}?before={before}")
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert offered(answer.text) == [photo.pk]


def test_photo_still_to_come_is_not_offered(reporter: User, login: Login) -> None:
    Photo.objects.create(key="nothing", created_by=reporter, created_at=NOW)
    assert offered(login(reporter).get(CHOOSE).text) == []


def test_offer_costs_the_same_for_few_and_many(reporter: User, login: Login) -> None:
    client = login(reporter)
    make_photo(by=reporter)
    few = queries_of(client, CHOOSE)
    for _ in range(12):
        make_photo(by=reporter)
    assert queries_of(client, CHOOSE) == few


def test_story_form_holds_the_way_to_the_library(reporter: User, login: Login) -> None:
    page = login(reporter).get(add_address()).text
    assert '<template id="photo-chooser"' in page
    assert f'data-search="{CHOOSE}"' in page
