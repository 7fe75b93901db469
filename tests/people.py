"""The cast: a login for every post. No test stands here.

Each person's docstring says what they may do; the whole table is in access.py.
"""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.vocabulary import Role
from tests.cast import hire


@pytest.fixture
def correspondent(db: None) -> User:
    """Writes, submits and takes back own stories; sees no others."""
    return hire("correspondent", Role.CORRESPONDENT)


@pytest.fixture
def reporter(db: None) -> User:
    """Writes, submits and takes back own stories; sees no others."""
    return hire("reporter", Role.REPORTER)


@pytest.fixture
def other_reporter(db: None) -> User:
    """The same as reporter; the two may not touch each other's stories."""
    return hire("reporter2", Role.REPORTER)


@pytest.fixture
def photo_editor(db: None) -> User:
    """Reads what is filed, keeps the photo library, writes own picture stories."""
    return hire("photo_editor", Role.PHOTO_EDITOR)


@pytest.fixture
def page_editor(db: None) -> User:
    """Reads all; edits, passes and returns at the first review; lays out pages."""
    return hire("page_editor", Role.PAGE_EDITOR)


@pytest.fixture
def proofreader(db: None) -> User:
    """Reads what is filed; changes nothing."""
    return hire("proofreader", Role.PROOFREADER)


@pytest.fixture
def desk_head(db: None) -> User:
    """Like page_editor, at the second review too; signs 大样, keeps reporters."""
    return hire("desk_head", Role.DESK_HEAD)


@pytest.fixture
def chief(db: None) -> User:
    """Reviews at every stage, signs stories, 大样 and 付印; unsigns, withdraws,
    releases, delays, pulls."""
    return hire("chief", Role.CHIEF)


@pytest.fixture
def other_chief(db: None) -> User:
    """The same as chief, for what the chief wrote and for races."""
    return hire("chief2", Role.CHIEF)


@pytest.fixture
def administrator(db: None) -> User:
    """Keeps accounts, sections, names and tags; reads no story."""
    return hire("administrator", Role.ADMINISTRATOR)


@pytest.fixture
def auditor(db: None) -> User:
    """Reads everything, changes nothing."""
    return hire("auditor", Role.AUDITOR)


@pytest.fixture
def superuser(db: None) -> User:
    """Reads everything and keeps the small nouns; signs and releases nothing."""
    return hire("root", is_superuser=True)


@pytest.fixture
def reader(client: Client) -> Client:
    """A browser nobody logged in with: sees what is live, no more."""
    return client
