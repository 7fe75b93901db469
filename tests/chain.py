"""The desk log's chain as tests look at it. No test stands here."""

from django.contrib.auth.models import User
from django.db import connection

from articles.models import Article, DeskLog
from articles.models.desk_chain import Link, fault, links
from articles.vocabulary import Verb
from tests.cast import NOW


def linked() -> list[Link]:
    """The chain as a commit would leave it at this point."""
    connection.check_constraints()
    return list(links())


def first_fault() -> tuple[int, str] | None:
    last = None
    for link in linked():
        if why := fault(link, after=last):
            return link.id, why
        last = link
    return None


def write(article: Article, by: User | None, **detail: object) -> DeskLog:
    return DeskLog.objects.write(Verb.EDIT, article, by=by, now=NOW, **detail)
