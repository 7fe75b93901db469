"""A parsed story or photo into rows: article, bylines, photos. No verb, no lock."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _

from articles.copytext import Credit, StoryCopy
from articles.models import Article, Byline, Photo, Reporter, Series
from articles.vocabulary import (
    ArticleKind,
    CreditRole,
    ReporterKind,
    SourceKind,
)

AGENCIES = ("新华社", "中新社", "中国新闻社", "通讯社")
NOTICE = re.compile(r"公\s*[告示]|通\s*[告知]|启\s*事|声\s*明|更\s*正|讣\s*告")


def _limit(model: type[models.Model], name: str) -> int:
    limit: int = getattr(model._meta.get_field(name), "max_length", None) or 60
    return limit


@dataclass(slots=True)
class Nouns:
    """The directory as one import sees it: two queries, however long the page."""

    reporters: dict[str, list[Reporter]] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    photos: Mapping[int, Photo] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, *, photos: Mapping[int, Photo]) -> "Nouns":
        nouns = cls(photos=photos)
        for reporter in Reporter.objects.order_by("pk"):
            nouns.reporters.setdefault(reporter.name, []).append(reporter)
        for series in Series.objects.all():
            nouns.series[_key(series.name)] = series
        return nouns

    def reporter(self, name: str) -> Reporter | None:
        """The one person of that name; two of a name are left to the editor."""
        found = self.reporters.get(name, [])
        if len(found) > 1:
            text = _("有%(count)d位作者叫“%(name)s”，请在稿件里选定。")
            self.doubt(text % {"count": len(found), "name": name})
        return found[0] if len(found) == 1 else None

    def column(self, label: str) -> Series | None:
        found = self.series.get(_key(label)) if label else None
        if label and found is None:
            text = _("专栏“%(label)s”不在专栏表里，先记作栏头标签。")
            self.doubt(text % {"label": label})
        return found

    def doubt(self, sentence: str) -> None:
        if sentence not in self.doubts:
            self.doubts.append(sentence)


def known_names() -> frozenset[str]:
    return frozenset(Reporter.objects.values_list("name", flat=True))


def known_series() -> frozenset[str]:
    return frozenset(Series.objects.values_list("name", flat=True))


def _key(label: str) -> str:
    return re.sub(r"\s+", "", label)


def article_of(
    item: StoryCopy, *, nouns: Nouns, kind: ArticleKind | None = None
) -> Article:
    """An unsaved draft of the item's words."""
    series = nouns.column(item.series)
    printed = {
        "kicker": item.kicker,
        "headline": item.headline,
        "deck": item.deck,
        "dateline": item.dateline,
        "source_name": item.source,
        "label": "" if series else item.series,
    }
    limits = {name: _limit(Article, name) for name in printed}
    whole = {name: text[: limits[name]] for name, text in printed.items()}
    # What no column holds goes on top of the text: too long is not lost.
    spill = [text for name, text in printed.items() if len(text) > limits[name]]
    return Article(
        kind=kind or kind_of(item),
        body=body_html(item, above=spill),
        series=series,
        source=_source(item),
        **whole,
    )


def kind_of(item: StoryCopy) -> ArticleKind:
    if item.kind == "photo":
        return ArticleKind.PICTURE
    if any(credit.name.endswith("评论员") for credit in item.credits):
        return ArticleKind.COMMENT
    if NOTICE.search(item.headline[-6:]) and not item.dateline:
        return ArticleKind.NOTICE
    return ArticleKind.NEWS


def _source(item: StoryCopy) -> SourceKind:
    if item.source:
        agency = item.source.endswith(AGENCIES)
        return SourceKind.AGENCY if agency else SourceKind.REPRINT
    writers = {
        credit.role for credit in item.credits if credit.role != CreditRole.PHOTOGRAPHER
    }
    sent_in = {CreditRole.AUTHOR.value, CreditRole.CORRESPONDENT.value}
    return SourceKind.CONTRIBUTED if writers and writers <= sent_in else SourceKind.OWN


def body_html(item: StoryCopy, *, above: Iterable[str] = ()) -> str:
    """Paragraphs and subheads in order, escaped."""
    parts = [f"<p>{_escape(text)}</p>" for text in above]
    for index, paragraph in enumerate(item.paragraphs):
        heads = [head.text for head in item.subheads if head.before == index]
        parts += [f"<h2>{_escape(text)}</h2>" for text in heads]
        parts.append(f"<p>{_escape(paragraph)}</p>")
    last = [head.text for head in item.subheads if head.before >= len(item.paragraphs)]
    parts += [f"<h2>{_escape(text)}</h2>" for text in last]
    return "".join(parts)


def _escape(text: str) -> str:
    return html.escape(text, quote=False)


def add_bylines(article: Article, item: StoryCopy, *, nouns: Nouns) -> None:
    Byline.objects.bulk_create(bylines_of(article, item, nouns=nouns))


def bylines_of(article: Article, item: StoryCopy, *, nouns: Nouns) -> list[Byline]:
    """Everybody that the item credits; a photo's own photographers stay with it."""
    in_photos = {credit for photo in item.photos for credit in photo.credits}
    written = [
        credit
        for credit in item.credits
        if item.kind == "story" or credit not in in_photos
    ]
    return [
        _byline(article, order, credit, nouns) for order, credit in enumerate(written)
    ]


def _byline(article: Article, order: int, credit: Credit, nouns: Nouns) -> Byline:
    reporter = nouns.reporter(credit.name)
    return Byline(
        article=article,
        order=order,
        role=_role(credit, reporter),
        reporter=reporter,
        printed_name="" if reporter else credit.name[: _limit(Byline, "printed_name")],
        organisation=credit.organisation[: _limit(Byline, "organisation")],
        qualifier=credit.qualifier[: _limit(Byline, "qualifier")],
    )


def _role(credit: Credit, reporter: Reporter | None) -> str:
    """An untitled name is what the directory says of it."""
    if credit.role != CreditRole.UNKNOWN or reporter is None or credit.qualifier:
        return credit.role
    staff = reporter.kind == ReporterKind.STAFF
    return CreditRole.REPORTER if staff else CreditRole.CORRESPONDENT
