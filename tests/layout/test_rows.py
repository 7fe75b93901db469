"""Locks of pages and issues against saves of their stories, over real connections."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from articles import workflow
from articles.layout.rows import lock_issue, lock_page
from articles.models import Article
from tests.cast import NOW, make_issue, place_all, submitted_article


def save_again(article: Article, *, by: User) -> None:
    """As the story form does: the copy and its revision in one transaction."""
    try:
        with transaction.atomic():
            copy = Article.objects.get(pk=article.pk)
            workflow.save_copy(copy, version=copy.version, by=by, now=NOW)
            workflow.record_edit(copy, by=by, now=NOW)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_saving_a_placed_story_waits_for_nobody_who_holds_its_page(
    reporter: User, page_editor: User
) -> None:
    """Whoever holds the page asks for the story next: waiting would be a deadlock."""
    article = submitted_article(by=reporter)
    issue = make_issue(by=page_editor)
    place_all(issue, [article], by=page_editor)
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        lock_issue(issue)
        lock_page(issue.pages.get(number=1))
        pool.submit(save_again, article, by=page_editor).result(timeout=10)
        assert workflow.locked(article).version == article.version + 1
