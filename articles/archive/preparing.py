"""Records into what is written: content, card, hash. Never the database, so that this
part may run in processes of its own."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Protocol, cast

from articles.archive.checking import read_issue
from articles.archive.findings import Findings, Place
from articles.archive.lines import BadLine
from articles.archive.records import IssueRecord, StoryRecord
from articles.models import Article, ArticlePhoto, Byline, Photo
from articles.models.content import Content, card_of, content_of, hash_of
from articles.search import Words, words_of


class Source(Protocol):
    """One issue to be read: a line of a file, or what a generator makes up."""

    @property
    def place(self) -> Place: ...

    @property
    def weight(self) -> int:
        """Bytes that it holds in memory."""

    @property
    def read_to(self) -> int:
        """How far the archive is read with it, in bytes or in stories."""

    def read(self, findings: Findings) -> Any:
        """Its JSON value; raises BadLine."""


@dataclass(frozen=True, slots=True)
class Text:
    content: Content
    card: Content
    hash: str
    words: Words


@dataclass(frozen=True, slots=True)
class Prepared:
    """`texts` by page number and position; a story with photos waits for their hash."""

    source: Source
    digest: str = ""
    known: bool = False
    issue: IssueRecord | None = None
    texts: dict[tuple[int, int], Text] = field(default_factory=dict)
    findings: Findings = field(default_factory=lambda: Findings(Place()))


class _Rows(list[Any]):
    """Rows in memory where content_of() expects a manager."""

    def select_related(self, *names: str) -> "_Rows":
        return self


def prepare(source: Source, *, known: frozenset[str], now: dt.datetime) -> Prepared:
    """`known` are the digests of lines that are in already: nothing more is done."""
    findings = Findings(source.place)
    try:
        raw = source.read(findings)
    except BadLine as error:
        findings.refuse("", str(error))
        return Prepared(_light(source), findings=findings)
    digest = digest_of(raw)
    if digest in known:
        return Prepared(_light(source), digest, known=True)
    issue = read_issue(raw, findings=findings, now=now)
    texts = {
        (page.number, story.position): text_of(story, [])
        for page in (issue.pages if issue else ())
        for story in page.stories
        if not story.photos
    }
    return Prepared(_light(source), digest, False, issue, texts, findings)


def text_of(story: StoryRecord, photos: list[Photo]) -> Text:
    """content_of() itself, on rows that are not written yet: one rule for the hash."""
    article = Article(**story.fields)
    values = {
        column.attname: getattr(article, column.attname)
        for column in Article._meta.concrete_fields
    }
    bylines = _Rows(
        Byline(
            role=credit.role,
            printed_name=credit.name,
            organisation=credit.organisation,
            qualifier=credit.qualifier,
        )
        for credit in story.credits
    )
    places = _Rows(
        ArticlePhoto(photo=photo, after=record.after, lead=record.lead)
        for photo, record in zip(photos, story.photos, strict=True)
    )
    stand_in = SimpleNamespace(**values, bylines=bylines, article_photos=places)
    content = content_of(cast(Article, stand_in))
    return Text(content, card_of(content), hash_of(content), words_of(content))


def digest_of(raw: Any) -> str:
    """Of what it says, however it is spaced and in whatever order its keys stand."""
    text = json.dumps(raw, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _light(source: Source) -> Source:
    """Without the line itself, which need not travel back."""
    return Spent(source.place, source.read_to)


@dataclass(frozen=True, slots=True)
class Spent:
    place: Place
    read_to: int
    weight: int = 0

    def read(self, findings: Findings) -> Any:
        raise BadLine
