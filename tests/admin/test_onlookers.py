"""Those who may only look open every screen, whatever state the row is in."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.access import employ
from tests.admin.conftest import Login
from tests.cast import (
    make_article,
    make_issue,
    make_photo,
    place_all,
    released_issue,
    signed_article,
    submitted_article,
)


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


def test_issue_screen_names_no_draft_to_a_proofreader(
    proofreader: User, auditor: User, chief: User, reporter: User, login: Login
) -> None:
    """A draft may stand on a page already; who may not read it sees no word of it."""
    issue = make_issue(by=chief)
    draft = make_article(by=reporter, headline="还没写完的稿子")
    place_all(issue, [draft, submitted_article(by=reporter)], by=chief)
    address = reverse("admin:articles_issue_change", args=[issue.pk])
    assert draft.headline not in login(proofreader).get(address).content.decode()
    assert draft.headline in login(auditor).get(address).content.decode()
