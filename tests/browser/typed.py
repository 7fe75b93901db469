"""What the tests of typed text look at. No test stands here."""

import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article, DraftCopy
from tests.cast import PASSWORD

TYPED = "三百人上堤演练"
COPIES = "Object.keys(localStorage).filter(key => key.startsWith('newsroom-draft:'))"


def address(story: Article) -> str:
    return f"/admin/articles/article/{story.pk}/change/"


def until(holds: Callable[[], Any]) -> Any:
    """The server works in another thread."""
    for _ in range(100):
        if found := holds():
            return found
        time.sleep(0.1)
    raise AssertionError("it never came true")


def kept() -> DraftCopy | None:
    return DraftCopy.objects.unsaved().first()


def status(page: Any, words: str) -> None:
    page.wait_for_selector(f".draft-status:has-text('{words}')", timeout=15_000)


def sign_in(page: Any, user: User) -> None:
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("#login-form [type=submit]")
