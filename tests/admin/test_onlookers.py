"""Those who may only look open every screen, whatever state the row is in."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.access import employ
from tests.admin.conftest import Login
from tests.cast import make_photo, released_issue, signed_article


@pytest.mark.parametrize("person", ["proofreader", "auditor", "superuser"])
def test_onlooker_opens_every_noun_of_a_released_issue(
    person: str, chief: User, reporter: User, login: Login
) -> None:
    photo = make_photo(by=reporter)
    article = signed_article(by=reporter, chief=chief, photos=[photo])
    issue = released_issue([article], chief=chief)
    rows = {
        "article": article.pk,
        "issue": issue.pk,
        "page": issue.pages.get(number=1).pk,
        "photo": photo.pk,
    }
    client = login(employ(person))
    for noun, pk in rows.items():
        address = reverse(f"admin:articles_{noun}_change", args=[pk])
        assert client.get(address).status_code == 200, noun


def test_pictures_of_a_story_not_live_come_from_the_desk(
    chief: User, reporter: User, login: Login
) -> None:
    """The public address of such a picture is 404."""
    article = signed_article(by=reporter, chief=chief, photos=[make_photo(by=reporter)])
    address = reverse("admin:articles_article_change", args=[article.pk])
    page = login(chief).get(address).content.decode()
    assert "/admin/articles/photo/" in page
    assert "/photos/" not in page
