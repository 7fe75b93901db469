"""The desk's first page as a test reads it, and stories on their way to it."""

from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from articles import workflow
from articles.models import Article
from articles.vocabulary import Role
from tests.admin.conftest import Login
from tests.cast import NOW, hire, submitted_article


def shown(user: User, login: Login) -> dict[str, Any]:
    answer: Any = login(user).get(reverse("admin:index"))
    assert answer.status_code == 200
    return {**answer.context_data, "text": answer.content.decode()}


def second_review(*, by: User, **fields: Any) -> Article:
    """Passed the first review; waits for the second."""
    story = submitted_article(by=by, **fields)
    editor = User.objects.filter(username="first").first()
    editor = editor or hire("first", Role.PAGE_EDITOR)
    workflow.approve(story, by=editor, now=fields.get("now", NOW))
    return story
