"""写稿 stands on the first page before those who may start a story, and no others."""

import pytest
from django.urls import reverse

from tests.access import employ
from tests.admin.conftest import Login

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("person", "may"),
    [
        ("reporter", True),
        ("correspondent", True),
        ("page_editor", True),
        ("proofreader", False),
        ("administrator", False),
        ("auditor", False),
    ],
)
def test_button_stands_before_who_may_start_a_story(
    person: str, may: bool, login: Login
) -> None:
    text = login(employ(person)).get("/admin/").content.decode()
    button = f'<a class="button" href="{reverse("admin:articles_article_add")}"'
    assert (button in text) == may
