"""An issue and three stories for the verbs of layout."""

import pytest
from django.contrib.auth.models import User

from articles import layout
from articles.models import Article, Issue
from tests.cast import HOUR, NOW, make_issue, signed_article


@pytest.fixture
def issue(chief: User) -> Issue:
    """Two empty pages of today, in planning."""
    return make_issue(by=chief)


@pytest.fixture
def signed(reporter: User, chief: User) -> list[Article]:
    """Three signed stories, in no issue yet."""
    return [signed_article(by=reporter, chief=chief) for _number in range(3)]


@pytest.fixture
def fourth(reporter: User, chief: User) -> Article:
    """One more, in no issue yet."""
    return signed_article(by=reporter, chief=chief)


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    """Signed, in no issue, for the web in an hour."""
    row = signed_article(by=reporter, chief=chief)
    layout.publish_web(row, at=NOW + HOUR, by=chief, now=NOW)
    return row
