"""What search must answer, worked out without it. No test stands here."""

import datetime as dt

from articles.folding import fold, fold_term
from articles.models import Article
from articles.models.content import Content
from articles.search import find, understood
from articles.text import plain
from tests.cast import NOW


def fields(content: Content) -> list[str]:
    """Every text of a story that a reader may look for, as it was signed."""
    photos = content["photos"]
    return [
        *(content[name] for name in ("kicker", "headline", "deck", "summary")),
        *(content["dateline"], plain(content["body"]), content["source"]["name"]),
        *content["labels"],
        *(byline["name"] for byline in content["bylines"]),
        *(photo["caption"] for photo in photos),
        *(photo["credit"] for photo in photos),
    ]


class Truth:
    """The folded texts of all live stories: a plain substring decides."""

    def __init__(self, now: dt.datetime = NOW) -> None:
        rows = Article.objects.live(now).select_related("live_revision")
        self.lines = {
            row.pk: [fold(text) for text in fields(row.live_revision.content)]
            for row in rows
            if row.live_revision is not None
        }

    def holding(self, text: str) -> set[int]:
        return self.having(fold_term(text))

    def having(self, term: str) -> set[int]:
        """A folded term: folded once more, a mark between two characters is lost."""
        return {
            pk
            for pk, lines in self.lines.items()
            if term and any(term in line for line in lines)
        }


def found(typed: str, *, now: dt.datetime = NOW, newest: bool = True) -> list[int]:
    return find(understood(typed), now=now, newest=newest).stories
