"""Archive stories made ready to be written: texts, hashes, placing. Never the database,
so that this part may run in processes of its own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from types import SimpleNamespace
from typing import Any, cast

from articles.models import Article, Byline, Reporter
from articles.models.content import card_of, content_of, hash_of
from articles.sample.bulk import BulkStory, Writer
from articles.vocabulary import ArticleKind, CreditRole, ReporterKind, Weight

PAGES = (("A01", "要闻"), ("A02", "民生"), ("A03", "经济·镇街"), ("A04", "文化·副刊"))
SERIES = ("一线见闻", "走村看变化", "民生速递")


@dataclass(frozen=True, slots=True)
class Name:
    """A reporter's row, as much of it as a byline prints."""

    pk: int
    name: str
    kind: str
    organisation: str


@dataclass(frozen=True, slots=True)
class IssueJob:
    date: dt.date
    stories: int
    seed: str
    number: int
    total_number: int | None


@dataclass(frozen=True, slots=True)
class PreparedStory:
    fields: dict[str, Any]  # of Article, without relations
    section: str
    series: str
    tags: tuple[str, ...]
    page: int  # index into PAGES
    position: int
    credits: tuple[tuple[int, str, str], ...]  # reporter, role, organisation
    content: dict[str, Any]
    card: dict[str, Any]
    hash: str


class _Rows(list[Any]):
    """Rows in memory where content_of() expects a manager."""

    def select_related(self, *names: str) -> "_Rows":
        return self


def prepare_batch(
    jobs: Sequence[IssueJob], names: Sequence[Name]
) -> list[tuple[IssueJob, list[PreparedStory]]]:
    return [(job, prepare_issue(job, names)) for job in jobs]


def prepare_issue(job: IssueJob, names: Sequence[Name]) -> list[PreparedStory]:
    writer = Writer(job.seed)
    filled = [0] * len(PAGES)
    stories = []
    for number in range(job.stories):
        page = number % len(PAGES)
        filled[page] += 1
        stories.append(_prepared(writer, names=names, page=page, position=filled[page]))
    return stories


def _prepared(
    writer: Writer, *, names: Sequence[Name], page: int, position: int
) -> PreparedStory:
    story = writer.story()
    article = Article(
        kind=story.kind,
        weight=_weight(story, position),
        kicker=story.kicker,
        headline=story.headline,
        deck=story.deck,
        dateline=story.dateline,
        body=story.body,
    )
    article.normalise()
    chosen = writer.random.sample(names, writer.random.choice((1, 1, 2)))
    bylines = [_byline(name) for name in chosen]
    content = _content(article, bylines)
    pairs = zip(chosen, bylines, strict=True)
    return PreparedStory(
        fields=_typed(article),
        section=story.section,
        series=_series(writer.random),
        tags=story.tags,
        page=page,
        position=position,
        credits=tuple((who.pk, row.role, row.organisation) for who, row in pairs),
        content=content,
        card=card_of(content),
        hash=hash_of(content),
    )


def _weight(story: BulkStory, position: int) -> Weight:
    if position == 1:
        return Weight.LEAD
    return Weight.BRIEF if story.kind == ArticleKind.BRIEF else Weight.NORMAL


def _series(random: Random) -> str:
    return random.choice(SERIES) if random.random() < 0.2 else ""


def _byline(name: Name) -> Byline:
    staff = name.kind == ReporterKind.STAFF
    return Byline(
        role=CreditRole.REPORTER if staff else CreditRole.CORRESPONDENT,
        reporter=Reporter(pk=name.pk, name=name.name),
        organisation=name.organisation,
    )


def _content(article: Article, bylines: Sequence[Byline]) -> dict[str, Any]:
    """content_of() itself, on rows that are not written yet: one rule for the hash."""
    values = {
        field.attname: getattr(article, field.attname)
        for field in Article._meta.concrete_fields
    }
    stand_in = SimpleNamespace(**values, bylines=_Rows(bylines), article_photos=_Rows())
    return content_of(cast(Article, stand_in))


TYPED = (
    "kind", "weight", "kicker", "headline", "deck", "dateline", "body", "words",
    "words_han",
)  # fmt: skip


def _typed(article: Article) -> dict[str, Any]:
    return {name: getattr(article, name) for name in TYPED}
