"""Which rows of the desk log somebody meets outside the log itself."""

from typing import Any

from django.db.models import Q, QuerySet

from articles.models import Article, DeskLog
from articles.permissions.people import may_noun
from articles.permissions.stories import visible
from articles.permissions.table import NOUNS


def readable_log(user: Any, rows: QuerySet[DeskLog]) -> QuerySet[DeskLog]:
    """Those about what this person may open: a row prints the title it is about."""
    nouns = [noun for noun in NOUNS if may_noun(user, "view", noun)]
    stories = visible(user, Article.objects.all()).values("pk")
    about_stories = Q(noun="article", target_id__in=stories)
    return rows.filter(about_stories | Q(noun__in=nouns) & ~Q(noun="article"))
