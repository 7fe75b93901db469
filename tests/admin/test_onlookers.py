"""Those who may only look open every screen, whatever state the row is in."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.admin.conftest import Login
from tests.access import employ
from tests.cast import make_article, make_issue, make_photo, released_issue


@pytest.mark.parametrize("person", ["proofreader", "auditor", "superuser"])
def test_released_issue_opens_for_who_may_look(
    person: str, chief: User, reporter: User, login: Login
) -> None:
    issue = released_issue([], by=chief)
    address = reverse("admin:articles_issue_change", args=[issue.pk])
    assert login(employ(person)).get(address).status_code == 200
